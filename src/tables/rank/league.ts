import type { Figure } from '../../core/figure.js';
import { figureText } from '../../core/format.js';
import type { Area } from '../../core/reference.js';
import type { Cell, ReportTable } from '../../core/report.js';
import { setOf } from '../../figures/basis/areas.js';
import { nameWithMovedParts } from '../../figures/basis/moved-parts.js';
import { figure } from '../../figures/figure.js';
import { percentChangeFigure } from '../../figures/measures/change.js';
import { countFigure } from '../../figures/measures/count.js';
import { londonCount, londonRate } from '../../figures/measures/london.js';
import { rankOfNumbers, rankOfRates } from '../../figures/measures/rank.js';
import { rankedAreas } from '../../figures/measures/ranked-rates.js';
import { rateFigure } from '../../figures/measures/rate.js';
import type { Study } from '../../figures/study.js';
import { medianRate } from '../../statistics/rates/median-rate.js';
import { type Columns, column, type RowHead } from '../shared/column.js';
import { londonName } from '../shared/columns.js';
import { RESIDENTS_NOTE, type Report, reportTable, type TableBuilder } from '../shared/report.js';

/** What boroughs are put in order of. */
export const ORDERS = ['rate', 'count'] as const;
export type Order = (typeof ORDERS)[number];

/** Lowest first; boroughs without the figure last, then by name. */
export function inOrder(study: Study, offence: string, by: Order): { area: Area; rate: Figure }[] {
  return rankedAreas(study)
    .map((area) => {
      const count = countFigure(study, setOf(area), offence, study.choices.period);
      return { area, count, rate: rateFigure(study, count) };
    })
    .sort(
      (a, b) =>
        (a[by].value ?? Number.POSITIVE_INFINITY) - (b[by].value ?? Number.POSITIVE_INFINITY) ||
        a.area.name.localeCompare(b.area.name, 'en'),
    );
}

/** A borough's line in the list: rank, count, rate and change. */
export function lineOf(study: Study, area: Area, offence: string) {
  const { period, previous } = study.choices;
  const count = countFigure(study, setOf(area), offence, period);
  const before = countFigure(study, setOf(area), offence, previous);
  const rank = rankOfRates(study, offence, period).lowest(area.code);
  const rankOfNumber = rankOfNumbers(study, offence, period).lowest(area.code);
  const changePercent = percentChangeFigure(study, count, before);
  return { rank, rankOfNumber, count, rate: rateFigure(study, count), changePercent };
}

/** The boroughs, of which one may be marked. */
interface LeagueScope extends Pick<Report, 'study'> {
  readonly area?: Area;
}

/** The columns and rows of the boroughs in order of an offence's rate or number, with London and the median beneath. */
export function leagueGrid({ study, area }: LeagueScope, offence: string, by: Order = 'rate') {
  const { period, previous } = study.choices;
  const ordered = inOrder(study, offence, by);
  const boroughs = ordered.map(({ area: borough }): LeagueRow => {
    const line = lineOf(study, borough, offence);
    const name = nameWithMovedParts(study.dataset, borough, [line.count, line.changePercent]);
    return { key: borough.code, marked: borough.code === area?.code, name, ...line };
  });
  const unit = ordered[0]?.rate.unit ?? 'per 1,000 population';
  const heading = by === 'rate' ? 'Rank (1 = lowest)' : 'Rank of rate (1 = lowest)';
  const ofRate = column.rank('rank', heading, ({ rank }: LeagueRow) => rank);
  const ofNumber = column.rank(
    'rank_of_number',
    'Rank of number (1 = lowest)',
    ({ rankOfNumber }: LeagueRow) => rankOfNumber,
  );
  const columns: Columns<LeagueRow> = [
    by === 'rate' ? ofRate : ofNumber,
    column.text('area', 'Borough', ({ name }) => name),
    column.offences('count', `Offences ${period.label}`, ({ count }) => count),
    column.of(unit)('rate', `Rate ${unit}`, ({ rate }) => rate),
    by === 'rate' ? ofNumber : ofRate,
    column.percent('change_percent', `% change on ${previous.label}`, ({ changePercent }) => changePercent),
  ];
  return { columns, rows: [...boroughs, londonRow(study, offence)], notes: medianNote(ordered, unit) };
}

interface LeagueRow extends RowHead {
  readonly rank: Cell;
  readonly rankOfNumber: Cell;
  readonly name: string;
  readonly count: Figure;
  readonly rate: Figure;
  readonly changePercent: Figure;
}

function londonRow(study: Study, offence: string): LeagueRow {
  const { period, previous } = study.choices;
  const count = londonCount(study, offence, period);
  return {
    key: 'london',
    rank: '',
    rankOfNumber: '',
    name: londonName(study),
    count,
    rate: londonRate(study, offence, period),
    changePercent: percentChangeFigure(study, count, londonCount(study, offence, previous)),
  };
}

function medianNote(ordered: readonly { rate: Figure }[], unit: Figure['unit']): string[] {
  const values = ordered.flatMap(({ rate }) => (rate.value === null ? [] : [rate.value]));
  if (values.length < ordered.length || values.length === 0) return [];
  const median = figure(medianRate(values), [], { unit, method: 'median rate' });
  return [`The median is ${figureText(median)}: as many boroughs have a higher rate as have a lower one.`];
}

/** All boroughs by their total rate; one is marked where the table is about it. */
export function totalLeague(scope: LeagueScope): ReportTable {
  const { study, area } = scope;
  const title = `Total notifiable offences per 1,000 population by London borough, ${study.choices.period.label}`;
  const { notes, ...grid } = leagueGrid(scope, 'all');
  const marked = area ? [`${area.name} is marked.`] : [];
  return reportTable(study, { id: 'league', title, ...grid, notes: [...marked, RESIDENTS_NOTE, ...notes] });
}

/** Every borough by its total rate, the borough itself marked. */
export const league: TableBuilder = {
  id: 'league',
  about: 'all 32 boroughs by total rate, the borough marked',
  make: totalLeague,
};
