import { figureText, groupThousands, listInWords, numberText } from '../format.js';
import type { Counted, Figure } from '../model.js';
import { monthsBetween } from '../months.js';
import { rowsBehind } from '../tidy/rows-behind.js';
import { labelOf } from './comparison.js';
import { formulaOf } from './formulas.js';
import type { Study } from './study.js';
import { isSuppressed, SUPPRESSED } from './suppression.js';

/** One step of how a figure was made; deeper steps are what the step above was made from. */
export interface Step {
  readonly depth: number;
  readonly step: string;
  readonly what: string;
}

const NAMES: Readonly<Record<string, string>> = {
  offences: 'Offences',
  'sanction-detections': 'Sanction detections',
  'positive-outcomes': 'Positive outcomes',
};

/** What the numbers of a formula are, in its order. */
const INPUTS: Readonly<Record<string, readonly string[]>> = {
  change: ['The later number', 'The earlier one'],
  'percent change': ['The later number', 'The earlier one'],
  'change in points': ['The later percentage', 'The earlier one'],
  'gap to London': ['Own', 'London'],
  share: ['The part', 'The whole'],
  'detection rate': ['Outcomes', 'Offences'],
  'rank move': ['The place now', 'The place before'],
  'above the next': ['Offences', 'Offences of the next'],
};

/** More numbers than this are named, and not explained one by one. */
const MOST_INPUTS = 4;

/** Whether a figure, or one it is made from, is a small number that is not shown: then nothing beneath it is told. */
function isKeptBack(study: Study, { counted, from = [], missing }: Figure): boolean {
  if (missing === SUPPRESSED.missing) return true;
  if (counted && isSuppressed(study, counted.set, counted.offence)) return true;
  return from.some((each) => isKeptBack(study, each));
}

/** "12, 15 and 20 to 31". */
export function rowRanges(rows: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run && run[1] + 1 === row) run[1] = row;
    else runs.push([row, row]);
  }
  const most = 8;
  const texts = runs.slice(0, most).map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`));
  return runs.length > most ? `${texts.join(', ')} and ${runs.length - most} more runs` : listInWords(texts);
}

function countSteps(study: Study, counted: Counted, depth: number): Step[] {
  const { set, offence, period } = counted;
  const months = monthsBetween(period.from, period.to).length;
  const areas = set.codes.length === 1 ? '' : ` (${set.codes.length} areas)`;
  const what = `${labelOf(study, offence)} in ${set.name}${areas}, ${period.from} to ${period.to} (${months} months)`;
  const found = study.once(`rows behind|${set.codes}|${offence}|${period.from}|${period.to}|${counted.measure}`, () =>
    rowsBehind(study.dataset, counted),
  );
  const rows = found.map(({ source, label, rows: numbers, count }): Step => {
    const { file = '', sha256 = '' } = study.sources[source] ?? {};
    const where = `${file}:${rowRanges(numbers)} (SHA-256 ${sha256.slice(0, 16)}...)`;
    return { depth: depth + 1, step: 'Rows', what: `${groupThousands(count, 0)} under ${label}: ${where}` };
  });
  return [{ depth, step: `${NAMES[counted.measure] ?? counted.measure} counted`, what }, ...rows];
}

/** The number before it was rounded, to ten places: more tell nothing. */
const unrounded = (value: number): string =>
  Number.isInteger(value) ? groupThousands(value, 0) : String(Number(value.toPrecision(10)));

function inputSteps(study: Study, { method, from = [] }: Figure, depth: number): Step[] {
  const nameOf = (index: number) =>
    from.length === 1 ? 'Made from' : (INPUTS[method]?.[index] ?? `Number ${index + 1} of ${from.length}`);
  if (from.length <= MOST_INPUTS) return from.flatMap((each, index) => stepsOf(study, each, nameOf(index), depth));
  return from.map((each, index) => ({ depth, step: nameOf(index), what: wordsOf(each) }));
}

const wordsOf = (made: Figure): string => `${figureText(made)} (${made.unit})`;

function stepsOf(study: Study, made: Figure, name: string, depth: number): Step[] {
  const own: Step = { depth, step: name, what: wordsOf(made) };
  if (isKeptBack(study, made)) {
    return [{ ...own, what: SUPPRESSED.missing }];
  }
  const { value, missing, counted, base } = made;
  const formula: Step = { depth: depth + 1, step: 'Formula', what: formulaOf(made) };
  const printed: Step[] =
    value !== null && numberText(made).replaceAll(',', '').replace('+', '') !== String(value)
      ? [
          {
            depth: depth + 1,
            step: 'Unrounded',
            what: `${unrounded(value)}, rounded once, half away from zero, as it is printed`,
          },
        ]
      : [];
  const why: Step[] = missing === null ? [] : [{ depth: depth + 1, step: 'Why there is none', what: missing }];
  const inputs = counted ? countSteps(study, counted, depth + 1) : inputSteps(study, made, depth + 1);
  const divided: Step[] = base
    ? [
        {
          depth: depth + 1,
          step: 'Divided by',
          what: `${groupThousands(base.value, 0)} ${base.unit} (${base.series}, ${base.date})`,
        },
      ]
    : [];
  return [own, formula, ...printed, ...why, ...inputs, ...divided];
}

/** How a figure was made, step by step, down to the rows of the files; then the notes on what stands in its way. */
export function explainFigure(study: Study, made: Figure): Step[] {
  const notes = made.notes.map((what): Step => ({ depth: 1, step: 'Note', what }));
  return [...stepsOf(study, made, 'Figure', 0), ...(isKeptBack(study, made) ? [] : notes)];
}

/** The same, for whoever has figures and asks later. */
export const explainer =
  (study: Study) =>
  (made: Figure): Step[] =>
    explainFigure(study, made);
