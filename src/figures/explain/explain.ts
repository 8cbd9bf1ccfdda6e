import { type Explanation, leaf } from '../../core/explanation.js';
import type { CountQuery, Figure } from '../../core/figure.js';
import { figureText, groupThousands, listInWords, numberText } from '../../core/format.js';
import { addMonths, type Month, monthsBetween, type Period } from '../../core/months.js';
import { isSuppressed, SUPPRESSED } from '../basis/suppression.js';
import { fileOf, fileSteps, type RowsOfFiles, rowSteps, type SourceOfCount } from './explain-rows.js';
import { INPUTS, NAMES } from './explain-words.js';
import { formulaOf } from './formulas.js';

/** More numbers than this are named, and not explained one by one. */
const MOST_INPUTS = 4;

/** How a figure was made, whatever it is called there. */
type Explained = Omit<Explanation, 'step'>;

/** What is asked of the data for an explanation: the words for an offence, and the rows that hold a count. */
export interface Trace {
  labelOf(offence: string): string;
  rowsOf(query: CountQuery): RowsOfFiles;
  /** Of a count that is none of the Met's files. */
  behind?(figure: Figure): SourceOfCount | undefined;
  /** What settles which numbers are not shown; undefined where all are. */
  readonly disclosure?: { withholds(query: CountQuery): boolean } | undefined;
  /** What was explained before: most figures are made from a few that many are made from. */
  readonly known: WeakMap<Figure, Explained>;
  /** Whether rows that were found tell no more than their sum does. */
  tellsNoPart(found: RowsOfFiles, query: CountQuery | undefined): boolean;
}

/** Whether a figure is a small number that is not shown. */
const isKeptBack = ({ disclosure }: Trace, figure: Figure): boolean =>
  isSuppressed(figure) || (figure.countQuery !== undefined && (disclosure?.withholds(figure.countQuery) ?? false));

/** Whether a figure it is made from is not shown: then nothing beneath it is shown. */
const hasKeptBack = (trace: Trace, { from = [] }: Figure): boolean =>
  trace.disclosure !== undefined && from.some((item) => isKeptBack(trace, item) || hasKeptBack(trace, item));

function countSteps(trace: Trace, figure: Figure, query: CountQuery): Explanation[] {
  const { set, offence, period } = query;
  const months = monthsBetween(period.from, period.to).length;
  const areas = set.codes.length === 1 ? '' : ` (${set.codes.length} areas)`;
  const what = `${trace.labelOf(offence)} in ${set.name}${areas}, ${period.from} to ${period.to} (${months} ${months === 1 ? 'month' : 'months'})`;
  const found = trace.rowsOf(query);
  const rows = trace.tellsNoPart(found, query) ? rowSteps(found) : fileSteps(found);
  if (rows.length === 0 && figure.sources.length > 0) {
    const files = listInWords(figure.sources.map((source) => fileOf(found, source)));
    // Rows of LSOAs are too many to be kept: their code finds them.
    const why =
      figure.value === 0 ? `none in ${files}: an absent row is zero` : `those of ${set.codes.join(', ')} in ${files}`;
    rows.push(leaf('Rows', why));
  }
  return [{ step: `${NAMES[query.measure] ?? query.measure} counted`, what, beneath: rows }];
}

function behindSteps(trace: Trace, figure: Figure): Explanation[] {
  const behind = trace.behind?.(figure);
  if (!behind) return [];
  const beneath = trace.tellsNoPart(behind, undefined) ? rowSteps(behind) : fileSteps(behind);
  return [{ step: behind.name, what: behind.what, beneath }];
}

/** The number before it was rounded, to ten decimals: more tell nothing. */
const unrounded = (value: number): string =>
  Number.isInteger(value) ? groupThousands(value, 0) : String(Number(value.toPrecision(10)));

function inputSteps(trace: Trace, figure: Figure): Explanation[] {
  const { method, from = [] } = figure;
  if (hasKeptBack(trace, figure)) {
    return [leaf('Made from', `${from.length} numbers, of which some are kept back`)];
  }
  const nameOf = (index: number) =>
    from.length === 1 ? 'Made from' : (INPUTS[method]?.[index] ?? `Number ${index + 1} of ${from.length}`);
  if (from.length <= MOST_INPUTS)
    return from.map((item, index) => ({ step: nameOf(index), ...explanationOf(trace, item) }));
  const months = monthsOf(from);
  if (months) return [leaf('Made from', months)];
  return from.map((entry, index) => leaf(nameOf(index), `${areaPrefix(entry)}${wordsOf(entry)}`));
}

/** What was counted for a figure that is one count, or made of one. */
const countedIn = ({ countQuery, from = [] }: Figure): CountQuery | undefined =>
  countQuery ?? (from.length === 1 && from[0] ? countedIn(from[0]) : undefined);

