import type { Period } from '../../core/months.js';
import type { Priority } from '../../core/strategy.js';
import { setOf } from '../../figures/basis/areas.js';
import { countFigure } from '../../figures/measures/count.js';
import { NO_ASSESSMENT } from '../../figures/partner/assessment.js';
import { valueBefore, valueFor } from '../../figures/partner/indicator.js';
import { type MonitoredMeasure, measureNamed } from '../../figures/partner/monitored-measure.js';
import { plainName } from '../../tidy/plain-name.js';
import { type Columns, column } from '../shared/column.js';
import { countPair } from '../shared/count-pair.js';
import type { Report, TableBuilder } from '../shared/report.js';
import { INDICATOR_COLUMNS, type IndicatorRow, indicatorTable, indicatorValues } from './indicator-grid.js';

const COLUMNS: Columns<IndicatorRow> = [
  column.text('indicator', 'Measure', ({ indicator }) => indicator),
  ...INDICATOR_COLUMNS.slice(2),
];

/** A priority of the strategy: the offences and indicators that measure it, each in its own period. */
export function priorityTable(priority: Priority, number: number): TableBuilder {
  const id = `priority-${number}-${plainName(priority.title).replaceAll(' ', '-')}`.slice(0, 60).replace(/-$/, '');
  return {
    id,
    about: priority.title,
    make(report) {
      const { study, area, assessment = NO_ASSESSMENT } = report;
      const rows = [...priority.offences, ...priority.indicators].map((name) =>
        measureRow(report, name, measureNamed(study, assessment, area, name)),
      );
      const about = priority.about ? [priority.about] : [];
      const title = `${priority.title}: ${area.name}, ${study.choices.period.label}`;
      return indicatorTable(report, { id, title, rows, columns: COLUMNS, notes: about });
    },
  };
}

/** The counts of an offence in the two years of the report, or the two values of an indicator. */
function measureRow({ study, area }: Report, key: string, measure: MonitoredMeasure): IndicatorRow {
  const { period, previous } = study.choices;
  const head = { key, indicator: measure.label, area: area.name };
  if (measure.kind === 'indicator') {
    const now = valueFor(measure.series, period);
    return { ...head, ...indicatorValues(now, now && valueBefore(measure.series, now)) };
  }
  const countIn = (when: Period) => countFigure(study, setOf(area), measure.id, when);
  const { count, previousCount, change, changePercent } = countPair(study, countIn(period), countIn(previous));
  return {
    ...head,
    period: period.label,
    value: count,
    previousPeriod: previous.label,
    previousValue: previousCount,
    change,
    changePercent,
  };
}
