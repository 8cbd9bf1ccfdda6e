import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { Quantity } from '../model.js';
import { intervalOf, pointAt, shareOf } from '../verdicts/intervals.js';
import { judge } from '../verdicts/judge.js';
import { digitsOf, SWAPPED } from '../verdicts/mistakes.js';
import { principalCount } from './shares/all-offences.js';
import { isCalledRest, isOfRest, isOfThem } from './sum-rest-words.js';

/** What is left of a whole: "88 of the 132, and the remaining 44", in a sentence or over a paragraph. */

export interface Rest {
  readonly whole: Mention;
  readonly parts: readonly Mention[];
  /** However far the printed number is from it. */
  readonly isSure?: boolean;
}

/** So many numbers before it are looked at. */
const WINDOW = 10;
const SENTENCES_BACK = 3;

const isAmount = ({ role, dimension, quantity, mark }: Mention): boolean =>
  role === 'level' && (dimension === 'count' || dimension === 'money') && quantity.decimals <= 0 && mark !== -1;

/** The amounts of its kind before it, in its paragraph, the nearest first; a whole named twice is one. */
function amountsBefore({ mentions }: Discourse, rest: Mention): Mention[] {
  const found: Mention[] = [];
  for (let id = rest.id - 1; id >= 0 && rest.id - id <= WINDOW; id -= 1) {
    const mention = mentions[id];
    const isFar =
      !mention ||
      mention.sentence.block !== rest.sentence.block ||
      rest.sentence.index - mention.sentence.index > SENTENCES_BACK;
    if (isFar) break;
    const isTwice = found.some(({ quantity }) => quantity.value === mention.quantity.value);
    if (isAmount(mention) && mention.dimension === rest.dimension && !isTwice) found.push(mention);
  }
  return found;
}

const sum = (parts: readonly Mention[]): number => parts.reduce((all, { quantity }) => all + quantity.value, 0);

/** What is left, or that with two digits that have changed places, which is no chance in a number of three. */
const isRest = (value: number, printed: Quantity): boolean =>
  value === printed.value ||
  (printed.value > 99 && value > 0 && digitsOf(printed, pointAt(value))?.because === SWAPPED);

