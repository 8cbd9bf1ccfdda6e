import type { Figure } from '../../core/figure.js';
import type { Period } from '../../core/months.js';
import type { AreaSet } from '../../core/reference.js';
import { londonBoroughs, setOf } from '../../figures/basis/areas.js';
import { nameWithParts } from '../../figures/basis/moved-parts.js';
import { groups } from '../../figures/basis/offence-lists.js';
import type { CountFigure } from '../../figures/count-figure.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { countFigure } from '../../figures/measures/count.js';
import { londonCount, londonRate } from '../../figures/measures/london.js';
import { householdsOf, rateFigure, rateUnitsNote } from '../../figures/measures/rate.js';
import type { Study } from '../../figures/study.js';
import { type Columns, column, withPriority } from '../shared/column.js';
import { londonName } from '../shared/columns.js';
import { countPair, pairColumns } from '../shared/count-pair.js';
import { type Report, reportTable, type TableBuilder } from '../shared/report.js';

interface Compared {
  readonly name: string;
  /** What follows the name: " (3 boroughs pooled)". */
  readonly detail: string;
  readonly marked: boolean;
  readonly count: (offence: string, period: Period) => CountFigure;
  readonly rate: (offence: string) => Figure;
  /** The boroughs pooled in it, without the report's own; none where it is one borough, or London. */
  readonly others: readonly AreaSet[];
}

const ofSet = (study: Study, set: AreaSet, borough: AreaSet, others: readonly AreaSet[]): Compared => ({
  name: set.name,
  detail: set.codes.length > 1 ? ` (${set.codes.length} boroughs pooled)` : '',
  marked: set === borough,
  others,
  count: (offence, period) => countFigure(study, set, offence, period),
  rate: (offence) => rateFigure(study, countFigure(study, set, offence, study.choices.period)),
});

/** The borough, the members of each comparator, the comparator itself, and London. */
function comparedAreas({ study, area, comparators }: Report): Compared[] {
  const nameOf = new Map(study.reference.areas.map(({ code, name }) => [code, name]));
  const borough = setOf(area);
  const othersIn = ({ codes }: AreaSet): AreaSet[] =>
    codes.length === 1
      ? []
      : codes.flatMap((code) => (code === area.code ? [] : { name: nameOf.get(code) ?? code, codes: [code] }));
  const sets = comparators.flatMap((set) => [...(set.codes.length <= 10 ? othersIn(set) : []), set]);
  const distinct = [borough, ...sets].filter(
    (set, index, all) => all.findIndex(({ name }) => name === set.name) === index,
  );
  const listed = londonBoroughs(study).codes.length;
  const plainly = study.choices.london === 'mps' || listed < study.dataset.boroughs.length;
  const london: Compared = {
    name: londonName(study),
    detail: plainly ? '' : ` (${listed} boroughs)`,
    marked: false,
    others: [],
    count: (offence, period) => londonCount(study, offence, period),
    rate: (offence) => londonRate(study, offence, study.choices.period),
  };
  return [...distinct.map((set) => ofSet(study, set, borough, othersIn(set))), london];
}

/** "3 of 5": how many of some boroughs have a higher rate than the report's; those without a rate are not counted, and a note names them. */
function lowerThan({ study, area }: Report, offence: string, others: readonly AreaSet[]): string {
  const rateOf = (set: AreaSet) => rateFigure(study, countFigure(study, set, offence, study.choices.period)).value;
  const its = rateOf(setOf(area));
  if (its === null) return '';
  const rates = others.map(rateOf).filter((rate) => rate !== null);
  if (rates.length === 0) return '';
  const absent = others.length - rates.length;
  return `${rates.filter((rate) => its < rate).length} of ${rates.length}${absent > 0 ? ` (${absent} without a rate)` : ''}`;
}

/** One offence in one of the areas. */
function rowOf(report: Report, offence: string, { name, detail, marked, count, rate, others }: Compared) {
  const { study } = report;
  const { period, previous } = study.choices;
  const [now, before] = [count(offence, period), count(offence, previous)];
  return {
    key: `${offence}|${name}${detail}`,
    marked,
    offence: labelOf(study, offence),
    area: `${nameWithParts(name, [now, before])}${detail}`,
    ...countPair(study, now, before),
    rate: rate(offence),
    lowerThan: lowerThan(report, offence, others),
  };
}

/** The borough, its Basic Command Unit (or the comparators asked for) and London, for each offence group. */
export const comparators: TableBuilder = {
  id: 'comparators',
  about: 'the borough compared with its Basic Command Unit or other comparators, and London',
  make(report) {
    const { study, area } = report;
    const { period, previous } = study.choices;
    const offences = ['all', 'burglary-residential', ...groups(study)];
    const rows = offences.flatMap((offence) =>
      comparedAreas(report).map((compared) => rowOf(report, offence, compared)),
    );
    const columns: Columns<ReturnType<typeof rowOf>> = [
      column.text('offence', 'Offence', (row) => row.offence),
      column.text('area', 'Area', (row) => row.area),
      ...pairColumns({ previous: previous.label, now: period.label, since: ` on ${previous.label}` }),
      column.rate('rate', `Rate per 1,000 ${period.label}`, (row) => row.rate),
      withPriority(
        3,
        column.text('lower_than', `Boroughs that ${area.name}'s rate is lower than`, (row) => row.lowerThan),
      ),
    ];
    const title = `${area.name} beside its comparators, ${period.label}`;
    const notes = [
      rateUnitsNote(study),
      `Several boroughs together are pooled: the sum of their offences over the sum of their population or ${householdsOf(study)}.`,
    ];
    return reportTable(study, { id: 'comparators', title, columns, rows, notes });
  },
};
