import type { Measure } from '../../core/crime.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import { groupThousands } from '../../core/format.js';
import { isMissing, missing } from '../../core/missing.js';
import { type Month, monthName } from '../../core/months.js';
import type { CellCounts, Cells } from '../cells.js';
import { basename } from '../parts-of-source.js';
import { smallMonths } from './incomplete-months.js';
import { rangeOf } from './lacking-offences.js';
import { lackingOutcomes, unlikelyNone } from './lacking-outcomes.js';

/** What is looked at of a file: `boroughs` are the names of whole boroughs, by code. */
interface FileWithOutcomes {
  readonly file: string;
  readonly cells: Cells;
  readonly months: readonly Month[];
  readonly boroughs: ReadonlyMap<string, string>;
  /** What a kind of offence is added up in: all offences, or an indicator by itself. */
  readonly wholeOf: (offence: string) => string;
}

/** A kind of outcome, and its words. */
type Outcome = readonly [measure: Measure, words: string];

const OUTCOMES: readonly Outcome[] = [
  ['sanction-detections', 'sanction detections'],
  ['positive-outcomes', 'positive outcomes'],
];

/**
 * A month of outcomes with less than this share of what is usual around it may lack some of its rows. In the Met's dashboards of
 * 2015 to 2026 no month with 200 or more around it has less than 71% (hate crime, July 2023; knife crime, December 2019).
 */
const FEW = 0.6;

/** Where the outcomes of a file were not counted, though no row says so. */
export interface OutcomeGaps {
  /** "measure|offence|month" of those that no area has. */
  readonly lacking: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the outcomes that a file lacks: of a month, of most of a month, and of a borough's month, which is made missing. */
export function missLostOutcomes(found: FileWithOutcomes, measures: ReadonlySet<Measure>): OutcomeGaps {
  const lacking = new Set(lackingOutcomes(found.cells, found.months, measures.size > 1));
  const diagnostics = OUTCOMES.filter(([measure]) => measures.has(measure)).flatMap(([measure, words]) => {
    const totals = sumsBy(found, (cell) => (cell.measure === measure ? found.wholeOf(cell.offence) : undefined));
    const small = [...totals].flatMap(([whole, sums]) =>
      smallMonths(sums, found.months).map((month) => ({ whole, ...month })),
    );
    for (const { offence, measure: theirs } of found.cells) {
      if (theirs !== measure) continue;
      const ofWhole = small.filter(({ whole }) => whole === found.wholeOf(offence));
      for (const { month } of ofWhole) lacking.add(`${measure}|${offence}|${month}`);
    }
    const isCounted = (whole: string, index: number) =>
      (totals.get(whole)?.[index] ?? 0) > 0 &&
      !small.some((other) => other.whole === whole && other.month === found.months[index]);
    const partly = small.filter(({ offences }) => offences > 0);
    const isSmall = (month: Month) => small.some((other) => other.month === month);
    const few = [...totals.values()].flatMap((sums) => smallMonths(sums, found.months, FEW));
    return [
      ...few.filter(({ month }) => !isSmall(month)).map((month) => fewDiagnostic(found.file, words, month)),
      ...partly.map((month) => smallDiagnostic(found.file, words, month)),
      ...missOfBoroughs(found, [measure, words], isCounted),
    ];
  });
  return { lacking, diagnostics };
}

/** Sums of rows, month by month, by a key of each row; a missing count adds nothing. */
function sumsBy({ cells, months }: FileWithOutcomes, keyOf: (cell: CellCounts) => string | undefined) {
  const all = new Map<string, number[]>();
  for (const cell of cells) {
    const key = keyOf(cell);
    if (key === undefined) continue;
    const sums = all.get(key) ?? new Array<number>(months.length).fill(0);
    all.set(key, sums);
    for (const [index, value] of cell.values.entries()) if (!isMissing(value)) sums[index] = (sums[index] ?? 0) + value;
  }
  return all;
}

/**
 * Makes the outcomes of a borough missing in the months in which it has none of any kind, though going by its other months some
 * were certain, and other areas have theirs: its rows are lost.
 */
function missOfBoroughs(
  found: FileWithOutcomes,
  [measure, words]: Outcome,
  isCounted: (whole: string, index: number) => boolean,
): Diagnostic[] {
  const { file, cells, months, boroughs, wholeOf } = found;
  const keyOf = (wanted: Measure) => (cell: CellCounts) =>
    cell.measure === wanted && boroughs.has(cell.area) ? `${cell.area}|${wholeOf(cell.offence)}` : undefined;
  const offences = sumsBy(found, keyOf('offences'));
  return [...sumsBy(found, keyOf(measure))].flatMap(([key, outcomes]): Diagnostic[] => {
    const [area = '', whole = ''] = key.split('|');
    const indexes = unlikelyNone(offences.get(key) ?? [], outcomes).filter((index) => isCounted(whole, index));
    if (indexes.length === 0) return [];
    const range = rangeOf(indexes.map((index) => months[index] ?? ''));
    const what = `no ${words} in ${boroughs.get(area)}`;
    const why = missing('not-usable', `${what} in ${basename(file)}: ${range}`);
    for (const cell of [...cells]) if (keyOf(measure)(cell) === key) cells.miss(cell, new Set(indexes), why);
    const lost = 'they are lost, and are left out as if they were blank. Use a file that has them.';
    return [{ level: 'warning', text: `${file}: has ${what} (${range}), where many are usual: ${lost}` }];
  });
}

interface SmallMonth {
  readonly month: Month;
  readonly offences: number;
  readonly usual: number;
}

function smallDiagnostic(file: string, words: string, { month, offences, usual }: SmallMonth): Diagnostic {
  const counts = `${groupThousands(offences, 0)} ${words} in all, the months around it ${groupThousands(usual, 0)}`;
  const text = `${file}: ${monthName(month)} has ${counts}: they are not complete, and are left out as if they were absent. Use a file that has the whole month.`;
  return { level: 'warning', text };
}

function fewDiagnostic(file: string, words: string, { month, offences, usual }: SmallMonth): Diagnostic {
  const sentence = (many: string) =>
    `${file}: ${monthName(month)} has ${many} ${words} in all, the months around it ${groupThousands(usual, 0)}: some may be missing. They are counted as they are; compare the file with another of that month.`;
  return { level: 'warning', text: sentence(groupThousands(offences, 0)), withoutCounts: sentence('fewer') };
}
