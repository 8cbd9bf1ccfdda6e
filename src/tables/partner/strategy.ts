import type { ReportRow } from '../../core/report.js';
import type { Priority } from '../../core/strategy.js';
import { setOf } from '../../figures/basis/areas.js';
import { changeFigure, percentChangeFigure } from '../../figures/measures/change.js';
import { countFigure } from '../../figures/measures/count.js';
import { NO_ASSESSMENT } from '../../figures/partner/assessment.js';
import { indicatorChange, indicatorFigure, noFigure, valueBefore, valueFor } from '../../figures/partner/indicator.js';
import { type MonitoredMeasure, measureNamed } from '../../figures/partner/monitored-measure.js';
import { plainName } from '../../tidy/plain-name.js';
import type { Report, TableBuilder } from '../shared/report.js';
import { INDICATOR_COLUMNS, indicatorTable } from './indicator-grid.js';

/** A priority of the strategy: the offences and indicators it is watched by, each in its own period. */
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
      const [first, , ...columns] = INDICATOR_COLUMNS;
      const about = priority.about ? [priority.about] : [];
      const title = `${priority.title}: ${area.name}, ${study.choices.period.label}`;
      return indicatorTable(report, {
        id,
        title,
        rows,
        columns: first ? [{ ...first, heading: 'Measure' }, ...columns] : [],
        notes: about,
      });
    },
  };
}

function measureRow({ study, area }: Report, key: string, measure: MonitoredMeasure): ReportRow {
  if (measure.kind === 'offence') {
    const { period, previous } = study.choices;
    const [now, before] = [period, previous].map((when) => countFigure(study, setOf(area), measure.id, when));
    if (!now || !before) throw new Error('two periods');
    return {
      key,
      cells: {
        indicator: measure.label,
        period: period.label,
        value: now,
        previous_period: previous.label,
        previous_value: before,
        change: changeFigure(study, now, before),
        change_percent: percentChangeFigure(study, now, before),
      },
    };
  }
  const now = valueFor(measure.series, study.choices.period);
  const before = now && valueBefore(measure.series, now);
  const none = noFigure('no value near the period');
  const changes = now ? indicatorChange(now, before) : { change: none, percent: none };
  return {
    key,
    cells: {
      indicator: measure.label,
      period: now?.period.label ?? '',
      value: now ? indicatorFigure(now) : none,
      previous_period: before?.period.label ?? '',
      previous_value: before ? indicatorFigure(before) : noFigure('no earlier value'),
      change: changes.change,
      change_percent: changes.percent,
    },
  };
}
