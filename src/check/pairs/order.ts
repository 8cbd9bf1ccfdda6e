import type { Mention } from '../mentions/mentions.js';

/** Two levels in their order: the earlier, or the base of a comparison, and how sure that is. */
export interface Order {
  readonly earlier: Mention;
  readonly later: Mention;
  readonly order: 0 | 1 | 2;
}
