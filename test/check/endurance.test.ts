import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { AUDIT_WRITERS } from '../../src/write/audit/index.js';
import { auditText } from './audit-text.js';

const require = createRequire(import.meta.url);
const strings = require('big-list-of-naughty-strings') as string[];
const VERDICTS = ['agrees', 'rounding', 'differs', 'wrong-direction', 'ambiguous', 'not-checked'];

describe('the Big List of Naughty Strings', () => {
  it('is there', () => expect(strings.length).toBeGreaterThan(450));

  it('raises nothing but verdicts, each string alone', () => {
    for (const text of strings) {
      for (const { verdict } of auditText(text).verdicts) expect(VERDICTS).toContain(verdict);
    }
  });

  it('raises nothing but verdicts, all together, in every format', () => {
    const audit = auditText(strings.join('\n\n'));
    for (const { write } of AUDIT_WRITERS) expect(typeof write([audit])).toBe('string');
    // None of them quotes a figure against another.
    expect(audit.verdicts.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
  });
});

/** Things that repeated without a blank, a stop or an end have led an expression to go over the line again and again. */
const UNITS = [
  'a',
  ' ',
  '1',
  '1,',
  '(',
  '|',
  '\t',
  '<!-- ',
  '<!-- boroughstat: ok ',
  'from 1 to ',
  'the 1,000 offences rose ',
  'per 1,000 ',
  '2016/17 ',
  'MOPAC7 ',
  'A. ',
];

/** Of the processor's time: others may be at work on the machine. */
const milliseconds = (text: string): number => {
  const start = process.cpuUsage();
  auditText(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

const NOISE = 200;

describe('one line of a megabyte', () => {
  // Four times the length takes about four times as long; sixteen times would be quadratic. Short times are noise, and what is slow
  // need not be so long.
  it.each(UNITS)('of %j does not take the square of a quarter of it', (unit) => {
    const line = unit.repeat(Math.ceil(1_000_000 / unit.length));
    const takes = (length: number) => milliseconds(line.slice(0, length));
    const eighth = takes(125_000);
    if (eighth > NOISE) return expect(takes(500_000) / eighth).toBeLessThan(8);
    return expect(takes(1_000_000) / Math.max(NOISE, takes(250_000))).toBeLessThan(10);
  });
});
