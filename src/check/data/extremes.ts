import { isMissing } from '../../core/missing.js';
import { type Period, shiftPeriod } from '../../core/months.js';
import { smallNumberOf } from '../mentions/number-words.js';
import type { RuleFinding } from '../model.js';
import { findingAt } from '../verdicts/report.js';
import { monthsOf } from './context.js';
import type { CrimeData, NamedArea } from './crime-data.js';
import { isCertainOf, named } from './meanings.js';
import { offenceOf } from './offence-meant.js';
import { numberOfWords } from './rank-claims.js';
import { areasOf, type Context, newestOf } from './sentence-context.js';
import { isRight, type Verification } from './verify-against-data.js';

/** "The lowest since 2020/21", "the highest for five years": a period against the same months of the years before. */

interface Extreme {
  readonly isHigh: boolean;
  readonly isRate: boolean;
  readonly period: Period;
  readonly earlier: readonly Period[];
  readonly start: number;
  readonly end: number;
}

const PHRASE =
  /\b(?<word>highest|lowest|largest|smallest|fewest)(?<thing>(?: [a-z]+){0,4}?) (?:since(?: at least)?(?: the)? (?<since>(?:financial year |year |in )?(?:19|20)\d\d(?: ?[/–-] ?\d\d(?:\d\d)?)?)|(?:for|in|of|over) (?:at least )?(?:the )?(?:last |past )?(?<count>two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) years)\b/gi;
const OF_CHANGE =
  /\b(?:increase|rise|fall|reduction|drop|change|decrease|monthly|month|quarter|quarterly|rank|share)\b/i;

/** More years than any file has. */
const MOST_YEARS = 30;

const yearsBefore = (period: Period, count: number): Period[] =>
  Array.from({ length: count }, (_, index) => shiftPeriod(period, -12 * (index + 1)));

function extremesIn(context: Context): Extreme[] {
  const { sentence } = context;
  const period = newestOf(context);
  return [...sentence.text.matchAll(PHRASE)].flatMap((match): Extreme[] => {
    const { word = '', thing = '', since, count } = match.groups ?? {};
    const from = since === undefined ? undefined : monthsOf(since.replace(/^[a-z ]+/i, ''));
    if (!period || OF_CHANGE.test(thing) || (since !== undefined && !from)) return [];
    const earlier = from
      ? yearsBefore(period, MOST_YEARS).filter((year) => year.from > from.to)
      : yearsBefore(period, smallNumberOf(count ?? '') - 1);
    const isHigh = /highest|largest/i.test(word);
    const isRate = /\brate\b/i.test(thing);
    return [{ isHigh, isRate, period, earlier, start: match.index, end: match.index + match[0].length }];
  });
}

/** How many per cent beyond it an earlier year must be: a rate moves with its population too. */
const BEYOND = { count: 3, rate: 10 };

function verifyExtreme(
  records: CrimeData,
  { isHigh, isRate, period, earlier }: Extreme,
  [area, offence]: readonly [NamedArea, string],
): Verification {
  const plain = { mistake: null, suggestion: null };
  const changes = earlier.map((before) => ({ before, change: records.change(area, offence, period, before) }));
  const word = isHigh ? 'higher' : 'lower';
  const beyond = (percent: number) =>
    changes.find(({ change }) => !isMissing(change) && (isHigh ? -change.value : change.value) > percent)?.before;
  const [wrong, nearest] = [beyond(BEYOND[isRate ? 'rate' : 'count']), beyond(0)];
  if (nearest) {
    const verdict = wrong ? 'differs' : 'ambiguous';
    return { verdict, ...plain, recomputed: `${(wrong ?? nearest).label} was ${word}`, mistake: wrong ? 'rank' : null };
  }
  if (changes.length === 0 || changes.some(({ change }) => isMissing(change)))
    return { verdict: 'not-checked', ...plain, recomputed: 'the files do not have all these years' };
  return { verdict: 'agrees', ...plain, recomputed: `none of the ${changes.length} years between was ${word}` };
}

/** The highest and lowest of the years there are. */
export function readExtremes(data: CrimeData, context: Context, isAsked: (extreme: Extreme) => boolean): RuleFinding[] {
  const { sentence } = context;
  return extremesIn(context)
    .filter(isAsked)
    .flatMap((extreme): RuleFinding[] => {
      const { start, end } = extreme;
      const quantity = numberOfWords(sentence, [start, end], 1);
      const [subject, areas] = [offenceOf(data, sentence, quantity), areasOf(data, context, quantity)];
      const [area] = areas;
      if (!subject || !area) return [];
      const found = verifyExtreme(data, extreme, [area, subject.offence]);
      const isCertain = isCertainOf(context, { subject, areas });
      if (found.verdict === 'not-checked' || (!isRight(found) && !isCertain)) return [];
      return [
        findingAt(sentence, [start, end], {
          pattern: 'data-extreme',
          quoted: quantity.text,
          covers: [quantity],
          ...named(found, context),
        }),
      ];
    });
}
