import type { Figure } from '../../core/figure.js';
import { figureText } from '../../core/format.js';
import type { Area } from '../../core/reference.js';
import type { ReportRow } from '../../core/report.js';
import { setOf } from '../../figures/basis/areas.js';
import { nameBeside } from '../../figures/basis/moved-parts.js';
import { figure } from '../../figures/figure.js';
import { percentChangeFigure } from '../../figures/measures/change.js';
import { countFigure } from '../../figures/measures/count.js';
import { londonCount, londonRate } from '../../figures/measures/london.js';
import { rankedAreas, rankOfRates } from '../../figures/measures/rank.js';
import { rateFigure } from '../../figures/measures/rate.js';
import type { Study } from '../../figures/study.js';
import { medianRate } from '../../statistics/median-rate.js';
import { londonName } from '../shared/columns.js';
import { RESIDENTS_NOTE, type Report, reportTable, type TableBuilder, text } from '../shared/report.js';

/** Lowest rate first; boroughs without a rate last, then by name. */
export function byRate(study: Study, offence: string): { area: Area; rate: Figure }[] {
  return rankedAreas(study)
    .map((area) => ({ area, rate: rateFigure(study, countFigure(study, setOf(area), offence, study.choices.period)) }))
    .sort(
      (a, b) =>
        (a.rate.value ?? Number.POSITIVE_INFINITY) - (b.rate.value ?? Number.POSITIVE_INFINITY) ||
        a.area.name.localeCompare(b.area.name, 'en'),
    );
}

/** A borough's line in the list: place, count, rate and change. */
export function placeOf(study: Study, area: Area, offence: string) {
  const { period, previous } = study.choices;
  const count = countFigure(study, setOf(area), offence, period);
  const before = countFigure(study, setOf(area), offence, previous);
  const rank = rankOfRates(study, offence, period).lowest(area.code);
  return { rank, count, rate: rateFigure(study, count), changePercent: percentChangeFigure(study, count, before) };
}

/** The columns and rows of the boroughs in order of an offence's rate, with London and the median beneath. */
export function leagueGrid({ study, area }: Report, offence: string) {
  const ordered = byRate(study, offence);
  const rows: ReportRow[] = ordered.map(({ area: borough }) => {
    const { rank, count, rate, changePercent } = placeOf(study, borough, offence);
    return {
      key: borough.code,
      marked: borough.code === area.code,
      cells: {
        rank,
        area: nameBeside(study.dataset, borough, [count, changePercent]),
        count,
        rate,
        change_percent: changePercent,
      },
    };
  });
  const { period, previous } = study.choices;
  const unit = ordered[0]?.rate.unit ?? 'per 1,000 population';
  const columns = [
    { key: 'rank', heading: 'Rank (1 = lowest)', unit: 'rank' as const },
    text('area', 'Borough'),
    { key: 'count', heading: `Offences ${period.label}`, unit: 'offences' as const },
    { key: 'rate', heading: `Rate ${unit}`, unit },
    { key: 'change_percent', heading: `% change on ${previous.label}`, unit: 'percent' as const },
  ];
  return { columns, rows: [...rows, londonRow(study, offence)], notes: medianNote(ordered, unit) };
}

function londonRow(study: Study, offence: string): ReportRow {
  const { period, previous } = study.choices;
  const now = londonCount(study, offence, period);
  return {
    key: 'london',
    cells: {
      rank: '',
      area: londonName(study),
      count: now,
      rate: londonRate(study, offence, period),
      change_percent: percentChangeFigure(study, now, londonCount(study, offence, previous)),
    },
  };
}

function medianNote(ordered: readonly { rate: Figure }[], unit: Figure['unit']): string[] {
  const values = ordered.flatMap(({ rate }) => (rate.value === null ? [] : [rate.value]));
  if (values.length < ordered.length || values.length === 0) return [];
  const median = figure(medianRate(values), [], { unit, method: 'median rate' });
  return [`The median is ${figureText(median)}: as many boroughs have a higher rate as have a lower one.`];
}

/** Every borough by its total rate, the borough itself marked. */
export const league: TableBuilder = {
  id: 'league',
  about: 'all 32 boroughs by total rate, the borough marked',
  make(report) {
    const { study, area } = report;
    const title = `Total notifiable offences per 1,000 population by London borough, ${study.choices.period.label}`;
    const { notes, ...grid } = leagueGrid(report, 'all');
    return reportTable(study, {
      id: 'league',
      title,
      ...grid,
      notes: [`${area.name} is marked.`, RESIDENTS_NOTE, ...notes],
    });
  },
};
