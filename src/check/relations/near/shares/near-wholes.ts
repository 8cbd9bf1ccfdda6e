import { stemsOf } from '../../../mentions/clauses.js';
import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { Quantity, RuleFinding } from '../../../model.js';
import { principalCount } from '../../shares/all-offences.js';
import { labelOf } from '../../shares/share-named-whole.js';
import { openingWhole } from '../../shares/share-opening.js';
import { isOfNarrower, isOfOtherName, isPartOfOthers, namedWhole } from '../../shares/share-wholes.js';
import { isCountOrWord } from '../../shares/share-words.js';
import { foundShares } from './found-shares.js';

/** What a share may be of that has no whole right next to it: by its name, by the sentence of its part, by the other shares of its section. */

/** So many numbers before it a whole may stand that other shares are of. */
const SECTION = 30;
/** So many numbers before it a whole may stand that none is of. */
const WINDOW = 5;

type FoundShare = ReturnType<typeof foundShares>[number];

export interface Known {
  /** The shares that were found to be right. */
  readonly shares: readonly FoundShare[];
  /** What they are of, by the number of those shares; their parts are the whole of none. */
  readonly times: ReadonlyMap<Quantity, number>;
}

export function knownFrom(before: readonly RuleFinding[]): Known {
  const shares = foundShares(before);
  const times = new Map<Quantity, number>();
  for (const { part, whole } of shares) {
    times.set(whole, Math.max(0, times.get(whole) ?? 0) + 1);
    if (!times.has(part)) times.set(part, NOT_A_WHOLE);
  }
  return { shares, times };
}

const NOT_A_WHOLE = -1;

export interface Candidate {
  readonly whole: Mention;
  readonly times: number;
}

export interface Sharing {
  readonly percent: Mention;
  readonly part: Mention;
}

export const isLarger = (whole: Mention, part: Mention): boolean =>
  isCountOrWord(whole) &&
  whole.dimension === part.dimension &&
  whole.quantity.value > part.quantity.value &&
  whole.mark !== -1;

/** Words for whatever a section counts. */
const ANY = stemsOf('total whole all sample survey respondents replies caseload log');

const isOfSection = (percent: Mention): boolean => [...namedWhole(percent)].every((stem) => ANY.has(stem));

const isOfOthers = (percent: Mention, whole: Mention): boolean =>
  isOfNarrower(percent, whole) || (!isOfSection(percent) && isOfOtherName(percent, whole));

/** The numbers before it under its heading, the nearest first. */
function sectionBefore({ mentions }: Discourse, { id, sentence }: Mention): Mention[] {
  const near = mentions.slice(Math.max(0, id - SECTION), id).reverse();
  const end = near.findIndex((item) => item.sentence.block.heading !== sentence.block.heading);
  return end < 0 ? near : near.slice(0, end);
}

/** Those of its section that other shares are of, each number once, the nearest first; and the nearest one of which none is. */
export function wholesNear(discourse: Discourse, { percent, part }: Sharing, known: Known): Candidate[] {
  const found = new Map<number, Candidate>();
  for (const whole of sectionBefore(discourse, percent)) {
    const times = known.times.get(whole.quantity) ?? 0;
    if (whole === part || times < 0 || !isLarger(whole, part) || isOfOthers(percent, whole)) continue;
    const isNear =
      percent.id - whole.id <= WINDOW &&
      percent.sentence.index - whole.sentence.index <= 1 &&
      !isPartOfOthers(discourse, whole);
    if (times === 0 && !(isNear && found.size === 0)) continue;
    const other = found.get(whole.quantity.value);
    found.set(whole.quantity.value, { whole, times: times + (other?.times ?? 0) });
  }
  return [...found.values()];
}

/** Words for whoever is counted. */
const ANYONE = stemsOf('people persons everyone everybody all whole number');
const OF_THOSE_WHO =
  /^\)? (?:out )?of (?:the )?(?:those|people|ones) (?:who |that |which )?(?:had |were |was )?([a-z]{3,})/;

/** The stems of what its words say that it is of. */
function nameOfWhole(percent: Mention): string[] {
  const those = OF_THOSE_WHO.exec(percent.tail)?.[1];
  const name = those === undefined ? namedWhole(percent) : stemsOf(those);
  return [...name].filter((stem) => !ANYONE.has(stem));
}

