import type { Quantity, RuleFinding } from '../model.js';

/** The numbers that rules before have judged for certain: a later rule has nothing to add. */
export const judgedIn = (before: readonly RuleFinding[]): ReadonlySet<Quantity> =>
  new Set(
    before.flatMap(({ covers, verdict }) => (verdict === 'ambiguous' || verdict === 'not-checked' ? [] : covers)),
  );
