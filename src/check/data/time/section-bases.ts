import { groupBy } from '../../../core/collections.js';
import type { Period } from '../../../core/months.js';
import type { Sentence } from '../../model.js';
import { isBareYear, monthsOf } from '../context.js';
import { isBaseAt } from './base-words.js';

/** What changes are counted from under each heading: "than in 2019/20" in one paragraph may go on for the next. */
export type SectionBases = ReadonlyMap<string, readonly Period[]>;

/** A report names one base again and again. */
const withoutRepeats = (periods: readonly Period[]): Period[] => [
  ...new Map(periods.map((period) => [`${period.from} ${period.to}`, period])).values(),
];

const basesIn = ({ text, quantities }: Sentence): Period[] =>
  quantities
    .filter((item) => item.kind === 'period' && !isBareYear(item.text) && isBaseAt(text, item.start))
    .flatMap((item) => monthsOf(item.text) ?? []);

export function sectionBases(sentences: readonly Sentence[]): SectionBases {
  const prose = sentences.filter(({ block }) => block.kind !== 'row');
  const ofHeadings = groupBy(prose, ({ block }) => block.heading);
  return new Map([...ofHeadings].map(([heading, all]) => [heading, withoutRepeats(all.flatMap(basesIn))]));
}
