import type { Period } from '../../core/months.js';
import { movesIn } from '../lexicon/directions.js';
import { ordinalValue } from '../mentions/number-words.js';
import type { Quantity, Sentence } from '../model.js';
import { isOneOfSeveral, type RankPhrase, rankPhrasesIn } from '../relations/table-prose/rank-phrases.js';
import { pairsOf } from './change-pairs.js';
import type { Interpretation, Parts } from './claim.js';
import type { By, End } from './crime-data.js';
import { type Context, newestOf } from './sentence-context.js';

/** Places among the 32 boroughs: "the fifth highest rate in London", "the largest percentage increase", "27th of the 32 boroughs". */

export interface Placed {
  readonly interpretation: Interpretation;
  readonly start: number;
  readonly end: number;
}

/** "Of the 32 boroughs", "in London", "of any London borough"; not "of the 12 inner London boroughs". */
const AMONG_ALL =
  /^[^.;:]{0,70}?\b(?:of|in|among|amongst|across|out of|for)(?: (?:the|all|any|other|every|greater|32|33|thirty-two|london['’]s))* (?:london\b|boroughs?\b|capital\b)/i;

const CHANGE = /\b(?:increase|rise|growth|reduction|decrease|fall|drop|change|improvement|deterioration)s?\b/i;
const OF_CHANGE =
  /^ (?<kind>percentage |per ?cent |% |proportional |proportionate |relative )?(?:(?<up>increase|rise|growth)|reduction|decrease|fall|drop)\b/i;
/** "The reduction in domestic burglary, 16.2%, was the second largest". */
const CHANGE_NAMED =
  /\b(?:the|its|that|this) (?:percentage )?(?:(?<up>increase|rise|growth)|reduction|decrease|fall|drop)\b[^.;]* (?:was|is|being)(?: also| therefore)? the $/i;
const NUMBER = /\b(?:number|volume|count|total(?! (?:notifiable |recorded )?(?:crime|offences)\b)|most)\b/i;

/** A number for words that say one: the printed one where there is one. */
export function numberOfWords(
  { text: whole, quantities }: Sentence,
  [start, end]: readonly [number, number],
  value: number,
  kind: Quantity['kind'] = 'ordinal',
): Quantity {
  const printed = quantities.find((item) => item.start >= start && item.end <= end && item.kind !== 'period');
  return { decimals: 0, hedge: undefined, text: whole.slice(start, end), start, end, ...printed, value, kind };
}

/** What places are counted by; both where neither rates nor numbers are named. */
function scalesOf(text: string, after: string, clause: string): readonly By[] {
  const words = after.slice(0, 40);
  if (/\brates?\b/i.test(words)) return ['rate'];
  if (NUMBER.test(words) || /largest|smallest|fewest|most/i.test(text)) return ['count'];
  return /\brate\b/i.test(clause) ? ['rate'] : ['rate', 'count'];
}

function rankOfChange(context: Context, quantity: Quantity, after: string): Interpretation | undefined {
  const { kind, up } = OF_CHANGE.exec(after)?.groups ?? {};
  const { pairs, isCertain } = pairsOf(context, quantity);
  const end: End = up ? 'highest' : 'lowest';
  const claims = pairs.map((pair): Parts => ({ kind: 'rank', quantity, end, by: 'change', ...pair }));
  return { claims, isCertain: isCertain && kind !== undefined };
}

/** The words of the change that a rank is one of: those behind it, else those that its clause is about. */
function changeRanked(clause: string, after: string): string | undefined {
  if (OF_CHANGE.test(after)) return after;
  const noun = CHANGE_NAMED.exec(clause)?.groups;
  return noun && (noun['up'] === undefined ? ' fall' : ' rise');
}

function rankInterpretation(context: Context, phrase: RankPhrase, period: Period): Interpretation | undefined {
  const { sentence, text, at, end, high } = phrase;
  const [after, quantity] = [sentence.text.slice(end), numberOfWords(sentence, [at, end], phrase.rank)];
  const clause = sentence.text.slice(0, at).split(/[;:]/).at(-1) ?? '';
  const isAmongAll = AMONG_ALL.test(after);
  // "Above London's and the fourth highest": perhaps of the boroughs.
  const isOpen =
    !isAmongAll && quantity.value > 1 && /^(?:[.,;)]|$)/.test(after) && /\blondon\b|\bboroughs\b/i.test(clause);
  if (!(isAmongAll || isOpen) || isOneOfSeveral(phrase)) return undefined;
  const change = isAmongAll || OF_CHANGE.test(after) ? changeRanked(clause, after) : undefined;
  if (change !== undefined) return high ? rankOfChange(context, quantity, change) : undefined;
  const isNamed = /^[^,.;]{0,40}\brates?\b/i.test(after) || NUMBER.test(after.slice(0, 40));
  if (!isNamed && CHANGE.test(clause)) return undefined;
  const claims = scalesOf(text, after, clause).map(
    (by): Parts => ({ kind: 'rank', quantity, period, end: high ? 'highest' : 'lowest', by }),
  );
  // "It rose by 12%, the third highest in London" may speak of the rise.
  return { claims, isCertain: isAmongAll && (isNamed || movesIn(clause.toLowerCase()).length === 0) };
}

/** "Ranks 27th of the 32 boroughs (1 = lowest)". */
const RANKED =
  /\b(?:ranks?|ranked|placed|stands?|was|is|comes?|came) (?:joint )?(?<place>\d{1,2}(?:st|nd|rd|th)) (?:out )?(?:of|among) (?:the |all )*(?:32|33) (?:london )?boroughs(?:,? ?\(?(?:where )?(?:1|1st|first) ?(?:=|is|being) ?(?:the )?(?<end>highest|lowest))?/gi;

function numberedRanks(sentence: Sentence, period: Period): Placed[] {
  const { text } = sentence;
  return [...text.matchAll(RANKED)].flatMap((match): Placed[] => {
    const { place = '', end } = match.groups ?? {};
    const start = match.index + match[0].indexOf(place);
    const quantity = numberOfWords(sentence, [start, start + place.length], ordinalValue(place));
    const ends: readonly End[] = end === undefined ? ['highest', 'lowest'] : [/high/i.test(end) ? 'highest' : 'lowest'];
    const bys: readonly By[] = /\brate\b/i.test(text) ? ['rate'] : ['rate', 'count'];
    const claims = ends.flatMap((one) => bys.map((by): Parts => ({ kind: 'rank', quantity, period, end: one, by })));
    return [{ interpretation: { claims, isCertain: end !== undefined }, start, end: start + place.length }];
  });
}

export function ranksIn(context: Context): Placed[] {
  const period = newestOf(context);
  if (!period) return [];
  const named = rankPhrasesIn(context.sentence).flatMap((phrase): Placed[] => {
    const interpretation = rankInterpretation(context, phrase, period);
    return interpretation ? [{ interpretation, start: phrase.at, end: phrase.end }] : [];
  });
  return [...named, ...numberedRanks(context.sentence, period)];
}
