import type { Figure } from '../../core/figure.js';
import { shiftPeriod } from '../../core/months.js';
import type { Cell, ReportTable } from '../../core/report.js';
import { setOf } from '../../figures/basis/areas.js';
import { percentChangeFigure } from '../../figures/measures/change.js';
import { compareOffence } from '../../figures/measures/comparison.js';
import { countFigure } from '../../figures/measures/count.js';
import { londonCount } from '../../figures/measures/london.js';
import { type Columns, column, type RowHead } from '../shared/column.js';
import { londonName } from '../shared/columns.js';
import { type Report, reportTable } from '../shared/report.js';

interface KeyFigure extends RowHead {
  readonly label: string;
  readonly own: Figure;
  readonly london: Cell;
}

/** All offences of a quarter, against the same quarter a year before. */
function quarterFigures({ study, area, quarter }: Report): KeyFigure[] {
  if (!quarter) return [];
  const before = shiftPeriod(quarter, -12);
  const [count, previous] = [quarter, before].map((period) => countFigure(study, setOf(area), 'all', period));
  const [all, allBefore] = [quarter, before].map((period) => londonCount(study, 'all', period));
  if (!count || !previous || !all || !allBefore) return [];
  return [
    { key: 'quarter-count', label: `Recorded offences, ${quarter.label}`, own: count, london: all },
    {
      key: 'quarter-change',
      label: `Change on ${before.label}`,
      own: percentChangeFigure(study, count, previous),
      london: percentChangeFigure(study, all, allBefore),
    },
  ];
}

function yearFigures({ study, area }: Report): KeyFigure[] {
  const { period, previous, base } = study.choices;
  const all = compareOffence(study, area, 'all');
  return [
    { key: 'count', label: `Recorded offences, ${period.label}`, own: all.count, london: all.londonCount },
    {
      key: 'change',
      label: `Change on ${previous.label}`,
      own: all.changePercent,
      london: all.londonChangePercent,
    },
    { key: 'rate', label: 'Per 1,000 population', own: all.rate, london: all.londonRate },
    { key: 'rank', label: 'Rank by rate (1 = highest)', own: all.rankHighest, london: '' },
    {
      key: 'base-change',
      label: `Change on ${base.label}`,
      own: all.baseChangePercent,
      london: all.londonBaseChangePercent,
    },
  ];
}

/** The few numbers that stand for the whole: all offences, their change, rate and rank, with London's beside them. */
export function keyFigures(report: Report): ReportTable {
  const { study, area } = report;
  const rows = [...quarterFigures(report), ...yearFigures(report)];
  const columns: Columns<KeyFigure> = [
    column.text('figure', 'All offences', ({ label }) => label),
    column.count('borough', area.name, ({ own }) => own),
    column.count('london', londonName(study), ({ london }) => london),
  ];
  const title = `Recorded crime in ${area.name}, ${(report.quarter ?? study.choices.period).label}`;
  return reportTable(study, { id: 'key-figures', title, columns, rows });
}
