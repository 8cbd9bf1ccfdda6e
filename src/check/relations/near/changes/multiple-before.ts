import { stemsOf } from '../../../mentions/clauses.js';
import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { Times } from './multiple-rows.js';
import { couplesNear, sentencesBefore } from './then-and-now.js';

/** "We saw 187 people, up from 131. Contacts have doubled.": of the levels of now and then that stand before such words. */

/** A sentence of so few words says nothing of its own. */
const FEW = 5;

const ANAPHOR =
  /(?:^|\b)(?:it|they|this|these|we|(?:the )?(?:figure|number|total|rate|count)s?(?: of (?:incident|offence|case|report)s)?)(?: (?:has|have|had|is|was|now|more|than|nearly|almost|over|about|roughly))* ?$/;

/** "Of the 389 tenants ... Users had trebled": its words are of what the sentence before is about. */
export function goesOn(words: string, text: string): boolean {
  const known = [...stemsOf(text)];
  return [...stemsOf(words)].every((stem) => known.some((other) => other.slice(0, 3) === stem.slice(0, 3)));
}

/** Only a time stands behind it. */
const BEHIND =
  /^(?: (?:too|also|again|in|over|on|since|the|a|year|years|twelve|months?|last|before|§|that|time))*[.;!,]/;

export function ofPairBefore(discourse: Discourse, claim: Mention): Times[] {
  const { sentence, quantity, leadText } = claim;
  if (!/(?:ed|ing)$/i.test(quantity.text) || !BEHIND.test(claim.tail)) return [];
  const words = leadText.split(/[;:]|, /).at(-1) ?? '';
  const sentences = sentencesBefore(sentence);
  const source = sentences
    .map((one) => (one === sentence ? one.text.slice(0, quantity.start - words.length) : one.text))
    .join(' ');
  const isShort = sentence.text.split(' ').length <= FEW;
  if (!ANAPHOR.test(words) && !isShort && !goesOn(words, source)) return [];
  const isRead = (item: Mention): boolean => item.id < claim.id;
  return couplesNear(discourse, sentences, isRead, new Set()).map(({ from, to }) => ({
    from: from.quantity,
    to: to.quantity,
    parts: [from, to],
    isSure: true,
    label: '',
  }));
}
