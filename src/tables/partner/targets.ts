import type { Figure } from '../../core/figure.js';
import { groupThousands } from '../../core/format.js';
import { type Month, monthName } from '../../core/months.js';
import { NO_ASSESSMENT } from '../../figures/partner/assessment.js';
import { targetState } from '../../figures/partner/target.js';
import { type Columns, column, type RowHead } from '../shared/column.js';
import { reportTable, type TableBuilder } from '../shared/report.js';

type TargetRow = ReturnType<typeof targetState> & RowHead & { readonly due: Month };

const COLUMNS: Columns<TargetRow> = [
  column.text('measure', 'Measure', ({ label }) => label),
  column.text('baseline_period', 'Baseline of', ({ baselinePeriod }) => baselinePeriod),
  column.count('baseline', 'Baseline', ({ baseline }) => baseline),
  column.text('period', 'Judged by', ({ period }) => period),
  column.count('now', 'Value', ({ now }) => now),
  column.count('target', 'Target', ({ target }) => target),
  column.text('due', 'Due', ({ due }) => monthName(due)),
  column.count('distance', 'Distance to target', ({ distance }) => distance),
  column.count('expected', 'Expected by then', ({ expected }) => expected),
  column.count('implied_base', 'Base that the baseline implies', ({ impliedBase }) => impliedBase),
  column.text('status', 'Status', ({ status }) => status),
];

/** Printed rates that imply several bases cannot be compared. */
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
  make({ study, area, assessment = NO_ASSESSMENT }) {
    const rows = assessment.targets.map((target, index) => ({
      key: `${index + 1}|${target.measure}`,
      due: target.due,
      ...targetState(study, assessment, area, target),
    }));
    const bases = rows.flatMap(({ impliedBase }) => (typeof impliedBase === 'string' ? [] : [impliedBase]));
    const notes = [
      'Expected by then: where a straight line from the baseline to the target, month by month, is at the end of the period it is judged by. Distance: the value less the target.',
      ...rows.flatMap((row) => row.notes),
      ...severalBases(bases),
    ];
    const title = `Targets of the strategy in ${area.name}, ${study.choices.period.label}`;
    return reportTable(study, { id: 'targets', title, columns: COLUMNS, rows, notes, london: false });
  },
};
