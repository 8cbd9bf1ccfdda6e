import { tablesOf } from './grids/grid.js';
import { rowsFor } from './grids/rows.js';
import { areasOf } from './mentions/clauses.js';
import { areasNear, type Discourse, reachOf } from './mentions/discourse.js';
import type { Mention } from './mentions/mentions.js';
import type { Quantity, RuleFinding } from './model.js';
import { isLevel } from './pairs/pair-cost.js';
import { perObject } from './per-object.js';
import { findingOver, quotedText } from './verdicts/report.js';

/** What no rule has read is said, never passed, with the reason that is true of it. */

const SPEAKS: readonly Quantity['kind'][] = ['percent', 'points', 'rate'];

/** So many numbers before and behind are near. */
const WINDOW = { before: 6, behind: 4 };

/** Other numbers that it could be worked out from, whatever they are of. */
const numbersNear = ({ mentions }: Discourse, mention: Mention): readonly Mention[] =>
  mentions
    .slice(Math.max(0, mention.id - WINDOW.before), mention.id + 1 + WINDOW.behind)
    .filter(
      (item) =>
        item !== mention && item.dimension !== undefined && reachOf(mention.sentence, item.sentence) !== undefined,
    );

const UNCERTAIN = 'there are numbers near it, but that it is of them is not certain';

/** The place stands before the number, or is joined to it; behind it, it may be that of the next. */
const isOfOtherArea = (mention: Mention): boolean =>
  areasNear(mention).size > 0 &&
  (areasOf(mention.lead).size > 0 || /^ ?(?:in|for|across|of|of all|over) /.test(mention.tail));

/** Where the tables of a draft stand: their headings and the blocks of their rows. */
const tableBlocks = perObject((discourse: Discourse) => ({
  headings: new Set(tablesOf(discourse).map(({ heading }) => heading)),
  blocks: new Set(tablesOf(discourse).flatMap(({ rows }) => rows.map(({ block }) => block.index))),
}));
const NEIGHBOURS = [-3, -2, -1, 0, 1, 2, 3];

/** A table of the same part of the document, or with a row of its subject. */
function tableNear(discourse: Discourse, mention: Mention): string | undefined {
  const { headings, blocks } = tableBlocks(discourse);
  if (blocks.size === 0) return undefined;
  if (rowsFor(discourse, mention).length > 0)
    return 'a table has a row of its subject, but which of its numbers it is of is not certain';
  const { heading, index } = mention.sentence.block;
  const isNear = headings.has(heading) || NEIGHBOURS.some((away) => blocks.has(index + away));
  return isNear ? 'a table stands near it, but which of its numbers it is of is not certain' : undefined;
}

function whyNot(discourse: Discourse, mention: Mention): string {
  const { role, quantity } = mention;
  if (role === 'target') return 'a target or forecast, not a figure of what was';
  if (isOfOtherArea(mention)) return 'of another place than the figures beside it';
  const near = numbersNear(discourse, mention);
  const levels = near.filter(isLevel);
  if (quantity.kind === 'points' && levels.length > 1 && levels.every(({ dimension }) => dimension !== 'percent'))
    return 'percentage points, but no two percentages are given near it';
  if (near.length > 1) return UNCERTAIN;
  const table = tableNear(discourse, mention);
  if (table) return table;
  if (quantity.kind === 'rate') return 'no count and population that it is of are given near it';
  if (near.length === 1)
    return role === 'share' ? 'no whole and part are given beside it' : 'no second level is given to work it out from';
  return role === 'share' ? 'no part and whole are given near it' : 'no figures are given near it';
}

export function unreadIn(discourse: Discourse, covered: ReadonlySet<Quantity>): RuleFinding[] {
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
