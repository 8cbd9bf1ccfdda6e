import type { Mention } from '../mentions/subjects.js';
import type { Quantity, Sentence } from '../model.js';
import { inheritedOffence, nearest, offencesOf, spokenOfBefore } from './antecedent.js';
import { known } from './context.js';
import type { CrimeData, NamedArea } from './crime-data.js';
import { offenceAt, offencesIn } from './offence-names.js';
import type { Context } from './sentence-context.js';

/** Which offence a number of a sentence is of. */

export interface Subject {
  readonly offence: string;
  /** Only this one could be meant. */
  readonly isCertain: boolean;
  /** It is named in a sentence before, or in the heading. */
  readonly isInherited: boolean;
}

/** "Theft (from 870 to 692, -20.5%) and vehicle offences": a bracket is of the offence before it. */
function subjectOfBracket(named: readonly Mention[], text: string, at: number): string | undefined {
  const open = /\([^()]*$/.exec(text.slice(0, at))?.index;
  return open === undefined ? undefined : named.findLast(({ end }) => end <= open)?.subject;
}

/** "234 of business property", "875 possession and 380 trafficking": the name that stands right behind. */
const NAMED_BEHIND =
  /^ (?:(?:of|were|was|are|the|cases?|recorded|reported|offences?|incidents?|counts?|other|such) )*$/;
const subjectBehind = (named: readonly Mention[], text: string, { end }: Quantity): string | undefined =>
  named.find(({ at }) => at > end && NAMED_BEHIND.test(text.slice(end, at)))?.subject;

const STOP = /[,;:()]| (?:while|whilst|whereas|but|although|though) /;

/** "Robbery fell by 5%, with thefts down": the only offence of the words that lead to a number, none of those behind it. */
function subjectOfClause(
  named: readonly Mention[],
  { text, quantities }: Sentence,
  { start, end }: Quantity,
): string | undefined {
  const from = Math.max(0, ...quantities.filter((item) => item.end <= start).map((item) => item.end));
  const before = text.slice(from, start).split(STOP).at(-1) ?? '';
  const after = text.slice(end).split(STOP)[0]?.split(' and ')[0] ?? '';
  const isIn = (first: number, last: number) => (mention: Mention) => mention.at >= first && mention.end <= last;
  const [only, another] = named.filter(isIn(start - before.length, start));
  const isOneOfTwo = named.some(({ subject }) => subject !== only?.subject && isWithin(subject, only?.subject));
  const isNamedBehind = named.some(isIn(end, end + after.length));
  return another || isOneOfTwo || isNamedBehind ? undefined : only?.subject;
}

/** "Residential burglary" may be called "burglary" further on. */
const isWithin = (one: string, other = ''): boolean => one.startsWith(`${other}-`) || other.startsWith(`${one}-`);

/** "But those of shops rose to 40": of a part that has no name of its own. */
const isOfThose = ({ text }: Sentence, { start }: Quantity): boolean =>
  /\bthose of (?:[a-z]+ )+$/i.test(text.slice(0, start));

/** "Shoplifting (from 740 to 850) and handling offences (from 32 to 39)": of offences by a name that is not known. */
function isOfUnknownName({ text }: Sentence, { start }: Quantity): boolean {
  const [, name = ''] = /([a-z][a-z' -]*(?:offences|crimes|incidents)) ?\([^()]*$/i.exec(text.slice(0, start)) ?? [];
  const last = name.split(/\band\b/).at(-1) ?? '';
  return last.trim().split(' ').length > 1 && offencesIn(last).length === 0;
}

/** "Together with robbery, the last two produced 6,261 offences": a total of several offences. */
const OF_SEVERAL =
  /(?<!boroughs )\b(?:(?<!taken )together|combined|between them|added up)\b|\bthe (?:last|first|other|latter|former) (?:two|three|four)\b|\b(?:these|those|the|all) (?:two|three|four|five) (?:offences|offence types|categories|groups|types|kinds)\b/i;

/** "Of 4,463 such offences, 1,420 were violence with injury": the whole is of the offence right behind it, else of the one before. */
const WHOLE_BEFORE = /(?:^|[.,;:] )of (?:the |these |those |all |a total of )*$/i;

function offenceOfWhole(records: CrimeData, sentence: Sentence, { end }: Quantity): Subject | undefined {
  const words = sentence.text.slice(end).split(/[,;:(]/)[0] ?? '';
  const [named, another] = offencesOf(words);
  const offence = another === undefined ? known(records, named) : undefined;
  if (named !== undefined) return offence ? { offence, isCertain: true, isInherited: false } : undefined;
  const before = nearest(sentence, ({ text }) => offencesOf(text));
  const whole = known(records, before?.value);
  return whole ? { offence: whole, isCertain: false, isInherited: true } : undefined;
}

export function offenceOf(records: CrimeData, sentence: Sentence, quantity: Quantity): Subject | undefined {
  const { text } = sentence;
  if (isOfUnknownName(sentence, quantity) || OF_SEVERAL.test(text)) return undefined;
  if (WHOLE_BEFORE.test(text.slice(0, quantity.start))) return offenceOfWhole(records, sentence, quantity);
  const before = spokenOfBefore(sentence);
  const [named, subjects] = [offencesIn(text, before), offencesOf(text, before)];
  if (subjects.length === 0) {
    const inherited = inheritedOffence(records, sentence);
    return inherited && { offence: inherited.value, isCertain: inherited.isCertain, isInherited: true };
  }
  const only =
    subjects.length === 1
      ? subjects[0]
      : (subjectBehind(named, text, quantity) ?? subjectOfClause(named, sentence, quantity));
  const subject =
    only ?? subjectOfBracket(named, text, quantity.start) ?? offenceAt(named, text, [quantity.start, quantity.end]);
  const offence = known(records, subject);
  return offence
    ? { offence, isCertain: only !== undefined && !isOfThose(sentence, quantity), isInherited: false }
    : undefined;
}

/** Where nothing before and no heading names an offence, months are perhaps of all offences. */
export function offenceOfMonths(records: CrimeData, sentence: Sentence, quantity: Quantity): Subject | undefined {
  const found = offenceOf(records, sentence, quantity);
  const all =
    found || offencesOf(sentence.text, spokenOfBefore(sentence)).length > 0 ? undefined : known(records, 'all');
  const isOpen = all !== undefined && spokenOfBefore(sentence) === '';
  return found ?? (isOpen ? { offence: all, isCertain: false, isInherited: true } : undefined);
}

/** "Burglary made up 9.9% of all offences", "7.2% of London's burglaries": the offence before it, else the one of London's whole. */
export function offenceOfShare(records: CrimeData, context: Context, { quantity, whole }: Share): Subject | undefined {
  const { sentence, subjectAreas } = context;
  const before = offencesIn(sentence.text).filter(({ subject, at }) => subject !== 'all' && at < quantity.start);
  const isCertain = new Set(before.map(({ subject }) => subject)).size === 1;
  const offence = known(records, before.at(-1)?.subject);
  if (before.length > 0) return offence ? { offence, isCertain, isInherited: false } : undefined;
  if (!whole?.area)
    return offencesOf(sentence.text).length > 0
      ? partBefore(records, sentence, whole)
      : offenceOf(records, sentence, quantity);
  return {
    offence: whole.offence,
    isCertain: subjectAreas.some(({ area }) => area !== whole.area),
    isInherited: false,
  };
}

/** "This is 72.9% of all burglary": the part is that of the sentence before. */
function partBefore(records: CrimeData, { previous }: Sentence, whole: Share['whole']): Subject | undefined {
  const [offence, another] = previous ? offencesOf(previous.text) : [];
  const part = another === undefined ? known(records, offence) : undefined;
  return part && part !== whole?.offence ? { offence: part, isCertain: false, isInherited: true } : undefined;
}

/** The number of a share, and what it is a part of. */
interface Share {
  readonly quantity: Quantity;
  readonly whole?: { readonly offence: string; readonly area?: NamedArea } | undefined;
}
