import { WRONG } from '../../core/audit.js';
import type { MistakeId, RuleFinding } from '../model.js';
import type { RuleId } from '../rule-id.js';

/**
 * Kinds of accusation that were wrong more than once in five on documents that nobody had seen before: of tables that may count
 * something else, of words of order without numbers, of sums that no named mistake explains. They are said to be open.
 */
const UNPROVEN: Partial<Readonly<Record<RuleId, readonly MistakeId[]>>> = {
  'table-figure': ['percentage', 'count', 'decimal-point'],
  'table-level': ['stale-year'],
  'table-compare': ['bound', 'multiple', 'percentage', 'count'],
  'table-ratio': ['total-called-average'],
  'rows-counted': ['count'],
  'compared-rates': ['sign'],
  'worked-out': ['digits', 'count'],
  'named-share': ['share'],
  average: ['average'],
  points: ['sign'],
  rank: ['rank-direction'],
  share: ['wrong-base'],
  sum: ['sum'],
};

const isUnproven = ({ pattern, verdict, mistake }: RuleFinding): boolean =>
  WRONG.includes(verdict) && mistake !== null && UNPROVEN[pattern]?.includes(mistake) === true;

export const withDoubt = (finding: RuleFinding): RuleFinding =>
  isUnproven(finding) ? { ...finding, verdict: 'ambiguous', mistake: null, suggestion: null } : finding;
