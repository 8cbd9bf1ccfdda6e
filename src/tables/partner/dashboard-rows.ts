import type { Figure } from '../../core/figure.js';
import type { Period } from '../../core/months.js';
import { setOf } from '../../figures/basis/areas.js';
import { dashboardIndicators } from '../../figures/basis/offence-lists.js';
import type { CountFigure } from '../../figures/count-figure.js';
import { combine } from '../../figures/figure.js';
import { changeFigure, percentChangeFigure } from '../../figures/measures/change.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { countFigure } from '../../figures/measures/count.js';
import { londonCount } from '../../figures/measures/london.js';
import { gapPoints } from '../../statistics/changes/gap.js';
import { share } from '../../statistics/changes/share.js';
import type { Report } from '../shared/report.js';
import { areaName, type IndicatorRow, indicatorsOf } from './indicator-grid.js';

/** Rows of the Met's other-crime dashboard in the tables of partner indicators: counted in its files, in no indicator file. */

/** An area of the table, and how its offences are counted. */
interface CountedArea {
  readonly code: string;
  readonly countIn: (offence: string, period: Period) => CountFigure;
}

const countedAreas = ({ study, area }: Report): CountedArea[] => [
  { code: area.code, countIn: (offence, period) => countFigure(study, setOf(area), offence, period) },
  { code: 'London', countIn: (offence, period) => londonCount(study, offence, period) },
];

/** The indicators of a table that the Met's files have; what an indicator file states under the same name stands instead. */
export function dashboardIndicatorsOf(report: Report, table: string): string[] {
  const stated = new Set(indicatorsOf(report).map(({ label }) => label.toLowerCase()));
  return dashboardIndicators(report.study, table).filter((id) => !stated.has(labelOf(report.study, id).toLowerCase()));
}

/** What the two years have of one thing in one area. */
interface TwoYears {
  readonly key: string;
  readonly label: string;
  readonly area: string;
  readonly now: Figure;
  readonly before: Figure;
}

function rowOf(
  report: Report,
  { key, label, area, now, before }: TwoYears,
): Omit<IndicatorRow, 'change' | 'changePercent'> {
  const { period, previous } = report.study.choices;
  return {
    key,
    level: 0,
    indicator: label,
    area,
    period: period.label,
    value: now,
    previousPeriod: previous.label,
    previousValue: before,
  };
}

/** An indicator in the borough and in London: this year, the year before and the change. */
function countRows(report: Report, offence: string): IndicatorRow[] {
  const { study } = report;
  const { period, previous } = study.choices;
  return countedAreas(report).map(({ code, countIn }) => {
    const now = countIn(offence, period);
    const before = countIn(offence, previous);
    const key = `${offence}|${code}`;
    return {
      ...rowOf(report, { key, label: labelOf(study, offence), area: areaName(report, code, true), now, before }),
      change: changeFigure(study, now, before),
      changePercent: percentChangeFigure(study, now, before),
    };
  });
}

export const dashboardRows = (report: Report, table: string): IndicatorRow[] =>
  dashboardIndicatorsOf(report, table).flatMap((offence) => countRows(report, offence));

/** One indicator of the dashboard as a share of another, where the files have both; never above 100%. */
export function dashboardShareRows(
  report: Report,
  table: string,
  { part, whole, label }: Readonly<Record<'part' | 'whole' | 'label', string>>,
): IndicatorRow[] {
  const known = dashboardIndicatorsOf(report, table);
  if (!known.includes(part) || !known.includes(whole)) return [];
  const { period, previous } = report.study.choices;
  return countedAreas(report).flatMap(({ code, countIn }) => {
    const [now, before] = [period, previous].map((year) =>
      combine([countIn(part, year), countIn(whole, year)], { unit: 'percent share', method: 'share' }, share),
    );
    if (!now || !before || [now, before].some(({ value }) => (value ?? 0) > 100)) return [];
    const parts = { unit: 'percentage points', method: 'change' } as const;
    return [
      {
        ...rowOf(report, { key: `${part}-share|${code}`, label, area: areaName(report, code, false), now, before }),
        level: 1,
        change: combine([now, before], parts, gapPoints),
        changePercent: '',
      },
    ];
  });
}
