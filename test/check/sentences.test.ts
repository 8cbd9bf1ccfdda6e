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

/** Each sentence of the draft is held against its own table, by hand: 10.0 per 1,000 households is 21st from below, 12th from above. */
describe('rates and places in words beside those of a table', () => {
  const { verdicts } = auditText(readFileSync(draftFile('rates.md'), 'utf8'));
  const saidOf = (line: number) =>
    verdicts.filter((each) => each.line === line).map(({ pattern, verdict }) => `${pattern} ${verdict}`);
  it.each([
    [9, ['table-rate agrees']],
    [11, ['table-rate agrees']],
    [13, ['table-rate rounding']],
    [15, ['table-rate ambiguous']],
    [17, ['table-rate agrees', 'table-rate agrees']],
    [19, ['table-rate agrees']],
    [21, ['table-rate ambiguous']],
    [23, ['unread not-checked']],
  ])('line %i', (line, expected) => expect(saidOf(line)).toEqual(expected));
});

describe('what is no claim', () => {
  it.each(silent)('%s', (sentence) => expect(auditText(sentence).verdicts).toEqual([]));
});
