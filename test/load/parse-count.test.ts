import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMissing } from '../../src/core/missing.js';
import { parseCount } from '../../src/load/parse-count.js';

describe('a count', () => {
  it('is plain digits, with or without thousands separators and blanks around', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), (number) => {
        expect(parseCount(String(number))).toBe(number);
        expect(parseCount(` ${number}\t`)).toBe(number);
        expect(parseCount(number.toLocaleString('en-GB'))).toBe(number);
        expect(parseCount(`000${number}`)).toBe(number);
        expect(parseCount(`${number}`.padStart(30, '0'))).toBe(number);
        expect(parseCount(`${number}.0`)).toBe(number);
        expect(parseCount(`${number}.00`)).toBe(number);
      }),
    );
  });

  it('is never made from anything else: whatever the text, the number is its digits or there is none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const count = parseCount(text);
        if (typeof count === 'number') expect(text.trim()).toMatch(/^\d+(\.00?)?$|^\d{1,3}(,\d{3})+$/);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '12.5',
    // Twelve, or twelve thousand in other languages.
    '12.000',
    '12.',
    '1,234.0',
    '12,0',
    '-3',
    '1e3',
    '0x10',
    '12*',
    '1 234',
    '12,34',
    '1,2345',
    '=1',
    '٣',
    '1_000',
    'Infinity',
    '1234567890123456',
  ])('is not %s', (text) => expect(parseCount(text)).toBeUndefined());

  it.each([
    '',
    '  ',
    '..',
    '...',
    '*',
    '**',
    '<5',
    '< 10',
    'n/a',
    'NA',
    '[c]',
    '[x]',
    '-',
    ':',
    'null',
  ])('is missing where the file has "%s", never zero', (text) => expect(isMissing(parseCount(text))).toBe(true));
});
