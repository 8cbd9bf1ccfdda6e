import { stemsOf } from '../mentions/clauses.js';
import type { Sentence } from '../model.js';
import { subjectAreasIn } from './compared-areas.js';
import { areasIn, known, onlyArea, onlyOffence } from './context.js';
import type { CrimeData, NamedArea } from './crime-data.js';
import { offencesIn } from './offence-names.js';

/** What a sentence goes on about where it does not say: of its paragraph, else of its heading, else of the title. */

/** A meaning taken over; certain where only one could be meant. */
export interface Inherited<Value> {
  readonly value: Value;
  readonly isCertain: boolean;
}

/** What stands further before is gone on about no more. */
const MOST_BEFORE = 20;

/** "4.2 Per 1,000 households there were ...": a numbered paragraph sets out anew, though no empty line stands before it. */
export const isNumberedParagraph = ({ text }: Sentence): boolean => /^\d+(?:\.\d+)+ [A-Z]/.test(text);

export const previousOf = (sentence: Sentence): Sentence | undefined =>
  isNumberedParagraph(sentence) ? undefined : sentence.previous;

export function sentencesBefore(sentence: Sentence): Sentence[] {
  const found: Sentence[] = [];
  for (let before = previousOf(sentence); before && found.length < MOST_BEFORE; before = previousOf(before))
    found.push(before);
  return found;
}

/** The only one of the sentences before, else the nearest, which is not certain. */
export function nearest<Value>(
  sentence: Sentence,
  read: (before: Sentence) => readonly Value[],
): Inherited<Value | undefined> | undefined {
  const all = sentencesBefore(sentence)
    .map((before) => [...new Set(read(before))])
    .filter(({ length }) => length);
  const [first] = all;
  if (!first) return undefined;
  return { value: first.length === 1 ? first[0] : undefined, isCertain: new Set(all.flat()).size === 1 };
}

/** "17.6% of all crime": the whole of a share, which a sentence is not about. */
const WHOLE = /(?:%|cent|half|thirds?|quarters?|fifths?|tenths?|share|proportion) of (?:the |all |london's )*$/i;

/** The offences a text is about. */
export const offencesOf = (text: string, before = ''): string[] => [
  ...new Set(
    offencesIn(text, before)
      .filter(({ subject, at }) => subject !== 'all' || !WHOLE.test(text.slice(0, at)))
      .map(({ subject }) => subject),
  ),
];

/** The offence spoken of last before a sentence, or by its heading: "possession" behind drug offences is of drugs. */
export function spokenOfBefore(sentence: Sentence): string {
  for (const { text } of sentencesBefore(sentence)) {
    const found = offencesOf(text).at(-1);
    if (found) return found;
  }
  return offencesOf(sentence.block.heading)[0] ?? '';
}

/** "It was", "That is", "The rate", "Its rate", "In 2024/25 it": it goes on about the same. */
const GOES_ON =
  /^(?:(?:in|across|for|over|during|on|since|compared with) [^,.;]{3,40},? )?(?:it|this|that|these|those|which|(?:the|its)(?: borough['’]s)? (?:rate|figure|number|total|volume|rise|fall|increase|decrease|reduction|drop))\b/i;

/** Words that name nothing besides what is gone on about. */
const PLAIN_STEMS = stemsOf(
  'borough London capital city percentage volume number first rise fall increase reduction stands stood place overall whole higher lower proportion ranks ranked compares measure basis January February March April June July August September October November December month months quarter quietest busiest worst best peak trough alone itself brought recorded saw highest lowest latest same earlier year',
);

/** No thing of its own is named: "Its population rose by 3%" is of the population. */
function namesNothing(records: CrimeData, { text, quantities }: Sentence): boolean {
  const letters = [...text];
  for (const { start, end } of [...quantities, ...areasIn(records, text).map((area) => ({ ...area, start: area.at }))])
    letters.fill(' ', start, end);
  return [...stemsOf(letters.join(''))].every((stem) => PLAIN_STEMS.has(stem));
}

function opensWithArea(records: CrimeData, { text }: Sentence): boolean {
  const [first] = subjectAreasIn(records, text);
  return (
    first !== undefined &&
    /^(?:on (?:this|that) (?:measure|basis),? )?(?:(?:in|across|for|throughout) )?(?:the )?(?:rest of )?$/i.test(
      text.slice(0, first.at),
    )
  );
}

/** "31,768 offences": of all kinds perhaps, where no kind is named. */
const countsOffences = (sentence: Sentence): boolean =>
  [sentence, ...sentencesBefore(sentence)].some(({ text }) => /\b(?:offences|crimes?)\b/.test(text));

/** The offence that a sentence without one goes on about. */
export function inheritedOffence(records: CrimeData, sentence: Sentence): Inherited<string> | undefined {
  const { text, block } = sentence;
  const before = nearest(sentence, (previous) => offencesOf(previous.text));
  const named = before ? known(records, before.value) : onlyOffence(records, block.heading);
  const isPlain = namesNothing(records, sentence);
  const isOfAll = !before && offencesIn(block.heading).length === 0 && (isPlain || countsOffences(sentence));
  const offence = named ?? (isOfAll ? known(records, 'all') : undefined);
  if (!offence || !(isPlain || /\b(?:offences|crimes?)\b/i.test(text))) return undefined;
  const goesOn = isPlain && (GOES_ON.test(text) || opensWithArea(records, sentence));
  return { value: offence, isCertain: goesOn && !isOfAll && (before?.isCertain ?? true) };
}

/** "..., while London was 3.1% lower": a place that the sentence is not about. */
const ASIDE = /\b(?:while|whilst|whereas|although|though|but|at a time when)\b[^.]*$|[;(][^.]*$/i;

const areasGoneOnAbout = (records: CrimeData, { text }: Sentence): NamedArea[] =>
  subjectAreasIn(records, text)
    .filter(({ at }) => !ASIDE.test(text.slice(0, at)))
    .map(({ area }) => area);

/** The areas that a sentence without one may be of: that of the paragraph or that of the heading. */
export function inheritedAreas(records: CrimeData, sentence: Sentence): NamedArea[] {
  const before = nearest(sentence, (previous) => areasGoneOnAbout(records, previous));
  const { heading } = sentence.block;
  const isOfBorough = subjectAreasIn(records, heading).length === 0;
  const inHeading = isOfBorough ? records.borough : onlyArea(records, heading);
  const areas = [inHeading, before?.value].flatMap((area) => area ?? []);
  return [...new Set(areas)];
}
