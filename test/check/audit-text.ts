import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditDraft } from '../../src/check/audit.js';
import type { AuditedDraft } from '../../src/core/audit.js';
import { positionsIn } from '../../src/load/drafts/positions.js';
import { root } from '../run-binary.js';

/** The audit of a text, as if it were a draft on disk. */
export const auditText = (text: string): AuditedDraft =>
  auditDraft({ name: 'draft.md', text, positionOf: positionsIn(text) });

export const draftFile = (name: string): string => join(root, 'fixtures', 'drafts', name);

export interface Expected {
  readonly verdict: string;
  readonly mistake: string | null;
  readonly sentence: string;
}

/** Sentences that must speak, each with the verdict and the mistake worked out by hand. */
export const expectedClaims = (): Expected[] =>
  readFileSync(draftFile('speak.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [verdict = '', mistake = '', sentence = ''] = line.split('\t');
      return { verdict, mistake: mistake === '-' ? null : mistake, sentence };
    });