/** "Barnet: ", where the figures of many areas stand in a row. */
function areaPrefix(figure: Figure): string {
  const query = countedIn(figure);
  return query ? `${query.set.name}, ${query.period.label}: ` : '';
}

/** "2022-04 to 2023-03, 2024-04 to 2026-03": periods without a month between them are one run. */
function runsOf(periods: readonly Period[]): string {
  const runs: { from: Month; to: Month }[] = [];
  for (const { from, to } of periods) {
    const last = runs.at(-1);
    if (last && last.from <= from && from <= addMonths(last.to, 1)) last.to = to > last.to ? to : last.to;
    else runs.push({ from, to });
  }
  return runs.map(({ from, to }) => `${from} to ${to}`).join(', ');
}

/** The figures of one area and offence over time in one line, not one each: "56 numbers, 2021-08 to 2026-03: 167, 181". */
function monthsOf(from: readonly Figure[]): string | undefined {
  const all = from.map(countedIn);
  const [first] = all;
  const isOne = (item: CountQuery | undefined) =>
    item?.set.name === first?.set.name && item?.offence === first?.offence;
  if (!first || !all.every(isOne)) return undefined;
  const numbers = from.map((entry) => figureText(entry)).join('; ');
  const when = runsOf(all.flatMap((item) => item?.period ?? []));
  return `${from.length} numbers of ${first.set.name} (${from[0]?.unit}), ${when}: ${numbers}`;
}

/** "Burglary 0.012": what was tested, and what came of it. */
function testedName(trace: Trace, figure: Figure): string {
  const first = ({ countQuery, from = [] }: Figure): CountQuery | undefined =>
    countQuery ?? (from[0] && first(from[0]));
  const query = first(figure);
  return `${query ? trace.labelOf(query.offence) : figure.unit} ${figureText(figure)}`;
}

/** The tests that a p was adjusted for, each with its own p. */
function adjustedSteps(trace: Trace, { adjustedWith = [] }: Figure): Explanation[] {
  if (adjustedWith.length === 0) return [];
  const named = adjustedWith.map((item) => testedName(trace, item)).join('; ');
  return [leaf('Adjusted with', `${adjustedWith.length} other p: ${named}`)];
}

const wordsOf = (figure: Figure): string => `${figureText(figure)} (${figure.unit})`;

/** The number before it was rounded, where more of it is printed nowhere. */
function roundingSteps(figure: Figure): Explanation[] {
  const { value } = figure;
  if (value === null || numberText(figure).replaceAll(',', '').replace('+', '') === String(value)) return [];
  return [leaf('Unrounded', `${unrounded(value)}, rounded once, half away from zero, as it is printed`)];
}

function stepsBeneath(trace: Trace, figure: Figure): Explanation[] {
  const { missing, countQuery, base, given } = figure;
  const inputs = countQuery
    ? countSteps(trace, figure, countQuery)
    : [...behindSteps(trace, figure), ...inputSteps(trace, figure), ...adjustedSteps(trace, figure)];
  const divided = base && `${groupThousands(base.value, 0)} ${base.unit} (${base.series}, ${base.date})`;
  return [
    leaf('Formula', formulaOf(figure)),
    ...(given === undefined ? [] : [leaf('Given', given)]),
    ...roundingSteps(figure),
    ...(missing === null ? [] : [leaf('Why there is none', missing)]),
    ...inputs,
    ...(divided === undefined ? [] : [leaf('Divided by', divided)]),
  ];
}

function explanationOf(trace: Trace, figure: Figure): Explained {
  const known = trace.known.get(figure);
  if (known) return known;
  const found = isKeptBack(trace, figure)
    ? { what: SUPPRESSED.missing, beneath: [] }
    : { what: wordsOf(figure), beneath: stepsBeneath(trace, figure) };
  trace.known.set(figure, found);
  return found;
}

/** How a figure was made, step by step, down to the rows of the files; then the notes on what stands in its way. */
export function explainFigure(trace: Trace, figure: Figure): Explanation {
  const { what, beneath } = explanationOf(trace, figure);
  const notes = isKeptBack(trace, figure) ? [] : figure.notes.map((note) => leaf('Note', note));
  return { step: 'Figure', what, beneath: notes.length === 0 ? beneath : [...beneath, ...notes] };
}

/** What is known of counts that are none of the Met's files: how one was made, in `explainFigure`. */
export const traceBehind = (
  behind: (figure: Figure) => SourceOfCount | undefined,
  tellsNoPart: Trace['tellsNoPart'] = () => true,
): Trace => ({
  labelOf: (offence) => offence,
  rowsOf: () => ({ rows: [], sources: [] }),
  behind,
  known: new WeakMap(),
  tellsNoPart,
});
