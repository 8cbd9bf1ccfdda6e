import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { Interval, RuleFinding } from '../model.js';
import { claimOf } from '../pairs/comparisons.js';
import type { Rule } from '../rule.js';
import { decide } from '../verdicts/decide.js';
import { intervalOf, middleOf, sumOf } from '../verdicts/intervals.js';
import { judge } from '../verdicts/judge.js';
import { digitsOf, SWAPPED } from '../verdicts/mistakes.js';
import type { ClaimReading } from '../verdicts/reading.js';
import { numberText } from '../verdicts/report.js';
import { isPerThings } from './averages/average-each.js';
import { exactSum } from './sum-exact.js';
import { judgeItems, listedBefore, listTotals } from './sum-list.js';
import { partitionOf } from './sum-parts.js';
import { restOf } from './sum-rest.js';

/** Totals of a list, and what is left of a total. */

/** Parts that are named for example, or overlap, make no sum. */
const PARTIAL =
  /\b(?:includ\w+|such as|among|e\.g|for example|of which|of whom|of these|of those|up from|down from|compared|against|last year|was|were|previous|from|per|most|mainly|in (?:19|20)|§|than|between)\b|§/;
/** "18 events in all". */
const MAKING_BEHIND = /^ (?:[a-z]+ ){0,3}?(?:in all|in total|altogether|all told|together|combined)\b/;
const MAKING =
  /(?:\b(?:making|giving|total(?:ling|s|led)?|add(?:s|ing|ed)? (?:up )?to|sum(?:s|med)? to|com(?:es|e|ing) to|a total of|in total|in all|altogether|together|sum of|combined|overall total|aggregate)\b(?:[a-z ]{0,20}?)[:,]? ?)$/;
const isPart = ({ role, quantity, dimension }: Mention): boolean =>
  role === 'level' && (dimension === 'count' || dimension === 'money') && quantity.decimals === 0 && !quantity.isWord;

