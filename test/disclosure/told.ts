import type { CommandResult } from '../../src/app/command-result.js';
import { stepsOf } from '../../src/core/explanation.js';
import type { CountQuery, Figure } from '../../src/core/figure.js';

/** What a run tells of counts, read from every number that it prints and from the explanation of each. */

/** A count by what it counts: the same key wherever it stands. */
export interface Cell {
  readonly codes: readonly string[];
  readonly offence: string;
  readonly from: string;
  readonly to: string;
  /** Offences, outcomes, or the offences of files with outcomes; then or now, of two vintages. */
  readonly kind: string;
}

export interface Told {
  readonly known: ReadonlyMap<string, { readonly cell: Cell; readonly value: number }>;
  readonly kept: ReadonlyMap<string, Cell>;
  /** Sums of counts in several areas, each over the same number of them. */
  readonly means: readonly { readonly cells: readonly Cell[]; readonly sum: number }[];
  /** Numbers that say of no count that they follow from it: whether they may be shown cannot be known. */
  readonly rootless: readonly Figure[];
  /** Of the explanations of shown numbers: "12 under ROBBERY / ...". */
  readonly rows: readonly { readonly figure: Figure; readonly count: number }[];
}

const cellOf = ({ set, offence, period, measure, requiredMeasure: beside, vintage }: CountQuery): Cell => ({
  codes: set.codes,
  offence,
  from: period.from,
  to: period.to,
  kind: `${measure}|${beside}|${vintage ?? ''}`,
});

export const keyOf = ({ codes, offence, from, to, kind }: Cell): string => `${codes}|${offence}|${from}|${to}|${kind}`;

const figuresOf = ({ document, keyed }: CommandResult): Figure[] =>
  [...document.tables, ...(keyed ? [keyed] : [])].flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => Object.values(cells).filter((cell): cell is Figure => typeof cell !== 'string')),
  );

const KEPT = '[c] suppressed';

/** Numbers that are made of no count: people and households, and what others have published. */
const NOT_COUNTED = ['denominator', 'published', 'target', 'implied base'];

/**
 * Whoever sees a number made of counts is taken to know each of them, though a percentage tells less. Only a mean of all
 * boroughs tells no more than their sum.
 */
export function toldBy(made: CommandResult): Told {
  const known = new Map<string, { cell: Cell; value: number }>();
  const kept = new Map<string, Cell>();
  const means: { cells: Cell[]; sum: number }[] = [];
  const rows: { figure: Figure; count: number }[] = [];
  const rootless: Figure[] = [];
  const seen = new Set<Figure>();
  const noteCount = ({ countQuery, value, missing }: Figure, shown: boolean): void => {
    if (!countQuery) return;
    const cell = cellOf(countQuery);
    if (shown && value !== null) known.set(keyOf(cell), { cell, value });
    if (missing === KEPT) kept.set(keyOf(cell), cell);
  };
  const read = (figure: Figure, isShown: boolean): void => {
    const shown = isShown && figure.value !== null;
    noteCount(figure, shown);
    const { from = [], method, value } = figure;
    if (shown && from.length === 0 && !figure.countQuery && !NOT_COUNTED.includes(method)) rootless.push(figure);
    if (method === 'mean count' && shown && from.length > 1) {
      const cells = from.flatMap(({ countQuery }) => (countQuery ? [cellOf(countQuery)] : []));
      means.push({ cells, sum: Math.round((value ?? 0) * from.length) });
      return;
    }
    // The mean of 32 rates has a weight for each; it is a weaker equation than the sum.
    if (method === 'mean rate') return;
    for (const each of from) read(each, shown);
  };
  for (const figure of figuresOf(made)) {
    if (seen.has(figure)) continue;
    seen.add(figure);
    read(figure, true);
    const explanation = made.document.explain?.(figure);
    for (const { step, what } of explanation ? stepsOf(explanation) : []) {
      const [, number] = (step === 'Rows' && /^([\d,]+) under /.exec(what)) || [];
      if (number !== undefined) rows.push({ figure, count: Number(number.replaceAll(',', '')) });
    }
  }
  return { known, kept, means, rootless, rows };
}
