import { isMissing } from '../../core/missing.js';
import { monthsBetween } from '../../core/months.js';
import { setOf } from '../../figures/basis/areas.js';
import { denominatorOf } from '../../figures/basis/denominator.js';
import { figure } from '../../figures/figure.js';
import { indicatorFigure, valueFor } from '../../figures/partner/indicator.js';
import { ratePer1000 } from '../../statistics/rates/rate.js';
import type { Report, TableBuilder } from '../shared/report.js';
import { shareRow } from './derived-row.js';
import {
  INDICATOR_COLUMNS,
  type IndicatorRow,
  indicatorRows,
  indicatorTable,
  needs,
  seriesOf,
} from './indicator-grid.js';

const ID = 'anti-social-behaviour';
const CALLS = 'anti-social-behaviour-calls';

/** Calls per 1,000 residents, where the value is a count of 12 months. */
function callRate(report: Report): IndicatorRow | undefined {
  const { study, area } = report;
  const now = valueFor(seriesOf(report, CALLS, '', area.code), study.choices.period);
  if (now?.unit !== 'count' || now.from === '' || monthsBetween(now.from, now.to).length !== 12) return undefined;
  const people = denominatorOf(study, setOf(area), 'population', now.period);
  if (isMissing(people) || isMissing(now.value)) return undefined;
  const parts = { unit: 'per 1,000 population', method: 'call rate', notes: people.notes, base: people } as const;
  return {
    key: `${CALLS}-rate|${area.code}`,
    level: 1,
    indicator: 'Calls per 1,000 population',
    area: area.name,
    period: now.period.label,
    value: figure(ratePer1000(now.value, people.value), [indicatorFigure(now)], parts),
    previousPeriod: '',
    previousValue: '',
    change: '',
    changePercent: '',
  };
}

/** Calls about anti-social behaviour, repeat calls and their share; borough and London. */
export const antiSocialBehaviour: TableBuilder = {
  id: ID,
  about: 'anti-social behaviour calls and repeat calls, borough and London, from an indicator file',
  absent: needs(ID),
  make(report) {
    const repeat = 'anti-social-behaviour-repeat-calls';
    const share = shareRow(report, {
      part: repeat,
      whole: CALLS,
      label: 'Repeat calls as a share of calls',
      areaCode: report.area.code,
      above: 'more repeat calls than calls: look at the source',
    });
    const rows = [
      ...indicatorRows(report, CALLS),
      ...[callRate(report) ?? []].flat(),
      ...indicatorRows(report, repeat),
      ...[share ?? []].flat(),
    ];
    const title = `Anti-social behaviour in ${report.area.name}, ${report.study.choices.period.label}`;
    return indicatorTable(report, { id: ID, title, columns: INDICATOR_COLUMNS, rows });
  },
};
