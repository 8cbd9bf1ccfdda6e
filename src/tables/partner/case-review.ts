import { isMissing } from '../../core/missing.js';
import { valueFor } from '../../figures/partner/indicator.js';
import type { Report, TableBuilder } from '../shared/report.js';
import { INDICATOR_COLUMNS, indicatorRows, indicatorTable, needs, seriesOf } from './indicator-grid.js';

const ID = 'case-review';
const NUMBERS = [
  'case-review-applications',
  'case-review-threshold-not-met',
  'case-reviews',
  'case-reviews-with-recommendations',
] as const;

/** What the four numbers of one period must satisfy. */
function checks(report: Report): string[] {
  const found = NUMBERS.map((id) => valueFor(seriesOf(report, id, '', report.area.code), report.study.choices.period));
  const absent = NUMBERS.filter((_, index) => found[index] === undefined);
  const notes = absent.length > 0 ? [`Not given, though the Act has it published: ${absent.join(', ')}.`] : [];
  const [applications, below, reviews, recommended] = found.map((item) =>
    item && !isMissing(item.value) ? item : undefined,
  );
  const same = (a = applications, b = applications) => a && b && a.from === b.from && a.to === b.to;
  const of = (entry = applications) => Number(entry?.value);
  if (applications && below && same(applications, below) && of(below) > of(applications)) {
    notes.push('More applications did not meet the threshold than were made: look at the source.');
  }
  if (reviews && recommended && same(reviews, recommended) && of(recommended) > of(reviews)) {
    notes.push('More reviews led to recommendations than were carried out: look at the source.');
  }
  return notes;
}

/** The four numbers of the anti-social behaviour case review (the Community Trigger). */
export const caseReview: TableBuilder = {
  id: ID,
  about: 'anti-social behaviour case reviews (Community Trigger): the four numbers to be published',
  absent: needs(ID),
  make(report) {
    const rows = NUMBERS.flatMap((id) => indicatorRows(report, id));
    const notes = [
      'The relevant bodies publish these four numbers under section 104 of the Anti-social Behaviour, Crime and Policing Act 2014.',
      ...checks(report),
    ];
    const title = `Anti-social behaviour case reviews in ${report.area.name}, ${report.study.choices.period.label}`;
    return indicatorTable(report, { id: ID, title, columns: INDICATOR_COLUMNS, rows, notes });
  },
};
