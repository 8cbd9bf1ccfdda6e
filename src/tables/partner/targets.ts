import type { Figure } from '../../core/figure.js';
import { groupThousands } from '../../core/format.js';
import { monthName } from '../../core/months.js';
import type { Column, ReportRow } from '../../core/report.js';
import { targetState } from '../../figures/partner/target.js';
import { reportTable, type TableBuilder, text } from '../shared/report.js';

const COLUMNS: readonly Column[] = [
  text('measure', 'Measure'),
  text('baseline_period', 'Baseline of'),
  { key: 'baseline', heading: 'Baseline', unit: 'count' },
  text('period', 'Judged by'),
  { key: 'now', heading: 'Value', unit: 'count' },
  { key: 'target', heading: 'Target', unit: 'count' },
  text('due', 'Due'),
  { key: 'distance', heading: 'Distance to target', unit: 'count' },
  { key: 'expected', heading: 'Expected by then', unit: 'count' },
  { key: 'implied_base', heading: 'Base that the baseline implies', unit: 'count' },
  text('status', 'Status'),
];

/** Printed rates that imply several bases cannot be set against each other. */
function severalBases(bases: readonly Figure[]): string[] {
  const values = bases.flatMap(({ value }) => (value === null ? [] : [value])).sort((a, b) => a - b);
  const distinct = values.filter((value, index) => index === 0 || value > (values[index - 1] ?? 0) * 1.01);
  if (distinct.length < 2) return [];
  const baseList = distinct.map((value) => groupThousands(value, 0)).join(', ');
  return [
    `The printed baselines imply ${distinct.length} different bases (about ${baseList}): their rates are not alike.`,
  ];
}

/** The targets of the strategy: baseline, now, target, distance, expected by then, and status. */
export const targets: TableBuilder = {
  id: 'targets',
  about: "the strategy's targets: baseline, now, distance, expected by then, status; from a configuration",
  absent: ({ assessment }) =>
    assessment?.targets.length ? undefined : 'the configuration sets no targets (`boroughstat help targets`)',
  make({ study, area, assessment }) {
    const all = assessment?.targets ?? [];
    const states = assessment ? all.map((target) => targetState(study, assessment, area, target)) : [];
    const rows = states.map(
      (state, index): ReportRow => ({
        key: `${index + 1}|${all[index]?.measure}`,
        cells: {
          measure: state.label,
          baseline_period: state.baselinePeriod,
          baseline: state.baseline,
          period: state.period,
          now: state.now,
          target: state.target,
          due: monthName(all[index]?.due ?? ''),
          distance: state.distance,
          expected: state.expected,
          implied_base: state.impliedBase,
          status: state.status,
        },
      }),
    );
    const bases = states.flatMap(({ impliedBase }) => (typeof impliedBase === 'string' ? [] : [impliedBase]));
    const notes = [
      'Expected by then: where a straight line from the baseline to the target, month by month, is at the end of the period it is judged by. Distance: the value less the target.',
      ...states.flatMap((state) => state.notes),
      ...severalBases(bases),
    ];
    const title = `Targets of the strategy in ${area.name}, ${study.choices.period.label}`;
    return reportTable(study, { id: 'targets', title, columns: COLUMNS, rows, notes, london: false });
  },
};
