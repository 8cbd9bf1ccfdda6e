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

/** Only the first line gives two levels: (3,000 − 2,400) ÷ 2,400 = 25.0%. The amounts in brackets are of one fall each. */
describe('lines of a list without bullets and stops', () => {
  const list = [
    'The year in figures',
    'Recorded rapes rose by 25.0% from 2,400 offences in 2012-13 to 3,000 in 2013-14',
    'Robberies are down by 19% with nearly 4,500 fewer offences - the lowest level for 15 years',
    'Theft from a person, where no threat was used, fell 13% (5,200)',
    'Burglaries fell 8% (6,000) and are the fewest since 1974',
  ].join('\n');

  it('are not read across', () => {
    const read = auditText(list).verdicts.filter(({ verdict }) => verdict !== 'not-checked');
    expect(read.map(({ line, verdict }) => [line, verdict])).toEqual([[2, 'agrees']]);
  });
});
