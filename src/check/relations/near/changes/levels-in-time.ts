import { groupBy } from '../../../../core/collections.js';
import type { Named } from '../../../grids/grid.js';
import { gridsInOrder } from '../../../grids/grids-near.js';
import { rowsFor } from '../../../grids/rows.js';
import { rowsByPart } from '../../../grids/rows-of-context.js';
import { type Discourse, reachOf } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { Sentence } from '../../../model.js';
import { isLevel } from '../../../pairs/pair-cost.js';
import { lengthOf } from '../../../pairs/pair-time.js';
import type { Point } from './moves-asked.js';

/** Levels of one thing at several times: those of the text right before a claim, and the rows of the tables it stands under. */

export interface LevelSeries {
  readonly label: string;
  readonly points: readonly Point[];
}

const WINDOW = { before: 10, behind: 3 };
const FAR = 2;

/** The levels of the claim's sentence, and of the one or two before. */
export function levelsAround({ mentions }: Discourse, claim: Mention): Mention[] {
  return mentions.slice(Math.max(0, claim.id - WINDOW.before), claim.id + WINDOW.behind + 1).filter((item) => {
    const far = reachOf(claim.sentence, item.sentence);
    return (
      item !== claim &&
      isLevel(item) &&
      !item.quantity.isWord &&
      item.quantity.hedge === undefined &&
      far !== undefined &&
      far <= FAR &&
      (item.id < claim.id || far === 0)
    );
  });
}

