import type { Direction } from '../lexicon/directions.js';
import type { Quantity } from '../model.js';
import type { Clause } from './clauses.js';

/** What a number of a sentence is, and what there is around it to tell by. Types only. */

export type Role = 'level' | 'change' | 'points' | 'step' | 'share' | 'average' | 'target' | 'other';

export interface Given {
  readonly role: Role;
  readonly direction: Direction | undefined;
}

/** A number of a sentence, with the words on both sides of it to its neighbours. */
export interface Sign {
  readonly at: number;
  readonly quantity: Quantity;
  readonly clause: Clause;
  readonly lead: string;
  readonly tail: string;
}

export interface RoleContext extends Sign {
  readonly shape: string;
  readonly before: Given | undefined;
  /** The last change or step before it in the sentence. */
  readonly moved: Given | undefined;
  readonly hasNext: boolean;
  /** The direction a heading or stem gives: "Rising", "Falls were seen in:". */
  readonly stem: Direction | undefined;
}
