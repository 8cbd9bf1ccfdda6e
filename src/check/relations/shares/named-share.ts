import { stemsOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import type { Quantity, RuleFinding } from '../../model.js';
import { claimOf } from '../../pairs/comparisons.js';
import type { Rule } from '../../rule.js';
import { decide } from '../../verdicts/decide.js';
import { numberText } from '../../verdicts/report.js';
import { isOfAll, principalCount } from './all-offences.js';
import { nameOf, partsNamed } from './share-named-part.js';
import { hasStem } from './share-named-whole.js';
import { readingOf } from './share-reading.js';
import { isOfOtherTime, namedWhole } from './share-wholes.js';
import { NARROWED, type Parted } from './share-words.js';

/** A share whose part is named, and counted elsewhere under the same heading: "118 votes: cars 52 ... The cars got 44% of the votes". */

/** The total of numbers that come out even: the largest where the others add up to it, else, with the rest among them, their sum. */
function totalIn(all: readonly Quantity[]): Quantity {
  const largest = all.reduce((most, one) => (one.value > most.value ? one : most));
  const value = all.reduce((sum, one) => sum + one.value, 0);
  return value === 2 * largest.value ? largest : { ...largest, value, text: numberText(value) };
}

/** The totals that a count is known to be a part of, for what it stands with was found to come out even. */
function totalsOf(part: Quantity, before: readonly RuleFinding[]): Quantity[] {
  return before
    .filter(({ pattern, verdict }) => pattern === 'sum' && verdict === 'agrees')
    .map(({ covers, uses = [] }) => [...new Set([...covers, ...uses])])
    .filter((all) => all.includes(part))
    .map(totalIn)
    .filter(({ value }) => value !== part.value);
}

function pairsOf(discourse: Discourse, percent: Mention, before: readonly RuleFinding[]): Parted[] {
  const name = nameOf(discourse, percent);
  const [part] = name.size > 0 ? partsNamed(discourse, percent, name, hasStem) : [];
  if (!part || isOfOtherTime(percent, part)) return [];
  const totals = totalsOf(part.quantity, before);
  const isOne = new Set(totals.map(({ value }) => value)).size === 1;
  const listed = totals.map((quantity): Parted => ({ part, whole: { ...part, quantity }, score: 5, isSure: isOne }));
  const principal = principalCount(discourse);
  const isPart = principal && principal.quantity.value > part.quantity.value;
  return isPart && listed.length === 0
    ? [{ part, whole: principal, score: isOfAll(percent) ? 4 : 2, isSure: false }]
    : listed;
}

/** "31% of the arrests": of what the sentence that counts the part does not name. */
function isOfOthers(percent: Mention, uses: readonly Quantity[], { mentions }: Discourse): boolean {
  const part = mentions.find(({ quantity }) => quantity === uses[0]);
  const known = stemsOf(`${part?.sentence.text} ${percent.sentence.block.heading}`);
  return !isOfAll(percent) && [...namedWhole(percent)].some((stem) => !known.has(stem));
}

/** "Cross had 638 and Dockside 508. That makes Dockside 44.3% of the total": of both together, as it says. */
const isOfBoth = ({ tail }: Mention, { mistake }: RuleFinding): boolean =>
  mistake === 'wrong-base' && /^\)? of (?:the |all |its |that )*(?:total|whole|all|both|two|sum)\b/.test(tail);

/** "95% were granted in one form or another": of several parts together. */
const IN_ALL = /\b(?:in (?:one|some) (?:form|way|shape)|one way or|altogether|together|between them)\b/;

export const namedShare: Rule = {
  id: 'named-share',
  about: 'a share of what is named, whose count stands elsewhere under the same heading',
  why: 'A list is corrected, and the share that the text takes from it is not.',
  speaks: [
    ['agrees', '118 votes: car crime 52, the rec 41 and speeding 25. So car crime is top with 44% of the votes.'],
    [
      'agrees',
      'We logged 9,486 crimes. Market had 2,277, Riverside 1,518, Hilltop 1,233 and Priory 949; the other wards share 3,509. Market alone has 24%.',
    ],
    ['differs', '118 votes: car crime 52, the rec 41 and speeding 25. So car crime is top with 41% of the votes.'],
    ['differs', '118 votes: car crime 52, the rec 41 and speeding 25. So car crime is top; speeding got 29%.'],
  ],
  silent: [
    '118 votes: car crime 52, the rec 41 and speeding 25. Excluding the last, car crime had 56%.',
    'We logged 9,486 crimes. Market had 2,277, Hilltop 1,233 and Priory 949; the other wards share 5,027. Market has 31% of the arrests.',
    '118 votes: car crime 52, the rec 41 and speeding 25. Nationally it was 44%.',
    '118 votes: car crime 52, the rec 41 and speeding 25. So 79% of car crime, in one form or another, is known.',
    'Car crime had 52 votes. Car crime is down 44%.',
    'Netherby Cross had 638 of those and Dockside 508. That makes Dockside 44.3% of the total.',
    '118 votes: car crime 52, car parks 41 and speeding 25. Cars had 44% of the votes.',
  ],
  read: (discourse, before) => {
    const judged = new Set(before.flatMap(({ covers, verdict }) => (verdict === 'ambiguous' ? [] : covers)));
    return discourse.mentions.flatMap((percent): RuleFinding[] => {
      const { quantity, role, mark } = percent;
      const isShare = quantity.kind === 'percent' && (role === 'share' || role === 'level') && mark !== -1;
      if (!isShare || judged.has(quantity)) return [];
      const readings = pairsOf(discourse, percent, before).flatMap((pair) => readingOf(percent, pair));
      const found = decide({ id: 'named-share', mistake: 'share' }, claimOf(percent, 'change'), readings, {
        isExplainable: true,
      });
      const isCertain =
        found?.verdict === 'agrees' ||
        (found?.verdict === 'differs' &&
          (percent.lead.trim() !== '' || found.mistake !== 'share') &&
          !isOfBoth(percent, found) &&
          !IN_ALL.test(percent.tail) &&
          !NARROWED.test(percent.sentence.text) &&
          !isOfOthers(percent, found.uses ?? [], discourse));
      return found && isCertain ? [found] : [];
    });
  },
};
