import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditText, draftFile } from './audit-text.js';

/**
 * Passages in the styles of many reports, parted by lines of three dashes. Their figures are right, so that every accusation is a
 * false one: numbers of other places, times and things stand beside those a claim is of.
 */
const passages = readFileSync(draftFile('right.txt'), 'utf8').split('\n---\n');

describe('figures that are right', () => {
  it('are many', () => expect(passages.length).toBeGreaterThan(250));

  it.each(passages)('are not blamed: %s', (text) => {
    const blamed = auditText(text).verdicts.filter(
      ({ verdict }) => verdict === 'differs' || verdict === 'wrong-direction',
    );
    expect(blamed.map(({ quoted, recomputed }) => [quoted, recomputed])).toEqual([]);
  });
});
