import { figureText } from '../../core/format.js';
import { isMissing } from '../../core/missing.js';
import { monthName } from '../../core/months.js';
import { type ControlPoint, type ControlStretch, LEAST_MEAN } from '../../figures/time/control-chart.js';
import type { ControlSignal } from '../../statistics/series/control-signals.js';

/** What a rule found in one month. */
const SHORT: Readonly<Record<ControlSignal['rule'], Readonly<Record<ControlSignal['side'], string>>>> = {
  outside: { high: 'above the upper limit', low: 'below the lower limit' },
  'two of three': { high: 'two of three near the upper limit', low: 'two of three near the lower limit' },
  shift: { high: 'seven or more in a row above the mean', low: 'seven or more in a row below the mean' },
  trend: { high: 'seven or more in a row each higher', low: 'seven or more in a row each lower' },
};

/** A trend says where the months go, the other rules where they lie: a month that rises may lie low. */
const isTrend = ({ rule }: ControlSignal): boolean => rule === 'trend';
const ARROWS = { level: { high: '▲', low: '▼' }, trend: { high: '↗', low: '↘' } } as const;
const WORDS = {
  level: { high: 'higher than usual', low: 'lower than usual' },
  trend: { high: 'rising', low: 'falling' },
};

export const arrowOf = (signal: ControlSignal): string => ARROWS[isTrend(signal) ? 'trend' : 'level'][signal.side];

export const wordsOf = (signal: ControlSignal | null): string =>
  signal === null ? '' : `${arrowOf(signal)} ${SHORT[signal.rule][signal.side]}`;

/** Why some months have neither limits nor signals. */
export const fewNotes = (points: readonly ControlPoint[]): readonly string[] =>
  points.some(({ limits }) => isMissing(limits) && limits.code === 'too-few')
    ? [
        `Where there are fewer than ${LEAST_MEAN} offences a month on average, no limits are drawn: chance alone would give signals.`,
      ]
    : [];

/** Months that lie together because one thing happened to all of them. */
export interface SignalRun {
  readonly side: ControlSignal['side'];
  readonly rules: readonly ControlSignal['rule'][];
  readonly points: readonly ControlPoint[];
}

const goesOn = ({ side, rules }: SignalRun, signal: ControlSignal): boolean =>
  side === signal.side && rules.includes('trend') === isTrend(signal);

/** All months of a trend: other rules hide some of them, and "falling, 2 months" would not be seven in a row. */
function whole(run: SignalRun, points: readonly ControlPoint[]): SignalRun {
  if (!run.rules.includes('trend')) return run;
  const way = run.side === 'high' ? 1 : -1;
  const moves = (from: number): boolean => {
    const [one, next] = [points[from]?.daily.value, points[from + 1]?.daily.value];
    return typeof one === 'number' && typeof next === 'number' && Math.sign(next - one) === way;
  };
  let first = points.findIndex((point) => point === run.points[0]);
  let last = first + run.points.length - 1;
  while (moves(first - 1)) first -= 1;
  while (moves(last)) last += 1;
  return { ...run, points: points.slice(first, last + 1) };
}

/** Neighbouring signals of one kind as one: a board asks what happened, not which rule fired in which month. */
export function signalRuns(stretches: readonly ControlStretch[]): SignalRun[] {
  return stretches.flatMap(({ points }) => runsIn(points).map((run) => whole(run, points)));
}

function runsIn(points: readonly ControlPoint[]): SignalRun[] {
  const runs: SignalRun[] = [];
  let open: SignalRun | undefined;
  for (const point of points) {
    const { signal } = point;
    if (signal && open && goesOn(open, signal)) {
      open = { ...open, rules: [...new Set([...open.rules, signal.rule])], points: [...open.points, point] };
      runs[runs.length - 1] = open;
    } else if (signal) {
      open = { side: signal.side, rules: [signal.rule], points: [point] };
      runs.push(open);
    } else open = undefined;
  }
  return runs;
}

const daily = (point: ControlPoint | undefined): string => (point ? `${figureText(point.daily)} a day` : '');

function rangeOf({ rules, points }: SignalRun): string {
  const [first, last] = [points[0], points[points.length - 1]];
  if (points.length === 1) return daily(first);
  if (rules.includes('trend')) return `from ${daily(first)} to ${daily(last)}`;
  const known = [...points].sort((a, b) => (a.daily.value ?? 0) - (b.daily.value ?? 0));
  const [least, most] = [daily(known[0]), daily(known[known.length - 1])];
  return least === most ? least : `${least.replace(' a day', '')} to ${most}`;
}

/** "▲ higher than usual, 8 months: 5.10 to 6.20 a day (above the upper limit; ...)". */
export function sentenceOf(run: SignalRun): string {
  const { side, rules, points } = run;
  const kind = rules.includes('trend') ? 'trend' : 'level';
  const length = points.length === 1 ? 'one month' : `${points.length} months`;
  const why = rules.map((rule) => SHORT[rule][side]).join('; ');
  return `${ARROWS[kind][side]} ${WORDS[kind][side]}, ${length}: ${rangeOf(run)} (${why})`;
}

export const monthsOf = ({ points }: SignalRun): string => {
  const [first, last] = [points[0], points[points.length - 1]];
  if (!first || !last) return '';
  return first === last ? monthName(first.month) : `${monthName(first.month)} to ${monthName(last.month)}`;
};
