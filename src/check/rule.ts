import type { Discourse } from './discourse.js';

import type { Finding } from './model.js';

/** A rule is a document: what it reads, why, and examples that a test runs. */

export const RULE_IDS = [
  'change',
  'step',
  'points',
  'multiple',
  'direction',
  'compared-rates',
  'share',
  'sum',
  'trend',
  'areas-counted',
  'hundred',
  'average',
  'rate',
  'rank',
  'table-row',
  'table-figure',
  'table-rate',
  'whole-number',
  'contradiction',
  'one-population',
  'bound-share',
  'rate-unit',
  'significant',
  'compound',
  'same-measure-twice',
  'part-exceeds-whole',
  'period-after-report',
  'announced-list',
  'unread',
  'data-count',
  'data-rate',
  'data-change',
  'data-gap',
  'data-rank',
  'data-share',
  'data-extreme',
  'data-table',
] as const;

export type RuleId = (typeof RULE_IDS)[number];

export interface Rule {
  readonly id: RuleId;
  readonly about: string;
  readonly why: string;
  /** Texts and the verdict the rule gives on one of their numbers. */
  readonly speaks: readonly (readonly [verdict: string, text: string])[];
  /** Texts on which the rule gives no verdict but not-checked. */
  readonly silent: readonly string[];
  /** `before`: what the rules above it in the list have said. */
  read(discourse: Discourse, before: readonly Finding[]): Finding[];
}
