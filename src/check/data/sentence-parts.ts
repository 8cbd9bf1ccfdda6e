import type { Sentence } from '../model.js';
import type { CrimeData } from './crime-data.js';
import { type Context, contextOf } from './sentence-context.js';
import type { DocumentTime } from './time/document-time.js';

/** "7,768 offences, or 30.2% of crime; it was 23.7% in 2019/20": a time behind a semicolon is not of what stands before it. */

export interface PartContext {
  readonly context: Context;
  readonly from: number;
  readonly to: number;
}

/** The parts of a sentence between semicolons, each with the times that are named in it or before it. */
export function contextsOf(records: CrimeData, sentence: Sentence, time: DocumentTime): readonly PartContext[] {
  const whole = contextOf(records, sentence, time);
  if (!whole) return [];
  const stops = [...sentence.text.matchAll(/;/g)].map(({ index }) => index);
  const ends = stops.filter((stop) => whole.periods.some(({ at }) => at > stop));
  return [...ends, sentence.text.length].map((to, index, all) => {
    const ofPart = to === sentence.text.length ? whole : contextOf(records, sentence, time, to);
    return { context: ofPart ?? whole, from: all[index - 1] ?? 0, to };
  });
}

export const isInPart =
  ({ from, to }: PartContext) =>
  ({ start }: { readonly start: number }): boolean =>
    start >= from && start < to;
