import { type AreaMention, areasIn } from './context.js';
import type { CrimeData } from './crime-data.js';

/** Which places of a sentence it is about, and which it only compares with. */

/** "Than London's", "against 101.5 in London", "compared with a fall of 4% across London". */
const COMPARED =
  /\b(?:than|against|compared (?:with|to)|in comparison (?:with|to)|above|below|short of|ahead of|versus|vs\.?|exceed(?:s|ed|ing)?)(?: [a-z’'-]+| [\d.,]+%?){0,7} $/i;
/** "The fifth highest rate in London", "more than half of the boroughs in London": what a place is among. */
const AMONG =
  /\b(?:highest|lowest|largest|smallest|biggest|fewest|greatest|most|least|\d(?:st|nd|rd|th)|boroughs?)(?: [a-z-]+){0,6} (?:in|of|across|within) (?:greater |all )*$/i;
const PERIOD = /\b(?:19|20)\d\d\b/;

export const isAmong = (before: string): boolean => AMONG.test(before);

/** A place behind a word of comparison, unless that word compares times ("than in 2019/20 in London"), or behind a rank. */
function isCompared(text: string, { at }: AreaMention): boolean {
  const before =
    text
      .slice(0, at)
      .split(/[,;:(]| (?:and|while|whereas|but) /)
      .at(-1) ?? '';
  const [words] = COMPARED.exec(before) ?? [];
  return (words !== undefined && !PERIOD.test(words)) || isAmong(before);
}

/** The places a text is about, without those it compares them with. */
export const subjectAreasIn = (records: CrimeData, text: string): AreaMention[] =>
  areasIn(records, text).filter((mention) => !isCompared(text, mention));
