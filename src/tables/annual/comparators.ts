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
import { type Columns, column } from '../shared/column.js';
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
}

const ofSet = (study: Study, set: AreaSet, marked: boolean): Compared => ({
  name: set.name,
  detail: set.codes.length > 1 ? ` (${set.codes.length} boroughs pooled)` : '',
  marked,
  count: (offence, period) => countFigure(study, set, offence, period),
  rate: (offence) => rateFigure(study, countFigure(study, set, offence, study.choices.period)),
});

/** The borough, the members of each comparator, the comparator itself, and London. */
function comparedAreas({ study, area, comparators }: Report): Compared[] {
  const nameOf = new Map(study.reference.areas.map(({ code, name }) => [code, name]));
  const borough = setOf(area);
  const sets = comparators.flatMap((set) => {
    const members =
      set.codes.length > 1 && set.codes.length <= 10 ? set.codes.filter((code) => code !== area.code) : [];
    return [...members.map((code): AreaSet => ({ name: nameOf.get(code) ?? code, codes: [code] })), set];
  });
  const distinct = [borough, ...sets].filter(
    (set, index, all) => all.findIndex(({ name }) => name === set.name) === index,
  );
  const listed = londonBoroughs(study).codes.length;
  const plainly = study.choices.london === 'mps' || listed < study.dataset.boroughs.length;
  const london: Compared = {
    name: londonName(study),
    detail: plainly ? '' : ` (${listed} boroughs)`,
    marked: false,
    count: (offence, period) => londonCount(study, offence, period),
    rate: (offence) => londonRate(study, offence, study.choices.period),
  };
  return [...distinct.map((set) => ofSet(study, set, set === borough)), london];
}

/** One offence in one of the areas. */
function rowOf(study: Study, offence: string, { name, detail, marked, count, rate }: Compared) {
  const { period, previous } = study.choices;
  const [now, before] = [count(offence, period), count(offence, previous)];
  return {
    key: `${offence}|${name}${detail}`,
    marked,
    offence: labelOf(study, offence),
    area: `${nameWithParts(name, [now, before])}${detail}`,
    ...countPair(study, now, before),
    rate: rate(offence),
  };
}

/** The borough, its Basic Command Unit (or the comparators asked for) and London, for each offence group. */
export const comparators: TableBuilder = {
  id: 'comparators',
  about: 'the borough beside its Basic Command Unit or other comparators, and London',
  make(report) {
    const { study, area } = report;
    const { period, previous } = study.choices;
    const offences = ['all', 'burglary-residential', ...groups(study)];
    const rows = offences.flatMap((offence) =>
      comparedAreas(report).map((compared) => rowOf(study, offence, compared)),
    );
    const columns: Columns<ReturnType<typeof rowOf>> = [
      column.text('offence', 'Offence', (row) => row.offence),
      column.text('area', 'Area', (row) => row.area),
      ...pairColumns({ previous: previous.label, now: period.label, since: ` on ${previous.label}` }),
      column.rate('rate', `Rate per 1,000 ${period.label}`, (row) => row.rate),
    ];
    const title = `${area.name} beside its comparators, ${period.label}`;
    const notes = [
      rateUnitsNote(study),
      `Several boroughs together are pooled: the sum of their offences over the sum of their population or ${householdsOf(study)}.`,
    ];
    return reportTable(study, { id: 'comparators', title, columns, rows, notes });
  },
};
