import type { Figure } from '../../core/figure.js';
import { monthName, type Period } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import { setOf } from '../basis/areas.js';
import { breaksBetween, conditionsIn, interrupts } from '../basis/series-breaks.js';
import type { CountFigure } from '../count-figure.js';
import { indexFigure } from '../measures/change.js';
import { countFigure } from '../measures/count.js';
import { londonCount } from '../measures/london.js';
import type { Study } from '../study.js';

/** The counts of one year, in the borough and in London. */
interface YearOfCounts {
  readonly year: Period;
  readonly count: CountFigure;
  readonly london: CountFigure;
}

/** One year of an indexed series. */
export interface IndexedYear extends YearOfCounts {
  /** The first year of the series is 100. */
  readonly index: Figure;
  readonly londonIndex: Figure;
  /** "recorded differently from May 2023", where the series is broken in this year; else empty. */
  readonly recording: string;
  /** "under COVID-19 restrictions"; else empty. */
  readonly conditions: string;
}

/** Whether two years can be compared, in the borough and in London. */
const areAlike = (study: Study, now: YearOfCounts, first: YearOfCounts): boolean =>
  indexFigure(study, now.count, first.count).value !== null &&
  indexFigure(study, now.london, first.london).value !== null;

/** The years from the first with which every later one can be compared: before it the series is another. */
function comparableYears(study: Study, years: readonly YearOfCounts[]): readonly YearOfCounts[] {
  const first = years.findIndex((year, index) => years.slice(index).every((later) => areAlike(study, later, year)));
  return first < 0 ? [] : years.slice(first);
}

/** Which changes of recording began within the year, in words; the notes of the figures say what they were. */
function recordingIn(study: Study, { year, count }: YearOfCounts, first: YearOfCounts): string {
  const eras = [...new Set([...count.eras, ...first.count.eras])].sort();
  const rules = breaksBetween(study, count.offence, [first.year, year], eras).filter(
    (rule) =>
      rule.kind === 'across' &&
      rule.from > first.year.to &&
      rule.from >= year.from &&
      rule.from <= year.to &&
      interrupts(study, rule, count.offence),
  );
  const months = [...new Set(rules.map(({ from }) => monthName(from)))];
  return months.length === 0 ? '' : `recorded differently from ${months.join(' and ')}`;
}

/**
 * The offences of the years, each as a percentage of the first, in the borough and in London. It begins with the first year
 * that may be compared with every later one; none of them where no two may.
 */
export function indexedYears(study: Study, area: Area, offence: string, years: readonly Period[]): IndexedYear[] {
  const counts = years.map((year) => ({
    year,
    count: countFigure(study, setOf(area), offence, year),
    london: londonCount(study, offence, year),
  }));
  const comparable = comparableYears(study, counts);
  const [first] = comparable;
  if (!first || comparable.length < 2) return [];
  return comparable.map((item) => ({
    ...item,
    index: indexFigure(study, item.count, first.count),
    londonIndex: indexFigure(study, item.london, first.london),
    recording: recordingIn(study, item, first),
    conditions: conditionsIn(study, offence, item.year),
  }));
}
