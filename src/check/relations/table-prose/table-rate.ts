import { type GridRow, type Named, tablesOf } from '../../grids/grid.js';
import type { Column } from '../../grids/grid-columns.js';
import { rowsFor, rowsNamed } from '../../grids/rows.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { type Span, sameSpan } from '../../mentions/periods.js';
import type { Quantity, RuleFinding, VerdictName } from '../../model.js';
import type { Rule } from '../../rule.js';
import { pointAt } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import { findingOver, numberText, quotedText } from '../../verdicts/report.js';
import { ordinalText } from './rank-phrases.js';

/** Rates and ranks of the prose, compared with the rate and rank columns of the document's own tables. */

const isLondon = (text: string): boolean => /\blondon\b(?! borough)/i.test(text);
const isHouseholds = (text: string): boolean => /household|dwelling/i.test(text);
const NO_RATE = /change|limit|gap|detect|share|sanction|%|points|target|forecast|difference/i;

const isRate = ({ heading, kind }: Column): boolean =>
  /\brate\b|\bper (?:1,?000|100,?000|head|household)/i.test(heading) &&
  !/\brank/i.test(heading) &&
  !NO_RATE.test(heading) &&
  kind !== 'change';
const isRank = ({ heading }: Column): boolean =>
  /\brank|\bplace\b/i.test(heading) &&
  !/change|reduction|increase|moved|within|limit|%|volume|number of|detect/i.test(heading);

function endOf({ heading }: Column): 'highest' | 'lowest' | undefined {
  const end = /1(?:st)? (?:=|is) (?:the )?(highest|lowest|safest|best|worst)/i.exec(heading)?.[1]?.toLowerCase();
  if (end === undefined) return undefined;
  return end === 'highest' || end === 'worst' ? 'highest' : 'lowest';
}

interface Cell {
  readonly value: number;
  readonly decimals: number;
  readonly column: Column;
  readonly row: GridRow;
}

/** "12=" is a place shared. */
function cellAt({ block }: GridRow, index: number): { value: number; decimals: number } | undefined {
  const found = /^(\d{1,3}(?:,\d{3})*|\d+)(\.\d+)?(?:=|\*)?$/.exec(block.cells?.[index]?.text.trim() ?? '');
  return found
    ? { value: Number(found[0].replace(/[,=*]/g, '')), decimals: Math.max(0, (found[2]?.length ?? 0) - 1) }
    : undefined;
}

const OF_AREAS = /^(?:area|borough|ward|place)\b/i;

function cellsOf(named: readonly Named[], fits: (column: Column) => boolean): Cell[] {
  return named.flatMap(({ grid, row }) => {
    // Where a column names the area, the row may be of another place than the document.
    if (row.isGroup || grid.columns.some(({ heading }) => OF_AREAS.test(heading))) return [];
    return grid.columns
      .filter((column) => column.index > 0 && fits(column))
      .flatMap((column): Cell[] => {
        const cell = cellAt(row, column.index);
        return cell ? [{ ...cell, column, row }] : [];
      });
  });
}

/** Those of the period the sentence names, else all. */
function ofPeriod(cells: readonly Cell[], periods: readonly Span[]): { cells: readonly Cell[]; isNamed: boolean } {
  const named = cells.filter(
    ({ column }) => column.time && periods.some((period) => column.time && sameSpan(column.time, period)),
  );
  return named.length > 0 ? { cells: named, isNamed: true } : { cells, isNamed: false };
}

const periodsOf = ({ time, context }: Mention): Span[] =>
  [time, context].filter((item): item is Span => item !== undefined);

function say(mention: Mention, verdict: VerdictName, recomputed: string, cell: Cell): RuleFinding {
  const isRounding = verdict === 'rounding';
  return findingOver(mention.sentence, [mention.quantity], {
    pattern: 'table-rate',
    verdict,
    quoted: quotedText(mention.quantity),
    recomputed,
    mistake: isRounding ? 'rounding' : null,
    suggestion: isRounding ? mention.quantity.text.replace(/^[\d.,]+/, numberText(cell.value, cell.decimals)) : null,
    covers: [mention.quantity],
  });
}

