import { type Named, tablesOf } from '../../grids/grid.js';
import type { Column } from '../../grids/grid-columns.js';
import { isBase } from '../../grids/grid-columns.js';
import { bothWays, tablesNear } from '../../grids/grids-near.js';
import { listsOf } from '../../grids/listed-rows.js';
import { rowsFor } from '../../grids/rows.js';
import { ELSEWHERE, TARGET } from '../../lexicon/words.js';
import { stemsOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { sameSpan } from '../../mentions/periods.js';
import type { MistakeId, Quantity, RuleFinding } from '../../model.js';
import { perObject } from '../../per-object.js';
import type { Rule } from '../../rule.js';
import { pointAt } from '../../verdicts/intervals.js';
import { countsUnjudged, doubtedIn } from '../../verdicts/judged.js';
import { digitsOf } from '../../verdicts/mistakes.js';
import { findingOver } from '../../verdicts/report.js';
import { isOnlyOf } from '../series.js';

/** "There were 7,204 searches in Dunmere": a count of the prose that a table has too. */

/** "Fewer than in 2022/23 (654)": what it is compared with is judged with the comparison. */
const COMPARED = /\b(?:more|fewer|less|higher|lower|greater|above|below|up|down)\b/;

/** "The annual average was 1,001": no count. */
const AVERAGE = /\b(?:average|averag(?:ed|ing)|mean|median)\b/i;

/** A number of fewer digits is met by chance. */
const LEAST = 100;

interface Cell {
  readonly named: Named;
  readonly column: Column;
  readonly quantity: Quantity;
}

const cellsOf = (named: Named): Cell[] =>
  named.grid.columns.flatMap((column): Cell[] => {
    const quantity = named.row.cells[column.index];
    return column.kind === 'level' && column.index > 0 && column.dimension === 'count' && !isBase(column) && quantity
      ? [{ named, column, quantity }]
      : [];
  });

/** The rows of the totals of the tables near. */
const totalsOf = (discourse: Discourse, block: number): Named[] =>
  tablesNear(discourse, block)
    .flatMap(bothWays)
    .flatMap((grid) => grid.rows.filter(({ isTotal }) => isTotal).map((row) => ({ grid, row })));

/** A number of so many digits is met by chance in no table of the same year. */
const SURE = 1000;

/** The same number, of the time that is named or of the newest, in whatever row. */
const anywhere = (discourse: Discourse, mention: Mention): Cell | undefined =>
  tablesNear(discourse, mention.sentence.block.index)
    .flatMap(bothWays)
    .flatMap((grid) =>
      meantCells(
        grid.rows.flatMap((row) => cellsOf({ grid, row })),
        mention,
      ),
    )
    .find(({ quantity }) => quantity.value === mention.quantity.value);

/** The words of its part of the sentence. */
function partAround({ sentence: { text }, quantity }: Mention): string {
  const before =
    text
      .slice(0, quantity.start)
      .split(/[;:(]|, |\. /)
      .at(-1) ?? '';
  return `${before} ${text.slice(quantity.end).split(/[;:()]|, |\. |\b(?:and|but|while)\b/)[0]}`;
}

/** Of the time that is named; where none is, of the newest. */
function meantCells(cells: readonly Cell[], { time, mark }: Mention): readonly Cell[] {
  if (time) return cells.filter(({ column }) => column.time && sameSpan(column.time, time));
  if (mark === -1) return [];
  const newest = Math.max(...cells.map(({ column }) => column.time?.to ?? 0));
  return cells.filter(({ column }) => (column.time?.to ?? 0) === newest);
}

function say(mention: Mention, cell: Cell, mistake: MistakeId | undefined, because = ''): RuleFinding {
  const { label } = cell.named.row;
  return findingOver(mention.sentence, [mention.quantity], {
    pattern: 'table-level',
    verdict: mistake ? 'differs' : 'agrees',
    quoted: mention.quantity.text,
    recomputed: `${label}: ${cell.quantity.text} in the table${because}`,
    mistake: mistake ?? null,
    suggestion: mistake ? cell.quantity.text : null,
    covers: [mention.quantity],
    uses: [cell.quantity],
  });
}

/** The number of another column of the row, or of this one with two digits changed. */
function slipOf(mention: Mention, cells: readonly Cell[], current: Cell): RuleFinding[] {
  const { quantity, time } = mention;
  const other = cells.find((cell) => cell.quantity.value === quantity.value && cell.column.time);
  if (other && time) return [say(mention, current, 'stale-year', `; it is that of ${other.column.heading}`)];
  const digits = other ? undefined : digitsOf(quantity, pointAt(current.quantity.value));
  return digits ? [say(mention, current, digits.mistake, `; ${digits.because}`)] : [];
}

const listedIn = perObject((discourse: Discourse) => new Set(listsOf(discourse).flatMap(({ items }) => items)));

function judge(discourse: Discourse, mention: Mention, doubted: ReadonlySet<Quantity>): RuleFinding[] {
  const { shape } = mention.sentence;
  const words = partAround(mention);
  if (listedIn(discourse).has(mention) || !/[a-z]{3}/i.test(words) || COMPARED.test(mention.lead)) return [];
  if (ELSEWHERE.test(words.toLowerCase()) || TARGET.test(shape) || AVERAGE.test(words)) return [];
  const rows = rowsFor(discourse, mention);
  const found = rows.length > 0 ? rows : totalsOf(discourse, mention.sentence.block.index);
  const isNamed = rows.length > 0 || /\S [A-Z][A-Za-z]|^[A-Z]{2}/.test(words.trim());
  const same = isNamed || mention.quantity.value < SURE ? undefined : anywhere(discourse, mention);
  if (same) return [say(mention, same, undefined)];
  const cells = found.flatMap(cellsOf);
  const current = meantCells(cells, mention);
  const good = current.find(({ quantity }) => quantity.value === mention.quantity.value);
  if (good) return [say(mention, good, undefined)];
  const [only] = current;
  const isOne = new Set(current.map(({ quantity }) => quantity.value)).size === 1;
  // A cell that its own table contradicts refutes nothing.
  if (!only || !isOne || doubted.has(only.quantity)) return [];
  const heading = `${only.named.grid.heading} ${only.column.heading} ${only.named.grid.columns[0]?.heading ?? ''}`;
  const isPlain = rows.length > 0 ? isOnlyOf(words, only.named.row.label, heading) : isOfAll(words, heading);
  return isPlain ? slipOf(mention, cells, only) : [];
}

/** Words that name no more than everything the table counts. */
const isOfAll = (words: string, heading: string): boolean => {
  const known = new Set([...stemsOf(heading), ...stemsOf('borough police recorded town district city county area')]);
  return [...stemsOf(words)].every((stem) => known.has(stem));
};

const TABLE =
  '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 1,000 | 900 |\n| Robbery | 532 | 540 |\n| Total | 1,532 | 1,440 |\n\n';

export const tableLevel: Rule = {
  id: 'table-level',
  about: 'a count of the prose that stands in a table too',
  why: 'The number is copied from the column of last year, or with two digits changed.',
  speaks: [
    ['agrees', `${TABLE}There were 900 burglaries in 2019.`],
    ['ambiguous', `${TABLE}There were 1,000 burglaries in 2019.`],
    ['differs', `${TABLE}There were 504 robberies.`],
    ['agrees', `${TABLE}Police recorded 1,440 offences.`],
  ],
  silent: [
    `${TABLE}There were 504 robberies in London.`,
    `${TABLE}Of the robberies 504 were solved.`,
    `${TABLE}There were 504 robberies of tourists.`,
    `${TABLE}There were 740 burglaries in 2019.`,
  ],
  read: (discourse, before) => {
    if (tablesOf(discourse).length === 0) return [];
    const doubted = doubtedIn(before);
    return countsUnjudged(discourse, before)
      .filter(({ quantity, sentence }) => !quantity.hedge && quantity.value >= LEAST && sentence.block.kind === 'prose')
      .flatMap((mention) => judge(discourse, mention, doubted));
  },
};