const OF_OR_FIRST = /\b(?:of|out of)\b|^$|^ ?(?:the )?$/;
const THE_REST = /\band (?:the|its) (?:remaining|other) $/;
const OF = /\bof (?:the |these |those |all |its |our )*(?:[a-z'-]+ )?$/;

/** The whole is the largest; its parts are those between it and the rest, but for one it may stand behind. */
export function restOf(discourse: Discourse, rest: Mention): Rest | undefined {
  const others = ofOthers(discourse, rest);
  if (others || !isCalledRest(rest) || !isAmount(rest)) return others;
  const all = amountsBefore(discourse, rest);
  const before = isOfRest(rest) ? all.filter(({ id }) => id < rest.id - 1) : all;
  const wholes = before.filter(({ quantity }) => quantity.value > rest.quantity.value);
  for (const whole of wholes) {
    const at = before.indexOf(whole);
    const behind = before.slice(0, at);
    const [front] = before.slice(at + 1);
    // "£64,500 is spent ... £54,250 in total, leaving £10,250": of all that is listed its total alone.
    const tried = [behind, behind.slice(0, 1), ...(front && OF.test(whole.lead) ? [[...behind, front]] : [])];
    for (const parts of tried)
      if (parts.length > 0 && isRest(whole.quantity.value - sum(parts), rest.quantity)) return { whole, parts };
  }
  return (
    ofListed(rest, before) ??
    ofOpening(discourse, rest) ??
    ofShare(discourse, rest, before) ??
    inSentence(rest, before) ??
    ofPair(rest, before) ??
    ofPrincipal(discourse, rest, before)
  );
}

/** "£9,000 in all. Spent: £3,100, £1,250 and £650, £5,000 in total, with £4,000 left": of a list and its total the total alone. */
function ofListed(rest: Mention, [total, ...items]: readonly Mention[]): Rest | undefined {
  let sum = 0;
  for (const [at, { quantity }] of items.entries()) {
    sum += quantity.value;
    const whole = items[at + 1];
    if (total && whole && at > 0 && sum === total.quantity.value && whole.quantity.value > sum)
      return { whole, parts: [total], isSure: isOffByDigit(whole.quantity.value - sum, rest.quantity) };
  }
  return undefined;
}

const OPENS = /^(?:[a-z ]{1,30}: )?(?:out )?of (?:the |these |those |all |our )*$/;
const OPENS_REST =
  /^(?:and )?(?:(?:the |a )?(?:remaining|other|rest|remainder)\b[a-z ,]{0,12}|(?:that|this|which) (?:leaves|left) (?:just |only |some )?)$/;
/** Of more parts some may overlap, and none is left that they leave. */
const MOST = 5;

/** Whether some of the parts leave just the printed number. */
const isLeftBySome = (whole: number, parts: readonly number[], printed: number): boolean =>
  parts.some(
    (_, index) =>
      whole - (parts[index] ?? 0) === printed ||
      isLeftBySome(whole - (parts[index] ?? 0), parts.slice(index + 1), printed),
  );

/** What sets out with "of the 224", or stands before "of which"; and where its parts begin. */
function openingIn(near: readonly Mention[], rest: Mention): { whole?: Mention | undefined; from: number } {
  const first = near.findLast(({ sentence, lead }) => sentence === rest.sentence && /,? of wh(?:ich|om) $/.test(lead));
  if (first) return { whole: near.findLast((item) => item.id < first.id && isAmount(item)), from: first.id };
  const part = near.find((item) => item.sentence === rest.sentence && isOfThem(item));
  const wholeOfThem = part && near.filter(({ sentence }) => sentence === rest.sentence.previous).find(isAmount);
  if (part) return { whole: wholeOfThem, from: part.id };
  const whole = OPENS_REST.test(rest.sentence.shape.slice(0, rest.at))
    ? near.findLast((item) => OPENS.test(item.sentence.shape.slice(0, item.at)))
    : undefined;
  return { whole, from: (whole?.id ?? 0) + 1 };
}

/** "118 of 150 had not been arrested. The 32 who had": the others of the sentence before. */
function ofOthers({ of }: Discourse, rest: Mention): Rest | undefined {
  const [part, whole] = of[rest.sentence.index - 1] ?? [];
  const isOfPart =
    part && whole && rest.sentence.previous === part.sentence && /^(?: out)? of (?:the )?$/.test(part.tail);
  const isOther =
    rest.lead === 'the ' &&
    /^ who (?:had|did|were|have|are)(?: (?:had|was|were|is|are|went|got|took|came)\b|[,.;])/.test(rest.tail);
  if (!isOfPart || !isOther || !/\b(?:not|never)\b/.test(whole.tail) || !isAmount(part) || !isAmount(whole))
    return undefined;
  return isOffByDigit(whole.quantity.value - part.quantity.value, rest.quantity)
    ? { whole, parts: [part], isSure: true }
    : undefined;
}

/** It is what is left, or that with one digit changed. */
const isOffByDigit = (left: number, { value }: Quantity): boolean =>
  left > 9 &&
  String(left).length === String(value).length &&
  [...String(left)].filter((digit, at) => digit !== String(value)[at]).length <= 1;

/** "Of the 224, 63 were charged. In 97 nobody was found. The remaining 64": all that stands between, where one digit is another. */
function ofOpening({ mentions }: Discourse, rest: Mention): Rest | undefined {
  const near = mentions
    .slice(Math.max(0, rest.id - WINDOW), rest.id)
    .filter(({ sentence }) => sentence.block === rest.sentence.block);
  const { whole, from } = openingIn(near, rest);
  const behind = whole ? near.filter((item) => item.id >= from && item.quantity.kind !== 'percent') : [];
  const parts = behind.filter((item) => isAmount(item) && item.dimension === rest.dimension && !item.quantity.hedge);
  if (!whole || parts.length === 0 || parts.length > MOST || parts.length < behind.length) return undefined;
  const left = whole.quantity.value - sum(parts);
  const values = parts.map(({ quantity }) => quantity.value);
  const isSlip = left > 0 && digitsOf(rest.quantity, pointAt(left)) !== undefined;
  const isOneDigit = left !== rest.quantity.value && isOffByDigit(left, rest.quantity);
  const isOpen = isLeftBySome(whole.quantity.value, values, rest.quantity.value);
  return (isSlip || isOneDigit) && !isOpen ? { whole, parts, isSure: true } : undefined;
}

/** "350 of the 620 thefts. The remaining 90 people took 270": of the part and whole right before it, where one digit is another. */
function ofPair(rest: Mention, [whole, part]: readonly Mention[]): Rest | undefined {
  const isPair = whole && part && whole.id === part.id + 1 && /^ (?:out )?of (?:the )?$/.test(part.tail);
  const isSlip = isPair && isOffByDigit(whole.quantity.value - part.quantity.value, rest.quantity);
  return isSlip && rest.quantity.value > 99 ? { whole, parts: [part], isSure: true } : undefined;
}

/** "5,141 were found; that leaves 9,139": of the count the document is about. */
function ofPrincipal(discourse: Discourse, rest: Mention, before: readonly Mention[]): Rest | undefined {
  const whole = principalCount(discourse);
  const [part] = before;
  const isOfAll = whole && part && part !== whole && isRest(whole.quantity.value - part.quantity.value, rest.quantity);
  return isOfAll ? { whole, parts: [part] } : undefined;
}

/** "1,451 (73%) and the other 537": the whole that the share of the part is of. */
function ofShare({ mentions }: Discourse, rest: Mention, before: readonly Mention[]): Rest | undefined {
  const [part] = before;
  const percent = part && mentions[part.id + 1];
  if (!part || percent?.quantity.kind !== 'percent' || rest.id !== percent.id + 1) return undefined;
  const wholes = before.slice(1).filter(({ quantity }) => {
    const share = shareOf(intervalOf(part.quantity), intervalOf(quantity));
    return share !== undefined && judge(percent.quantity, share) === 'agrees';
  });
  const [whole] = wholes;
  return whole && wholes.length === 1 ? { whole, parts: [part] } : undefined;
}

/** "Of the 132, 88 were in two shops and the other 45": all in one sentence, so that they must come out even. */
function inSentence(rest: Mention, before: readonly Mention[]): Rest | undefined {
  const near = before.filter(({ sentence }) => sentence === rest.sentence);
  const whole = near.find(({ lead }) => OF.test(lead) || /^(?:out )?of /.test(lead)) ?? near.at(-1);
  const parts = near.filter((item) => item !== whole);
  if (!whole || parts.length === 0) return undefined;
  // "Said that 388 were seen, 291 at home and the remaining 97 here": the first number of the sentence, where the rest is called so.
  const isFirst = whole === near.at(-1) && THE_REST.test(rest.lead);
  if (!isFirst && !OF_OR_FIRST.test(whole.lead.slice(-12))) return undefined;
  return parts.every(({ quantity }) => quantity.value < whole.quantity.value) ? { whole, parts } : undefined;
}