function judgeRate(discourse: Discourse, mention: Mention): RuleFinding[] {
  const { quantity, sentence } = mention;
  if (quantity.kind !== 'rate' || quantity.hedge) return [];
  const words = `${mention.leadText} ${quantity.text} ${mention.tailText.slice(0, 40)}`;
  const all = cellsOf(rowsFor(discourse, mention), isRate).filter(
    ({ column, row }) =>
      isLondon(column.heading) === isLondon(words) &&
      (!isHouseholds(quantity.text) || isHouseholds(`${row.label} ${column.heading}`)) &&
      (isHouseholds(quantity.text) || !isHouseholds(`${row.label} ${column.heading}`)),
  );
  const { cells, isNamed } = ofPeriod(all, periodsOf(mention));
  const periods = sentence.quantities.filter(({ kind }) => kind === 'period');
  const [first] = cells;
  // Of a year the tables do not have nothing can be said.
  if (!first || (!isNamed && periods.length > 0 && all.some(({ column }) => column.time))) return [];
  const judged = cells.map((cell) => ({
    cell,
    verdict: judge(quantity, pointAt(cell.value)),
  }));
  const good =
    judged.find(({ verdict }) => verdict === 'agrees') ?? judged.find(({ verdict }) => verdict === 'rounding');
  const text = (cell: Cell): string => `${numberText(cell.value, cell.decimals)} in the table`;
  if (good) return [say(mention, good.verdict, text(good.cell), good.cell)];
  return isNamed && cells.length === 1 ? [say(mention, 'ambiguous', text(first), first)] : [];
}

const END = /^(?: joint)?[ -](highest|lowest|safest|largest|smallest)\b/;

/** A rank from one end is one from the other: of 32 boroughs the 12th highest is the 21st lowest. */
const BOROUGHS = 32;

function judgeRank(discourse: Discourse, mention: Mention): RuleFinding[] {
  const { quantity, sentence } = mention;
  const tailText = sentence.text.slice(quantity.end, quantity.end + 90).toLowerCase();
  const found = END.exec(tailText)?.[1];
  const end = found && /highest|largest/.test(found) ? 'highest' : 'lowest';
  if (quantity.kind !== 'ordinal' || !found || !/borough|london/.test(tailText)) return [];
  const all = cellsOf(rowsFor(discourse, mention), (column) => isRank(column) && endOf(column) !== undefined);
  const { cells, isNamed } = ofPeriod(all, periodsOf(mention));
  const [first] = cells;
  if (!first) return [];
  const rankOf = ({ value, column }: Cell): number => (endOf(column) === end ? value : BOROUGHS + 1 - value);
  const good = cells.find((cell) => rankOf(cell) === quantity.value);
  if (good) return [say(mention, 'agrees', `${ordinalText(good.value)} ${endOf(good.column)} in the table`, good)];
  // Only where the words before it name the one row it can be of.
  const rows = new Set(
    rowsNamed(discourse, mention.leadText, mention.sentence.block.index).map(({ row }) => row.label),
  );
  return isNamed && cells.length === 1 && rows.size === 1
    ? [say(mention, 'ambiguous', `${ordinalText(first.value)} ${endOf(first.column)} in the table`, first)]
    : [];
}

const TABLE =
  '| Offence | Rate 2023/24 | Rank 2023/24 (1 = lowest) |\n|---|---|---|\n| Burglary | 5.0 | 9 |\n| Robbery | 2.8 | 12= |\n\n';

export const tableRate: Rule = {
  id: 'table-rate',
  about: "rates and places of the prose, against the document's own tables",
  why: 'A rate is quoted from another column, a place from the other end.',
  speaks: [
    ['agrees', `${TABLE}In 2023/24 burglary stood at 5.0 per 1,000 population.`],
    ['ambiguous', `${TABLE}In 2023/24 burglary stood at 7.4 per 1,000 population.`],
    ['agrees', `${TABLE}Robbery in 2023/24 was the 12th lowest of the 32 boroughs.`],
  ],
  silent: [
    `${TABLE}Burglary in 2021/22 was 7.4 per 1,000 population.`,
    `${TABLE}Shoplifting was 7.4 per 1,000 population.`,
    'Burglary was 7.4 per 1,000 population.',
  ],
  read: (discourse, before) => {
    if (tablesOf(discourse).length === 0) return [];
    const judged = new Set<Quantity>(
      before.flatMap(({ covers, verdict }) => (verdict === 'not-checked' ? [] : covers)),
    );
    return discourse.mentions
      .filter(({ quantity, sentence }) => !judged.has(quantity) && sentence.block.kind !== 'row')
      .flatMap((mention) => [...judgeRate(discourse, mention), ...judgeRank(discourse, mention)]);
  },
};
