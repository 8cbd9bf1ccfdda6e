import type { Discourse } from './mentions/discourse.js';
import type { RuleFinding } from './model.js';
import type { RuleId } from './rule-id.js';

export interface Rule {
  readonly id: RuleId;
  readonly about: string;
  readonly why: string;
  /** Texts and the verdict the rule gives on one of their numbers. */
  readonly speaks: readonly (readonly [verdict: string, text: string])[];
  /** Texts on which the rule gives no verdict but not-checked. */
  readonly silent: readonly string[];
  /** `before`: what the rules above it in the list have said. */
  read(discourse: Discourse, before: readonly RuleFinding[]): RuleFinding[];
}
