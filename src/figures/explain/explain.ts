import type { CountQuery, Figure } from '../../core/figure.js';
import { figureText, groupThousands, listInWords, numberText } from '../../core/format.js';
import { monthsBetween } from '../../core/months.js';
import { isSuppressed, SUPPRESSED } from '../basis/suppression.js';
import { fileOf, fileSteps, type RowsOfFiles, rowSteps, type SourceOfCount, type Step } from './explain-rows.js';
import { INPUTS, NAMES } from './explain-words.js';
import { formulaOf } from './formulas.js';

/** More numbers than this are named, and not explained one by one. */
const MOST_INPUTS = 4;

/** What is asked of the data for an explanation: the words for an offence, and the rows that hold a count. */
export interface Trace {
  labelOf(offence: string): string;
  rowsOf(query: CountQuery): RowsOfFiles;
  /** Of a count that is none of the Met's files. */
  behind?(figure: Figure): SourceOfCount | undefined;
  /** What settles which numbers are not shown; undefined where all are. */
  readonly disclosure?: { withholds(query: CountQuery): boolean } | undefined;
  /** Whether rows that were found tell no more than their sum does. */
  tellsNoPart(found: RowsOfFiles, query: CountQuery | undefined): boolean;
}

/** Whether a figure is a small number that is not shown. */
const isKeptBack = ({ disclosure }: Trace, figure: Figure): boolean =>
  isSuppressed(figure) || (figure.countQuery !== undefined && (disclosure?.withholds(figure.countQuery) ?? false));

/** Whether a figure it is made from is not shown: then nothing beneath it is shown. */
const hasKeptBack = (trace: Trace, { from = [] }: Figure): boolean =>
  trace.disclosure !== undefined && from.some((item) => isKeptBack(trace, item) || hasKeptBack(trace, item));

function countSteps(trace: Trace, figure: Figure, query: CountQuery, depth: number): Step[] {
  const { set, offence, period } = query;
  const months = monthsBetween(period.from, period.to).length;
  const areas = set.codes.length === 1 ? '' : ` (${set.codes.length} areas)`;
  const what = `${trace.labelOf(offence)} in ${set.name}${areas}, ${period.from} to ${period.to} (${months} ${months === 1 ? 'month' : 'months'})`;
  const found = trace.rowsOf(query);
  const addsNothing = trace.tellsNoPart(found, query);
  const rows = addsNothing ? rowSteps(found, depth + 1) : fileSteps(found, depth + 1);
  if (rows.length === 0 && figure.sources.length > 0) {
    const files = listInWords(figure.sources.map((source) => fileOf(found, source)));
    // Rows of LSOAs are too many to be kept: their code finds them.
    const why =
      figure.value === 0 ? `none in ${files}: an absent row is zero` : `those of ${set.codes.join(', ')} in ${files}`;
    rows.push({ depth: depth + 1, step: 'Rows', what: why });
  }
  return [{ depth, step: `${NAMES[query.measure] ?? query.measure} counted`, what }, ...rows];
}

function behindSteps(trace: Trace, figure: Figure, depth: number): Step[] {
  const behind = trace.behind?.(figure);
  if (!behind) return [];
  const addsNothing = trace.tellsNoPart(behind, undefined);
  const rows = addsNothing ? rowSteps(behind, depth + 1) : fileSteps(behind, depth + 1);
  return [{ depth, step: behind.name, what: behind.what }, ...rows];
}

/** The number before it was rounded, to ten decimals: more tell nothing. */
const unrounded = (value: number): string =>
  Number.isInteger(value) ? groupThousands(value, 0) : String(Number(value.toPrecision(10)));

function inputSteps(trace: Trace, figure: Figure, depth: number): Step[] {
  const { method, from = [] } = figure;
  if (hasKeptBack(trace, figure)) {
    return [{ depth, step: 'Made from', what: `${from.length} numbers, of which some are kept back` }];
  }
  const nameOf = (index: number) =>
    from.length === 1 ? 'Made from' : (INPUTS[method]?.[index] ?? `Number ${index + 1} of ${from.length}`);
  if (from.length <= MOST_INPUTS) return from.flatMap((item, index) => stepsOf(trace, item, nameOf(index), depth));
  const months = monthsOf(from);
  if (months) return [{ depth, step: 'Made from', what: months }];
  return from.map((entry, index) => ({ depth, step: nameOf(index), what: `${areaPrefix(entry)}${wordsOf(entry)}` }));
}

