import { labelInSentence, type Period, shiftPeriod } from '../../core/months.js';
import { isKnown } from '../../figures/basis/offence-lists.js';
import { labelOf } from '../../figures/measures/comparison.js';
import type { Study } from '../../figures/study.js';
import { type IndexedYear, indexedYears as indexedSeries } from '../../figures/time/indexed-years.js';
import { type Columns, column, type RowHead } from '../shared/column.js';
import { londonName } from '../shared/columns.js';
import { reportTable, type TableBuilder } from '../shared/report.js';
import { yearsFromBase } from '../shared/years.js';

/** What most strategies watch: of few words, of large counts. */
const OFFENCES = ['violence', 'burglary', 'robbery', 'theft-from-person'];
/** As many lines as a page has room for, with all offences. */
const MOST = 5;
const YEARS_BACK = 10;

/** Ten years to this one. With suppression, those that the rest of the report shows: each year more hides more. */
function yearsOf(study: Study): Period[] {
  const { period, suppress } = study.choices;
  if (suppress) return yearsFromBase(study);
  return Array.from({ length: YEARS_BACK + 1 }, (_, index) => shiftPeriod(period, -12 * (YEARS_BACK - index)));
}

const NOTES = [
  'The first year of each offence is 100: an index of 120 is 20% more offences than in that year. It is of the number of offences, not of the rate.',
  'An offence begins with the first year, at most ten years back, with which every later year can be compared.',
];

/** Chosen offences as an index of their first year, next to London: the figures of the long chart. */
export const indexedYears: TableBuilder = {
  id: 'indexed-years',
  about: 'chosen offences over up to ten years, the first year 100, with London',
  make({ study, area, assessment }) {
    const chosen = assessment?.offenceLists.priorities ?? OFFENCES;
    const offences = [...new Set(['all', ...chosen])].filter((id) => isKnown(study, id)).slice(0, MOST);
    const years = yearsOf(study);
    const rows = offences.flatMap((offence) =>
      indexedSeries(study, area, offence, years).map((item) => ({
        ...item,
        key: `${offence}_${item.year.from}`,
        offence,
      })),
    );
    const columns: Columns<IndexedYear & RowHead & { readonly offence: string }> = [
      column.text('offence', 'Offence', ({ offence }) => labelOf(study, offence)),
      column.text('year', 'Year', ({ year }) => year.label),
      column.offences('count', `Offences in ${area.name}`, ({ count }) => count),
      column.of('index')('index', `${area.name}, index`, ({ index }) => index),
      column.of('index')('london_index', `${londonName(study)}, index`, ({ londonIndex }) => londonIndex),
      column.text('recording', 'Recording', ({ recording }) => recording),
      column.text('conditions', 'Conditions', ({ conditions }) => conditions),
    ];
    const since = [...rows].sort((a, b) => (a.year.from < b.year.from ? -1 : 1))[0]?.year ?? study.choices.base;
    const title = `Offences in ${area.name} and London since ${labelInSentence(since)}, first year = 100`;
    const whyNoRow = 'no two years of the chosen offences can be compared';
    return reportTable(study, { id: 'indexed-years', title, columns, rows, notes: NOTES, whyNoRow });
  },
};
