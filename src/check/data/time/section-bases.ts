import type { Period } from '../../../core/months.js';
import type { Sentence } from '../../model.js';
import { isBareYear, monthsOf } from '../context.js';
import { isBaseAt } from './base-words.js';

/** What changes are counted from under each heading: "than in 2019/20" in one paragraph may go on for the next. */
export type SectionBases = ReadonlyMap<string, readonly Period[]>;

const basesIn = ({ text, quantities }: Sentence): Period[] =>
  quantities
    .filter((item) => item.kind === 'period' && !isBareYear(item.text) && isBaseAt(text, item.start))
    .flatMap((item) => monthsOf(item.text) ?? []);

export function sectionBases(sentences: readonly Sentence[]): SectionBases {
  const bases = new Map<string, Period[]>();
  for (const sentence of sentences) {
    if (sentence.block.kind === 'row') continue;
    const { heading } = sentence.block;
    bases.set(heading, [...(bases.get(heading) ?? []), ...basesIn(sentence)]);
  }
  return bases;
}