/** "251 cases (118 noise, 74 neighbours and 39 others)", "14,211: 902 here, 13,309 there". */
function listBehind(mentions: readonly Mention[], total: Mention): Mention[] | undefined {
  const next = mentions.find(({ id }) => id === total.id + 1);
  const opener = /^[^(:;.–-]*?(?: (\()|(:) | ([–-]) )/.exec(total.tail)?.slice(1).find(Boolean);
  // "898 complaints – just over half – with fly-tipping on 412": an aside between dashes opens no list.
  if (opener === '–' && (total.tail.match(/ [–-] /g)?.length ?? 0) > 1) return undefined;
  if (!next || !opener || /[;.]/.test(total.tail.slice(0, total.tail.indexOf(opener)))) return undefined;
  const rest = mentions.filter(({ id }) => id > total.id);
  const parts =
    opener === '(' ? rest.filter(({ bracket }) => bracket === next.bracket && next.bracket > total.at) : rest;
  // "97 were housed: 41 in spring": the words before the colon say what the total is of.
  const words = parts.map(({ lead }, index) => (index === 0 ? lead.split(/[:(]/).at(-1) : lead)).join(' ');
  if (parts.length < 2 || !parts.every(isPart) || PARTIAL.test(words)) return undefined;
  return parts.every(({ quantity }) => quantity.value < total.quantity.value) ? parts : undefined;
}

/** "38 licences, 57 variations (21 full and 36 minor) and 7 reviews": an item of the list, and not the parts of it. */
function withoutParts({ bracket }: Mention, all: readonly Mention[]): readonly Mention[] {
  const outside = all.filter((item) => item.bracket < 0 || item.bracket === bracket || item.dimension !== 'count');
  return outside.filter(isPart).length > 1 ? outside : all;
}

function listBefore(discourse: Discourse, total: Mention): readonly Mention[] | undefined {
  const isBehind = MAKING_BEHIND.test(total.tail) && /^[^.;]*[,(–-] ?(?:or |so |that is |thus )?$/.test(total.lead);
  if (!MAKING.test(total.lead) && !isBehind) return undefined;
  const preceding = withoutParts(
    total,
    (discourse.of[total.sentence.index] ?? []).filter(
      (item) => item.id < total.id && !item.quantity.isWord && item.quantity.kind !== 'ordinal' && !isPerThings(item),
    ),
  );
  const before = discourse.of[total.sentence.index - 1] ?? [];
  const all =
    preceding.length > 0
      ? preceding
      : /^(?:so,? |that (?:makes|is) |which makes |this makes )?(?:together|in all|in total|altogether|total|overall|these|they|those|the)\b/.test(
            total.lead.trim(),
          )
        ? before
        : [];
  const listed = preceding.length === 0 && all.length > 0 ? listedBefore(discourse, total) : undefined;
  const parts = listed ?? all.filter(isPart);
  return parts.length > 1 &&
    (listed !== undefined || parts.length === all.length) &&
    parts.every(({ quantity }) => quantity.value < total.quantity.value)
    ? parts
    : undefined;
}

const TOGETHER =
  /\b(?:the|these|those|all) (#) (?:[a-z]+ ){0,2}?(?:together|between them|combined|alone|in all)?[a-z ,]{0,20}(?:account(?:s|ed)? for|ma[dk]e up|recorded|had|total(?:led)?|add up to|come to|came to|are|were|make) (?:a total of |about )?$/;

/** "The three together account for 225": the last so many counts before it, of its sentence or the one before. */
function namedTogether(discourse: Discourse, total: Mention): Mention[] | undefined {
  const { shape, quantityAt, index } = total.sentence;
  const found = TOGETHER.exec(shape.slice(0, total.at));
  const count = found && quantityAt.get(found.index + found[0].indexOf('#'))?.value;
  if (!found || !count || count < 2 || count > 6) return undefined;
  const preceding = (discourse.of[index] ?? []).filter(({ at }) => at < found.index);
  const before = discourse.of[index - 1]?.[0]?.sentence.block === total.sentence.block ? discourse.of[index - 1] : [];
  const parts = [...(before ?? []), ...preceding].filter(
    (item) => isPart(item) && !/\bof (?:the|all|these|those|our) $|^of (?:the )?$/.test(item.lead),
  );
  const inSentence = parts.filter(({ sentence }) => sentence === total.sentence);
  const outside = parts.filter(({ bracket, mark }) => bracket < 0 && mark !== -1);
  return [inSentence, parts, outside].find(({ length }) => length === count);
}

/** "31 died and 287 were hurt. Together it was 341 in the year before." */
const isOfEarlier = (total: Mention, parts: readonly Mention[]): boolean =>
  total.mark === -1 && parts.every(({ mark }) => mark !== -1);

function readSum(total: Mention, parts: readonly Mention[], whole?: Mention, isNear = false): RuleFinding[] {
  const sum = sumOf(parts.map(({ quantity }) => intervalOf(quantity)));
  const value: Interval = whole
    ? { lower: whole.quantity.value - sum.upper, upper: whole.quantity.value - sum.lower }
    : sum;
  if (!Number.isFinite(middleOf(value))) return [];
  const verdict = judge(total.quantity, value);
  // Far from it a list is not the whole of what is counted.
  const isFar =
    Math.abs(middleOf(value) - total.quantity.value) > 0.25 * total.quantity.value &&
    !(whole && digitsOf(total.quantity, value)?.because === SWAPPED);
  if (verdict === 'differs' && ((isFar && !isNear) || isOfEarlier(total, parts))) return [];
  const list = parts.map(({ quantity }) => quantity.text).join(' + ');
  const words = whole
    ? `${whole.quantity.text} less ${list}: ${numberText(middleOf(value))}`
    : `${list}: ${numberText(middleOf(value))}`;
  const mistake = verdict === 'differs' ? digitsOf(total.quantity, value) : undefined;
  const reading: ClaimReading = { parts, value, verdict, score: 5, mistake, isSure: true, words };
  const found = decide({ id: 'sum', mistake: 'sum' }, { ...claimOf(total, 'change'), direction: undefined }, [reading]);
  return found ? [found] : [];
}

/** "Of 1,120 charged, 873 were convicted, 134 acquitted; the remaining 113 await trial." */
function remainder(discourse: Discourse, rest: Mention): RuleFinding[] {
  const found = restOf(discourse, rest);
  return found ? readSum(rest, found.parts, found.whole, found.isSure) : [];
}

/** A list that its words close must make up its whole; any other may. */
function partition(mentions: readonly Mention[]): RuleFinding[] {
  const found = partitionOf(mentions);
  if (!found) return [];
  const { whole, parts, last, isClosed } = found;
  const sum = parts.reduce((all, { quantity }) => all + quantity.value, 0);
  const away = Math.abs(sum - whole.quantity.value);
  if (away > 0 && !isClosed) return judgeItems(parts, [whole.quantity]);
  if (away > 0.25 * whole.quantity.value) return [];
  const others = parts.filter((part) => part !== last);
  return readSum(last, others, whole, true);
}

export const sum: Rule = {
  id: 'sum',
  about: 'totals of a list, lists that do not come out even, and remainders',
  why: 'A part is corrected and its total is not.',
  speaks: [
    ['agrees', 'The team closed 231 cases (118 noise, 74 neighbours and 39 others).'],
    ['differs', 'There were 412 offences in the north and 377 in the south, making 799 for the district.'],
    ['agrees', 'The fund is £418,000: the board gives £186,000, the council £152,000, Wales £80,000.'],
    ['agrees', 'There were 38 licences, 57 variations (21 full, 36 minor) and 7 reviews, 102 in all.'],
    ['differs', 'We held 9 surgeries, 6 visits and 4 stalls, 18 events in all.'],
    ['differs', 'Two shops account for 88 of the 132 thefts, and the remaining 46 were spread over others.'],
    ['agrees', 'There were 1,988 victims. Women were the victim in 1,451 cases (73%) and men in the other 537.'],
    ['ambiguous', 'We gave out 240 helmets. Sixty-five went to Hexley School, 80 to the library and 85 to the Scouts.'],
    ['differs', 'Of the 1,046 offences, 418 were in the street, 251 on buses, 203 at home and 164 elsewhere.'],
    ['differs', 'Wardens issued 412 penalties; 286 were paid, a rate of 69%, leaving 136 unpaid.'],
    ['agrees', 'Ten to 13: 1,462. Fourteen to 17: 2,289. Eighteen to 24: 1,121. These add to 4,872.'],
    ['differs', 'Fires are falling: 64 became 52, 12 fewer, of which 35 were bins and the remaining 47 cars.'],
    ['differs', 'After a year 118 of 150 had not been arrested, 78.7%. The 42 who had were seen again.'],
    ['differs', 'Aid had £41,200; Shelter, £22,500; Trust, £18,500. The aggregate is £83,200.'],
    ['agrees', 'Of 1,120 people charged, 873 were convicted and 134 acquitted; the remaining 113 await trial.'],
    ['differs', 'The trust had £8,400. Rent took £2,310, fuel £1,260 and ink £930, £4,500 in all, with £3,700 left.'],
    ['differs', 'She told us that 412 homes were seen, 287 in the north and the remaining 135 in the south.'],
    ['differs', 'Of the 1,284, 917 were men and 637 women.'],
    ['differs', 'We took on 1,254 cases. Of them 503 were closed, 40.1%, and the remaining 781 are open.'],
  ],
  silent: [
    'Entrants were 42, compared with 51 and 60 in the two years before. The three-year average was 153.',
    'Of the 96, 31 walk and 22 cycle. That leaves 12 with no safe way to school.',
    'There were 400 offences (including 100 thefts and 50 robberies).',
    'There were 400 calls in May and 300 in June.',
    'There were 240 calls. Sixty came from Hexley, 80 from Corfe and 31 from Stoke.',
    'Of the 132 thefts 88 were in two shops. Another 40 people were arrested for other offences.',
    'After a year 118 of 150 had not been arrested. The 42 who had moved away were not asked.',
    'We made 300 visits (200 in May, 250 in June).',
    'Of the 224, 63 were women. In 97 a knife was used. The remaining 12 were cases of fraud.',
  ],
  read: (discourse) => [
    ...listTotals(discourse),
    ...discourse.of.flatMap((mentions) => {
      const totals = mentions.filter(
        (mention) => isPart(mention) || (mention.role === 'step' && mention.dimension === 'count'),
      );
      const lists = totals.flatMap((total) => {
        const parts = listBehind(mentions, total) ?? listBefore(discourse, total) ?? namedTogether(discourse, total);
        return parts ? readSum(total, parts) : [];
      });
      const rests = mentions.flatMap((item) => remainder(discourse, item));
      const found = [...lists, ...rests, ...(rests.length > 0 ? [] : partition(mentions))];
      const judged = new Set(found.flatMap(({ covers }) => covers));
      const exact = mentions.flatMap((entry) => {
        const sums = judged.has(entry.quantity) ? undefined : exactSum(discourse, entry);
        return sums ? readSum(entry, sums.parts, sums.whole) : [];
      });
      return [...found, ...exact];
    }),
  ],
};
