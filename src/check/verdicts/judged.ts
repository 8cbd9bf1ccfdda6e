import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { Quantity, RuleFinding } from '../model.js';

/** The numbers that rules before have judged for certain: a later rule has nothing to add. */
export const judgedIn = (before: readonly RuleFinding[]): ReadonlySet<Quantity> =>
  new Set(
    before.flatMap(({ covers, verdict }) => (verdict === 'ambiguous' || verdict === 'not-checked' ? [] : covers)),
  );

/** The counts in digits, given as levels, that no rule before has judged. */
export function countsUnjudged({ mentions }: Discourse, before: readonly RuleFinding[]): Mention[] {
  const judged = judgedIn(before);
  return mentions.filter(
    ({ quantity, role, dimension }) =>
      role === 'level' && dimension === 'count' && !quantity.isWord && !judged.has(quantity),
  );
}

/** The numbers of the prose that no rule before has judged. */
export function proseUnjudged({ mentions }: Discourse, before: readonly RuleFinding[]): Mention[] {
  const judged = judgedIn(before);
  return mentions.filter(({ quantity, sentence }) => sentence.block.kind !== 'row' && !judged.has(quantity));
}

/** The numbers, of prose and of tables, that rules before have found to be wrong: what is worked out from them blames nobody. */
export const doubtedIn = (before: readonly RuleFinding[]): ReadonlySet<Quantity> =>
  new Set(before.flatMap(({ covers, verdict }) => (verdict === 'differs' ? covers : [])));
