import { claimOf } from './comparisons.js';
import { areasNear, type Discourse } from './discourse.js';
import type { Mention } from './mentions.js';
import type { Finding, Quantity } from './model.js';
import { levelsNear } from './pairs.js';
import { findingOver, quotedText } from './report.js';

/** What no rule has read is said, never passed, with the reason that is true of it. */

const SPEAKS: readonly Quantity['kind'][] = ['percent', 'points', 'rate'];

function whyNot(discourse: Discourse, mention: Mention): string {
  const { role, quantity } = mention;
  if (role === 'target') return 'a target or forecast, not a figure of what was';
  if (areasNear(mention).size > 0) return 'of another place than the figures beside it';
  if (quantity.kind === 'rate') return 'a rate without the count and population it is of';
  const levels = levelsNear(
    discourse,
    claimOf(mention, 'change'),
    quantity.kind === 'points' ? ['percent'] : ['count', 'rate', 'percent'],
  ).filter((each) => each !== mention);
  if (levels.length > 1) return 'there are numbers near it, but that it is of them is not certain';
  if (levels.length === 1)
    return role === 'share' ? 'no whole and part are given beside it' : 'no second level is given to work it out from';
  return role === 'share'
    ? 'no part and whole are given near it'
    : 'no figures are given near it, and no table row of its subject';
}

export function unreadIn(discourse: Discourse, covered: ReadonlySet<Quantity>): Finding[] {
  return discourse.mentions
    .filter(
      ({ quantity, sentence }) =>
        SPEAKS.includes(quantity.kind) &&
        !covered.has(quantity) &&
        (sentence.block.kind !== 'row' || (sentence.block.cells?.length ?? 0) < 3),
    )
    .map((mention) =>
      findingOver(mention.sentence, [mention.quantity], {
        pattern: 'unread',
        verdict: 'not-checked',
        quoted: quotedText(mention.quantity),
        recomputed: whyNot(discourse, mention),
      }),
    );
}