/** What was counted for a figure that is one count, or made of one. */
const countedIn = ({ countQuery, from = [] }: Figure): CountQuery | undefined =>
  countQuery ?? (from.length === 1 && from[0] ? countedIn(from[0]) : undefined);

/** "Barnet: ", where the figures of many areas stand in a row. */
function areaPrefix(figure: Figure): string {
  const query = countedIn(figure);
  return query ? `${query.set.name}, ${query.period.label}: ` : '';
}

/** The figures of one area and offence over time in one line, not one each: "56 numbers, 2021-08 to 2026-03: 167, 181". */
function monthsOf(from: readonly Figure[]): string | undefined {
  const all = from.map(countedIn);
  const [first, last] = [all[0], all.at(-1)];
  const isOne = (item: CountQuery | undefined) =>
    item?.set.name === first?.set.name && item?.offence === first?.offence;
  if (!first || !last || !all.every(isOne)) return undefined;
  const numbers = from.map((entry) => figureText(entry)).join('; ');
  return `${from.length} numbers of ${first.set.name} (${from[0]?.unit}), ${first.period.from} to ${last.period.to}: ${numbers}`;
}

/** "Burglary 0.012": what was tested, and what came of it. */
function testedName(trace: Trace, figure: Figure): string {
  const first = ({ countQuery, from = [] }: Figure): CountQuery | undefined =>
    countQuery ?? (from[0] && first(from[0]));
  const query = first(figure);
  return `${query ? trace.labelOf(query.offence) : figure.unit} ${figureText(figure)}`;
}

/** The tests that a p was adjusted for, each with its own p. */
function adjustedSteps(trace: Trace, { adjustedWith = [] }: Figure, depth: number): Step[] {
  if (adjustedWith.length === 0) return [];
  const named = adjustedWith.map((item) => testedName(trace, item)).join('; ');
  return [{ depth, step: 'Adjusted with', what: `${adjustedWith.length} other p: ${named}` }];
}

const wordsOf = (figure: Figure): string => `${figureText(figure)} (${figure.unit})`;

function stepsOf(trace: Trace, figure: Figure, name: string, depth: number): Step[] {
  const step: Step = { depth, step: name, what: wordsOf(figure) };
  if (isKeptBack(trace, figure)) {
    return [{ ...step, what: SUPPRESSED.missing }];
  }
  const { value, missing, countQuery, base } = figure;
  const formula: Step = { depth: depth + 1, step: 'Formula', what: formulaOf(figure) };
  const printed: Step[] =
    value !== null && numberText(figure).replaceAll(',', '').replace('+', '') !== String(value)
      ? [
          {
            depth: depth + 1,
            step: 'Unrounded',
            what: `${unrounded(value)}, rounded once, half away from zero, as it is printed`,
          },
        ]
      : [];
  const given: Step[] = figure.given === undefined ? [] : [{ depth: depth + 1, step: 'Given', what: figure.given }];
  const why: Step[] = missing === null ? [] : [{ depth: depth + 1, step: 'Why there is none', what: missing }];
  const inputs = countQuery
    ? countSteps(trace, figure, countQuery, depth + 1)
    : [
        ...behindSteps(trace, figure, depth + 1),
        ...inputSteps(trace, figure, depth + 1),
        ...adjustedSteps(trace, figure, depth + 1),
      ];
  const divided: Step[] = base
    ? [
        {
          depth: depth + 1,
          step: 'Divided by',
          what: `${groupThousands(base.value, 0)} ${base.unit} (${base.series}, ${base.date})`,
        },
      ]
    : [];
  return [step, formula, ...given, ...printed, ...why, ...inputs, ...divided];
}

/** How a figure was made, step by step, down to the rows of the files; then the notes on what stands in its way. */
export function explainFigure(trace: Trace, figure: Figure): Step[] {
  const notes = figure.notes.map((what): Step => ({ depth: 1, step: 'Note', what }));
  return [...stepsOf(trace, figure, 'Figure', 0), ...(isKeptBack(trace, figure) ? [] : notes)];
}

/** How a figure was made whose counts are not those of the Met's files. */
export const explainedBy = (
  behind: (figure: Figure) => SourceOfCount | undefined,
  figure: Figure,
  tellsNoPart: Trace['tellsNoPart'] = () => true,
): Step[] =>
  explainFigure(
    { labelOf: (offence) => offence, rowsOf: () => ({ rows: [], sources: [] }), behind, tellsNoPart },
    figure,
  );
