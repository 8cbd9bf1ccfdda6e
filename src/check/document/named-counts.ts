import { subjectIn } from '../mentions/subjects.js';
import type { Draft, Quantity, Sentence } from '../model.js';
import { matchesIn } from '../verdicts/find.js';

/** Counts that stand in brackets or cells of a row that names its subject: "(a) offences ... (a) 10.29 (3529 people)". */
export interface NamedCount {
  readonly subject: string;
  readonly value: number;
  readonly sentence: Sentence;
  readonly quantity: Quantity;
}

const BRACKETED = /# ?\(#|@ ?\(#|#[^.;#%@]{0,12}\(@/g;

export function namedCounts(draft: Draft): NamedCount[] {
  return draft.sentences.flatMap((sentence) => {
    const label = sentence.block.cells?.[0]?.text;
    const subject = label ? (subjectIn(label.replace(/\(.*/, '')) ?? subjectIn(label)) : undefined;
    if (!subject) return [];
    return matchesIn(sentence, BRACKETED).flatMap(({ quantities }) => {
      const quantity = quantities.find(({ kind, decimals }) => kind === 'count' && decimals === 0);
      return quantity ? [{ subject, value: quantity.value, sentence, quantity }] : [];
    });
  });
}
