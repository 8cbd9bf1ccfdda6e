import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/check/rules.js';
import { root } from '../run-binary.js';
import { auditText } from './audit-text.js';

const page = readFileSync(join(root, 'docs', 'commands', 'check.md'), 'utf8');

/** The examples of a rule are its document: each was worked out by hand when it was written. */
describe.each(RULES)('rule $id', ({ id, about, why, speaks, silent }) => {
  it('says what it reads and why, with a row in docs/commands/check.md', () => {
    expect(about.length).toBeGreaterThan(20);
    expect(why.length).toBeGreaterThan(20);
    expect(page).toContain(`| \`${id}\` |`);
  });

  it('has three examples or more of each kind', () => {
    expect(speaks.length).toBeGreaterThanOrEqual(3);
    expect(silent.length).toBeGreaterThanOrEqual(3);
  });

  it.each(speaks)('%s: %s', (verdict, text) => {
    expect(
      auditText(text)
        .verdicts.filter(({ pattern }) => pattern === id)
        .map((each) => each.verdict),
    ).toContain(verdict);
  });

  it.each(silent)('is silent: %s', (text) => {
    expect(auditText(text).verdicts.filter(({ pattern }) => pattern === id)).toEqual([]);
  });
});
