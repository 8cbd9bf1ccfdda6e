import { isMissing } from '../../core/missing.js';
import { monthName } from '../../core/months.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { monthsAhead, monthsUsed, quarterForecasts } from '../../figures/time/forecast.js';
import { type Columns, column } from '../shared/column.js';
import { reportTable } from '../shared/report.js';
import type { TrendTable } from './trend-report.js';

const MEANING = {
  'seasonal naive': 'Seasonal naive expects each month to be what it was a year before.',
  'Holt-Winters':
    'Holt-Winters (additive) smooths level, trend and season; it starts from a straight line through the moving average of the first two years, and its smoothing is the best of sixty settings on the errors one month ahead.',
};

const LIMITS = 'The limits are 1.96 times the root mean square of those errors, which are few.';
const BOTH_TRIED = `Both methods were tried on the past (each quarter from the third year on, overlapping, forecast from what was known before it); the one with the smaller mean error is used. ${LIMITS}`;
const ONE_TRIED = `Two years allow one method: it was tried on the past (each quarter from the second year on, overlapping, forecast from what was known before it). ${LIMITS}`;

/** What to expect of the next three months, by two methods, the better one marked. */
export const forecastTable: TrendTable = {
  id: 'forecast',
  about: 'what to expect of the next three months, by the better of two methods, with their past errors',
  make({ study, area, offence }) {
    const forecasts = quarterForecasts(study, area, offence);
    const used = monthsUsed(study, area, offence);
    const ahead = monthsAhead(study.choices.period.to);
    const rows = forecasts.map((forecast) => ({ key: forecast.method, marked: forecast.better, ...forecast }));
    const columns: Columns<(typeof rows)[number]> = [
      column.text('method', 'Method', ({ method, better }) => (better ? `${method} (used)` : method)),
      column.offences('expected', `Expected ${ahead.label}`, ({ expected }) => expected),
      column.offences('lower', '95% limits, lower', ({ lower }) => lower),
      column.offences('upper', '95% limits, upper', ({ upper }) => upper),
      column.offences('error', 'Mean error of past forecasts', ({ meanAbsoluteError }) => meanAbsoluteError),
      column.text('tests', 'Tried on', ({ tests }) => (tests === 0 ? 'none' : `${tests} quarters`)),
    ];
    const isCompared = forecasts.every(({ tests }) => tests > 0);
    const notes = isMissing(used)
      ? []
      : [
          `Made from ${used.months} months, ${monthName(used.from)} to ${monthName(study.choices.period.to)}, the time since the last known break of the series, or since the last month without a figure.`,
          isCompared ? BOTH_TRIED : ONE_TRIED,
          ...forecasts.flatMap(({ method, tests }) => (tests > 0 ? [MEANING[method]] : [])),
          'It says what to expect if things go on as they were, not what will happen; newly published months are provisional.',
        ];
    const title = `${labelOf(study, offence)} in ${area.name}: what to expect of ${ahead.label}`;
    return reportTable(study, { id: 'forecast', title, columns, rows, notes, london: false });
  },
};
