import { type Discourse, reachOf } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { Claim } from '../pairs/claim.js';
import type { Comparison } from '../pairs/comparison.js';
import { judgeMove } from '../pairs/moves.js';
import { isLevel } from '../pairs/pair-cost.js';
import type { ClaimReading } from '../verdicts/reading.js';
import { signed } from '../verdicts/report.js';

/** "98,722 offences, an increase of 1,040 (1.1%)", "up by 12%, or by 8,020 to 73,900": the earlier is the later less the step. */

/** A block so short is a line of a box: its level may stand in the line before. */
const BOX = 80;

/** "146 fewer for the 12 months": a span of time, even where its unit is cut off. */
const SPAN_LEAD = /\b(?:for|over|within|during) the (?:last |past |previous )?$/;

/** "To 1,905", "215 lower, or 10.3%, at 1,873". */
const TO_LEVEL = / to (?:[a-z]+ ){0,3}$|^, (?:now |and )?at $/;

/** "More than the 1,270". */
const FROM_LEVEL =
  /^ (?:[a-z'-]+ ){0,2}?(?:more|fewer|less|higher|lower|up|down|above|below) (?:than |on |from )?(?:the |our |its |last year's )?$/;

/** Another clause or another level stands between. */
const isApart = (mentions: readonly Mention[], claim: Claim, item: Mention): boolean =>
  /;/.test(claim.sentence.shape.slice(Math.min(item.at, claim.at), Math.max(item.at, claim.at))) ||
  mentions
    .slice(Math.min(item.id, claim.id) + 1, Math.max(item.id, claim.id))
    .some(
      (between) =>
        isLevel(between) &&
        !(between.lead.length < 50 && (TO_LEVEL.test(between.lead) || FROM_LEVEL.test(between.lead))),
    );

/** "13.7% more than in 2023/24 and 53 more than in 2021/22": on two years. */
const yearBehind = ({ sentence, quantity }: Pick<Mention, 'sentence' | 'quantity'>): string | undefined =>
  /^[^,;()]{0,30}? (?:than|on|since|from|below|above) (?:in |the )?((?:19|20)\d\d(?:[/-]\d\d)?)/.exec(
    sentence.text.slice(quantity.end),
  )?.[1];

/** "39 more than the previous year, though 3.7% below 2022/23": on two years. */
const LAST_YEAR =
  /^ (?:more|fewer|less|higher|lower|up|down)?[a-z ]{0,20}(?:than|on) (?:in )?(?:the )?(?:previous|last|preceding) year\b/;

function stepFor(mentions: readonly Mention[], claim: Claim): { step: Mention; isOnly: boolean } | undefined {
  const year = claim.quantity && yearBehind({ sentence: claim.sentence, quantity: claim.quantity });
  const isOfOtherYear = (item: Mention): boolean =>
    year !== undefined && (yearBehind(item) ?? (LAST_YEAR.test(item.tail) ? '' : year)) !== year;
  const isNear = (item: Mention): boolean =>
    item.sentence === claim.sentence && !isApart(mentions, claim, item) && !isOfOtherYear(item);
  const isInSameBracket = ({ bracket }: Mention): boolean =>
    bracket < 0 || bracket === claim.bracket || bracket === claim.at + 2;
  const near = [mentions[claim.id - 1], mentions[claim.id - 2], mentions[claim.id + 1]];
  const step = near.find(
    (entry): entry is Mention => entry?.role === 'step' && isNear(entry) && isInSameBracket(entry),
  );
  const others = mentions
    .slice(claim.id - 3, claim.id + 3)
    .filter(({ role, quantity }) => (role === 'step' || role === 'change') && quantity !== claim.quantity);
  return step && { step, isOnly: others.every((other) => other === step || !isNear(other)) };
}

/** A level behind a step that stands in a clause of another subject is another thing's. */
const isBehindInOther = (level: Mention, step: Mention): boolean =>
  level.id > step.id && level.clause !== step.clause && !TO_LEVEL.test(level.lead);

/** "52% of the area's 168": what a share is of. */
const isWholeOfShare = (mentions: readonly Mention[], { id, lead, sentence }: Mention): boolean => {
  const before = mentions[id - 1];
  return (
    before?.sentence === sentence &&
    before.quantity.kind === 'percent' &&
    /^ (?:out )?of (?:[a-z'’-]+ ){0,4}$/.test(lead)
  );
};

function laterFor(mentions: readonly Mention[], claim: Claim, step: Mention): Mention | undefined {
  const levels = [step.id - 2, step.id - 1, step.id + 1, step.id + 2]
    .map((id) => mentions[id])
    .filter(
      (item): item is Mention =>
        item?.role === 'level' &&
        item.dimension === 'count' &&
        !isBehindInOther(item, step) &&
        !SPAN_LEAD.test(item.lead) &&
        !isWholeOfShare(mentions, item) &&
        (item.bracket < 0 || item.bracket === step.bracket) &&
        Math.abs(item.sentence.index - claim.sentence.index) < 2 &&
        reachOf(claim.sentence, item.sentence) !== undefined &&
        (item.sentence.block === claim.sentence.block || claim.sentence.block.text.length < BOX),
    );
  return (
    levels.find(({ lead, id }) => id > step.id && TO_LEVEL.test(lead)) ??
    levels.filter(({ id }) => id < step.id).at(-1) ??
    levels[0]
  );
}

/** "Public order rose to 3,127. Criminal damage dropped by 358, or 8.7%": the level of the sentence before is of another offence. */
const isOfAnother = (claim: Claim, level: Mention): boolean =>
  level.clause !== claim.clause &&
  level.clause.offences.size > 0 &&
  claim.clause.offences.size > 0 &&
  ![...claim.clause.offences].some((offence) => level.clause.offences.has(offence));

/** "868 in 2022/23; the increase of 68": what has happened since. */
const THE_MOVE = /[;.:] the (?:[a-z]+ )?(?:increase|rise|growth|fall|drop|decrease|reduction|decline) of $/;

/** "Fifty-two joined in 2024, 9 fewer than in 2023": in words only where its sentence sets out with it. */
const isInWords = ({ sentence }: Claim, level: Mention): boolean =>
  level.quantity.isWord === true && !(level.sentence === sentence && level.lead === '' && level.quantity.value > 12);
/** "330 more than the 1,270 of 2021": the level that the step is said to be from. */
function earlierFor(mentions: readonly Mention[], step: Mention): Mention | undefined {
  const next = mentions[step.id + 1];
  return next && next.sentence === step.sentence && isLevel(next) && FROM_LEVEL.test(next.lead) ? next : undefined;
}

/** "A year earlier it had been 860; the increase of 45 was": the level right before, where its words say that it is the earlier. */
function baseOfMove(mentions: readonly Mention[], step: Mention): Mention | undefined {
  const last = mentions[step.id - 1];
  const isBase = last?.sentence === step.sentence && last.mark === -1 && isLevel(last) && !last.quantity.isWord;
  return isBase && THE_MOVE.test(step.lead) ? last : undefined;
}

function fromEarlier(comparison: Comparison, claim: Claim, step: Mention, earlier: Mention): ClaimReading[] {
  const moved = (step.direction ?? 0) * Math.abs(step.quantity.value);
  const after = { ...earlier.quantity, value: earlier.quantity.value + moved };
  const { quantity } = claim;
  const move = quantity && judgeMove(comparison, { quantity, direction: undefined }, earlier.quantity, after);
  if (!move || moved === 0) return [];
  const words = `${signed(moved, 0, '')} on ${earlier.quantity.text}: ${move.shown}`;
  return [
    {
      ...move,
      parts: [step, earlier],
      score: 5,
      isSure: move.verdict !== 'differs' || move.mistake !== undefined || THE_MOVE.test(step.lead),
      words,
    },
  ];
}

export function fromStep({ mentions }: Discourse, comparison: Comparison, claim: Claim): ClaimReading[] {
  const found = stepFor(mentions, claim);
  if (!found || !claim.quantity) return [];
  const { step, isOnly } = found;
  const earlier = earlierFor(mentions, step) ?? baseOfMove(mentions, step);
  if (earlier && claim.clause !== step.clause && claim.clause.hasSubject) return [];
  if (earlier) return fromEarlier(comparison, claim, step, earlier);
  const later = laterFor(mentions, claim, step);
  const direction = step.direction ?? claim.direction;
  if (!later || !direction || later.mark === -1 || isInWords(claim, later) || isOfAnother(claim, later)) return [];
  const moved = direction * Math.abs(step.quantity.value);
  const before = { ...later.quantity, value: later.quantity.value - moved };
  const move = judgeMove(comparison, { quantity: claim.quantity, direction: undefined }, before, later.quantity);
  if (!move || before.value <= 0) return [];
  const after = { ...later.quantity, value: later.quantity.value + moved };
  const isEarlier = later.time !== undefined && THE_MOVE.test(step.lead);
  const since = isEarlier
    ? judgeMove(comparison, { ...claim, quantity: claim.quantity }, later.quantity, after)
    : undefined;
  if (since?.verdict === 'agrees') {
    const words = `${later.quantity.text} before ${signed(moved, 0, '')}: ${since.shown}`;
    return [{ ...since, parts: [step, later], score: 5, isSure: isOnly, words }];
  }
  const words = `${later.quantity.text} after ${signed(moved, 0, '')}: ${move.shown}`;
  return [{ ...move, parts: [step, later], score: 5, isSure: isOnly && !isEarlier, words }];
}
