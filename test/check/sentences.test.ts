import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditText, draftFile, expectedClaims } from './audit-text.js';

const silent = readFileSync(draftFile('silent.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '');

describe('claims', () => {
  it.each(expectedClaims())('$verdict: $sentence', ({ verdict, mistake, sentence }) => {
    const found = auditText(sentence).verdicts.map((each) => [each.verdict, each.mistake]);
    expect(found).toContainEqual([verdict, mistake]);
    const isWrong = verdict === 'differs' || verdict === 'wrong-direction';
    if (!isWrong) expect(found.map(([name]) => name)).not.toContain('differs');
    if (!isWrong) expect(found.map(([name]) => name)).not.toContain('wrong-direction');
  });
});

describe('what is no claim', () => {
  it.each(silent)('%s', (sentence) => expect(auditText(sentence).verdicts).toEqual([]));
});
