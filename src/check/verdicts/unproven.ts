import { WRONG } from '../../core/audit.js';
import { type Discourse, mentionsByQuantity } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { RuleFinding } from '../model.js';
import type { RuleId } from '../rule-id.js';
import { OF_THE_OTHERS, ONE_DIGIT, SWAPPED } from './mistakes.js';

/**
 * Kinds of accusation that were false as often as not on documents nobody had built on (fourteen sets, 767 accusations, 66 of them
 * false): counts and ratios of rows of a table that may count something else, places in a table, and numbers that are true of other
 * numbers near by (the share of another whole, the change from another year). What they find is said to be open, with both numbers.
 */
const UNPROVEN: Partial<Readonly<Record<RuleId, readonly RuleFinding['mistake'][]>>> = {
  'near-change': ['stale-period'],
  'near-share': ['wrong-denominator', 'share'],
  'table-figure': ['count', 'stale-year'],
  'table-level': ['stale-year'],
  'table-ratio': ['total-called-average', 'share', 'average', 'percentage', 'count'],
  rate: ['rate', 'wrong-label', 'stale-year'],
  'rows-counted': ['count'],
  'table-compare': ['multiple'],
  'table-total': ['sum'],
};

/**
 * Kinds that were false as often as not where the count they were worked out from stood in another sentence or behind the claim
 * (eleven sets of documents, 652 accusations, 44 of them false): rates and averages with a digit changed, and shares of another whole.
 */
const UNPROVEN_FAR: Partial<Readonly<Record<RuleId, readonly RuleFinding['mistake'][]>>> = {
  average: ['digits'],
  'compared-rates': ['sign'],
  'near-average': ['total-called-average'],
  rate: ['digits', 'decimal-point', 'wrong-denominator'],
  share: ['bound', 'wrong-denominator'],
};

/** Where numbers of another size were other numbers than those meant more often than not: 12 of 19 on eleven sets of documents. */
const OF_OTHER_SIZE: readonly RuleId[] = [
  'average',
  'change',
  'multiple',
  'named-share',
  'points',
  'share',
  'step',
  'table-figure',
  'worked-out',
];

const isUnproven = ({
  pattern,
  mistake,
  recomputed,
  isOfOtherSize = false,
  isNearlyRight = false,
}: RuleFinding): boolean =>
  (isOfOtherSize && OF_OTHER_SIZE.includes(pattern)) ||
  (UNPROVEN[pattern]?.includes(mistake) === true && !(pattern === 'table-figure' && isNearlyRight)) ||
  (pattern === 'rank' && mistake === 'rank-direction' && /in the table$/.test(recomputed ?? '')) ||
  (pattern === 'table-figure' && recomputed?.endsWith(ONE_DIGIT) === true) ||
  ((pattern === 'share' || pattern === 'near-share') && recomputed?.endsWith(OF_THE_OTHERS) === true);

/** Words right behind a share name its whole, or it is a line of a list. */
const isOfNamedWhole = ({ tail, sentence: { block } }: Mention): boolean =>
  block.listItem === true || /^\)? of (?!them\b|these\b|those\b|everything\b)/.test(tail);

/** What it was worked out from stands in another sentence, or behind the claim; of a rate the people may, and the whole that words name. */
function isFar(discourse: Discourse, { pattern, mistake, covers, uses = [], recomputed }: RuleFinding): boolean {
  const known = mentionsByQuantity(discourse);
  const [claim] = covers.flatMap((quantity) => known.get(quantity) ?? []);
  const parts = pattern === 'rate' ? uses.slice(0, -1) : uses;
  if (!claim || recomputed?.endsWith(SWAPPED) || (pattern === 'share' && isOfNamedWhole(claim))) return false;
  return parts.some((quantity) => {
    const item = covers.includes(quantity) ? undefined : known.get(quantity);
    // "140 came and 96 stayed. That is over 70%".
    const isOfParagraph = mistake === 'bound' && item?.sentence.block === claim.sentence.block;
    return item !== undefined && !isOfParagraph && (item.sentence !== claim.sentence || item.id > claim.id);
  });
}

export const withoutUnproven = (discourse: Discourse, finding: RuleFinding): RuleFinding =>
  WRONG.includes(finding.verdict) &&
  (isUnproven(finding) ||
    (UNPROVEN_FAR[finding.pattern]?.includes(finding.mistake) === true && isFar(discourse, finding)))
    ? { ...finding, verdict: 'ambiguous', mistake: null, suggestion: null }
    : finding;
