import type { ControlPoint, ControlStretch } from '../../figures/control-chart.js';
import { figureText } from '../../format.js';
import { monthName } from '../../months.js';
import type { ControlSignal } from '../../statistics/control-signals.js';

/** What a rule found, said of one month. */
const SHORT: Readonly<Record<ControlSignal['rule'], Readonly<Record<ControlSignal['side'], string>>>> = {
  outside: { high: 'above the upper limit', low: 'below the lower limit' },
  'two of three': { high: 'two of three near the upper limit', low: 'two of three near the lower limit' },
  shift: { high: 'seven or more in a row above the mean', low: 'seven or more in a row below the mean' },
  trend: { high: 'seven or more in a row each higher', low: 'seven or more in a row each lower' },
};

export const wordsOf = (signal: ControlSignal | null): string =>
  signal === null ? '' : `${signal.side === 'high' ? '▲' : '▼'} ${SHORT[signal.rule][signal.side]}`;

/** Months that lie together because one thing happened to all of them. */
export interface SignalRun {
  readonly side: ControlSignal['side'];
  readonly rules: readonly ControlSignal['rule'][];
  readonly points: readonly ControlPoint[];
}

/** Neighbouring signals of one side as one: a board asks what happened, not which rule fired in which month. */
export function signalRuns(stretches: readonly ControlStretch[]): SignalRun[] {
  const runs: SignalRun[] = [];
  for (const { points } of stretches) {
    let open: SignalRun | undefined;
    for (const point of points) {
      const { signal } = point;
      if (signal && open && open.side === signal.side) {
        open = { ...open, rules: [...new Set([...open.rules, signal.rule])], points: [...open.points, point] };
        runs[runs.length - 1] = open;
      } else if (signal) {
        open = { side: signal.side, rules: [signal.rule], points: [point] };
        runs.push(open);
      } else open = undefined;
    }
  }
  return runs;
}

/** "8 months higher than usual: 5.10 to 6.20 a day (above the upper limit; ...)". */
export function sentenceOf({ side, rules, points }: SignalRun): string {
  const known = [...points].sort((a, b) => (a.daily.value ?? 0) - (b.daily.value ?? 0));
  const [least, most] = [known[0], known[known.length - 1]];
  if (!least || !most) throw new Error('a run of signals has months');
  const range =
    points.length === 1
      ? `${figureText(least.daily)} a day`
      : `${figureText(least.daily)} to ${figureText(most.daily)} a day`;
  const length = points.length === 1 ? 'one month' : `${points.length} months`;
  const why = rules.map((rule) => SHORT[rule][side]).join('; ');
  return `${side === 'high' ? '▲ higher' : '▼ lower'} than the usual variation, ${length}: ${range} (${why})`;
}

export const monthsOf = ({ points }: SignalRun): string => {
  const [first, last] = [points[0], points[points.length - 1]];
  if (!first || !last) return '';
  return first === last ? monthName(first.month) : `${monthName(first.month)} to ${monthName(last.month)}`;
};