const JOINED = /^[^#;.%]{0,40},? and [^#;.%]{0,25}$/;
const YEARS_BEFORE = /^ (?:[a-z]+ )?(?:in )?the (?:two years before|(?:two )?previous years|year before(?: that)?)\b/;

/** The first of three stands with the others, or is the only level of its sentence. */
const isOnly = ({ of }: Discourse, first: Mention, [, second]: readonly Mention[]): boolean =>
  first.sentence === second?.sentence ||
  (of[first.sentence.index] ?? []).every(
    (item) => item === first || !isLevel(item) || item.dimension !== first.dimension || item.quantity.isWord,
  );

/** "Fell from 46 to 37 (the year before, from 58 to 46)": two steps of one thing, one behind the other. */
function byCouples([a, b, c, d]: readonly Mention[]): Point[] | undefined {
  if (!a || !b || !c || !d || d.sentence !== a.sentence) return undefined;
  const isStep = (one: Mention, other: Mention): boolean =>
    /\bfrom [^#;]*$/.test(one.lead) && /^ to [^#;]*$/.test(other.lead);
  if (!isStep(a, b) || !isStep(c, d)) return undefined;
  const inOrder =
    d.quantity.value === a.quantity.value ? [b, a, c] : c.quantity.value === b.quantity.value ? [d, b, a] : [];
  return inOrder.length > 0
    ? inOrder.map((mention, back) => ({ mention, quantity: mention.quantity, back, time: mention.time }))
    : undefined;
}

/** "488, against 452 and 401 in the two years before", "361, having been 388 and 412 the year before". */
function byWords(discourse: Discourse, [a, b, c]: readonly Mention[]): Point[] | undefined {
  if (!a || !b || !c || b.sentence !== c.sentence || a.mark === -1 || b.mark !== -1) return undefined;
  if (!isOnly(discourse, a, [a, b, c]) || !JOINED.test(c.lead) || !YEARS_BEFORE.test(c.tail) || b.time || c.time)
    return undefined;
  return [a, b, c].map((mention, back) => ({ mention, quantity: mention.quantity, back, time: mention.time }));
}

/** Each with its year; the first may be of the year that has just been. */
function byTimes(discourse: Discourse, levels: readonly Mention[]): Point[] | undefined {
  const dated = levels.filter(({ time }) => time !== undefined);
  const [first] = levels;
  const newest = Math.max(...dated.map(({ time }) => time?.to ?? 0));
  const isUndated =
    first !== undefined && first.time === undefined && first.mark !== -1 && isOnly(discourse, first, levels);
  if (dated.length < levels.length - (isUndated ? 1 : 0) || dated.length < 2) return undefined;
  const lengths = new Set(dated.map(({ time }) => time && lengthOf(time)));
  const now = isUndated ? newest + 12 : newest;
  const points = levels.map((mention) => ({
    mention,
    quantity: mention.quantity,
    back: (now - (mention.time?.to ?? now)) / 12,
    time: mention.time,
  }));
  const areApart = new Set(points.map(({ back }) => back)).size === points.length;
  return areApart && lengths.size === 1 ? points : undefined;
}

/** Three and more levels of one kind, one behind the other. */
export function seriesInText(discourse: Discourse, claim: Mention): LevelSeries[] {
  const all = groupBy(levelsAround(discourse, claim), ({ dimension }) => dimension);
  return [...all.values()].flatMap((levels) =>
    levels.slice(2).flatMap((_, index): LevelSeries[] => {
      const three = levels.slice(index, index + 3);
      const points =
        byTimes(discourse, three) ?? byWords(discourse, three) ?? byCouples(levels.slice(index, index + 4));
      return points ? [{ label: '', points }] : [];
    }),
  );
}

function seriesOf({ grid, row }: Named): LevelSeries[] {
  const levels = grid.columns.filter(({ kind, index }) => kind === 'level' && index > 0 && row.cells[index]);
  const kinds = groupBy(levels, ({ dimension, stems }) => `${dimension} ${[...stems].join(' ')}`);
  return [...kinds.values()].flatMap((columns): LevelSeries[] => {
    const newest = Math.max(...columns.map(({ time }) => time?.to ?? 0));
    const isTimed = columns.every(({ time }) => time !== undefined);
    const isPair = columns.length === 2 && columns.every(({ time }) => time === undefined);
    if (columns.length < 2 || !(isTimed || isPair)) return [];
    const points = columns.flatMap(({ index, time }, order): Point[] => {
      const quantity = row.cells[index];
      return quantity ? [{ quantity, time, back: time ? (newest - time.to) / 12 : columns.length - 1 - order }] : [];
    });
    return new Set(points.map(({ back }) => back)).size === points.length ? [{ label: row.label, points }] : [];
  });
}

/** So many blocks from a claim a table of its heading may begin. */
const REACH = 40;

/** The rows of the tables under its heading. */
export function seriesOfTables(discourse: Discourse, { block }: Sentence): LevelSeries[] {
  return gridsInOrder(discourse).flatMap((grid) => {
    const at = grid.rows[0]?.block.index ?? 0;
    const isNear = grid.heading === block.heading && Math.abs(block.index - at) < REACH;
    return isNear && grid.id >= 0
      ? grid.rows.filter(({ isGroup }) => !isGroup).flatMap((row) => seriesOf({ grid, row }))
      : [];
  });
}

/** "Takeaways grew by 35%, restaurants by 16%": the row that the last words before a claim name, by a part of its label too. */
export function seriesOfRows(discourse: Discourse, claim: Mention): LevelSeries[] {
  const near = claim.leadText.split(/[;:,(]/).at(-1) ?? '';
  const byPart = rowsByPart(discourse, claim.sentence, near);
  return (byPart.length > 0 ? byPart : rowsFor(discourse, claim)).filter(({ row }) => !row.isGroup).flatMap(seriesOf);
}

/** The rows of all tables that have such a number. */
export const seriesWith = (discourse: Discourse, { quantity: { value } }: Mention): LevelSeries[] =>
  gridsInOrder(discourse)
    .filter(({ id }) => id >= 0)
    .flatMap((grid) => grid.rows.flatMap((row) => seriesOf({ grid, row })))
    .filter(({ points }) => points.some(({ quantity }) => quantity.value === value));
