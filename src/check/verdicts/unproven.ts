import { WRONG } from '../../core/audit.js';
import type { RuleFinding } from '../model.js';
import type { RuleId } from '../rule-id.js';
import { OF_THE_OTHERS, ONE_DIGIT } from './mistakes.js';

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
  'table-total': ['sum'],
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

export const withoutUnproven = (finding: RuleFinding): RuleFinding =>
  WRONG.includes(finding.verdict) && isUnproven(finding)
    ? { ...finding, verdict: 'ambiguous', mistake: null, suggestion: null }
    : finding;