/** "Against a budget of £700,000": compared with what was spent, and of no earlier time. */
const isBudget = ({ sentence }: Mention, { lead, sentence: its }: Mention): boolean =>
  sentence === its && /\bagainst an? [a-z' -]+ of $/.test(lead);

/** The only count before it under its heading with the name of what it is said to be of. */
export function wholeByName(discourse: Discourse, { percent, part }: Sharing): Mention | undefined {
  const name = nameOfWhole(percent);
  if (name.length === 0) return undefined;
  const found = sectionBefore(discourse, percent).filter(
    (item) => item !== part && isCountOrWord(item) && name.every((stem) => labelOf(item).has(stem)),
  );
  const [whole] = found;
  return whole &&
    isLarger({ ...whole, mark: isBudget(percent, whole) ? 0 : whole.mark }, part) &&
    found.every(({ quantity }) => quantity.value === whole.quantity.value)
    ? whole
    : undefined;
}

const LEAST = 3;

/** The counts of the sentence of a part, or of its list, and the part among them. */
export function siblingsOf({ mentions, of }: Discourse, part: Mention): Mention[] {
  const { block, index } = part.sentence;
  const isSibling = (item: Mention): boolean =>
    isCountOrWord(item) && item.dimension === part.dimension && item.mark !== -1;
  const inSentence = (of[index] ?? []).filter(isSibling);
  if (block.listItem !== true || inSentence.length >= LEAST) return inSentence;
  return mentions.filter(
    (item) =>
      isSibling(item) &&
      item.sentence.block.listItem === true &&
      item.sentence.block.heading === block.heading &&
      item.sentence.block.stem === block.stem &&
      of[item.sentence.index]?.[0] === item,
  );
}

/** The count before a list, or in its sentence, that its parts add up to. */
export function wholeOfList(discourse: Discourse, { percent, part }: Sharing): Mention | undefined {
  const all = siblingsOf(discourse, part);
  const isTotal = (whole: Mention): boolean => {
    const parts = all.filter((item) => item !== whole && item.quantity.value < whole.quantity.value);
    // "Food £40, tools £35, £75 in total, with £20 left": what stands behind the total is no part of it.
    return [parts, parts.filter(({ id }) => id < whole.id)].some(
      (some) => some.length > 1 && some.includes(part) && Math.abs(sumOf(some) - whole.quantity.value) < DUST,
    );
  };
  return [...all, ...sectionBefore(discourse, percent)].find((item) => isLarger(item, part) && isTotal(item));
}

/** Sums of amounts in millions leave so little. */
const DUST = 1e-6;

const sumOf = (all: readonly Mention[]): number => all.reduce((sum, { quantity }) => sum + quantity.value, 0);

/** "Total £640,000", and under it "Spent £600,000 (94%)". */
const wholeOfTotal = ({ mentions }: Discourse, { percent, part }: Sharing): Mention | undefined =>
  mentions
    .slice(Math.max(0, part.id - WINDOW), part.id)
    .find(
      (item) =>
        item.sentence !== part.sentence &&
        percent.sentence === part.sentence &&
        item.sentence.block.heading === part.sentence.block.heading &&
        isLarger(item, part) &&
        /^(?:grand )?total(?: [a-z]+){0,2}:? $/.test(item.lead),
    );

/** "85% of the log": of the number that the document comes back to. */
function principalFor(discourse: Discourse, { percent, part }: Sharing): Mention | undefined {
  const whole = namedWhole(percent).size > 0 && isOfSection(percent) ? principalCount(discourse) : undefined;
  return whole && isLarger(whole, part) ? whole : undefined;
}

/** What it is of for certain, if anything tells. */
export function wholeMeant(discourse: Discourse, sharing: Sharing): Mention | undefined {
  const named = wholeByName(discourse, sharing);
  if (named) return named;
  const { percent, part } = sharing;
  const opening = openingWhole(discourse, part);
  const inPart = opening && isLarger(opening, part) && !isOfOtherName(percent, opening) ? opening : undefined;
  return (
    inPart ?? wholeOfList(discourse, sharing) ?? wholeOfTotal(discourse, sharing) ?? principalFor(discourse, sharing)
  );
}
