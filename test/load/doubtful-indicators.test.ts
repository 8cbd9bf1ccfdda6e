import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readIndicatorFile } from '../../src/load/indicators/indicator-file.js';
import { emptyFolder } from '../run-binary.js';

/** Values that are read, with a warning. Quotients worked out by hand: 30 of 40 is 75%, 0.71 of 1 is 71%. */
function warningsOf(line: string): string[] {
  const file = join(emptyFolder(), 'survey.csv');
  writeFileSync(file, `indicator,area,from,to,value,numerator,denominator,n,unit,source,note\n${line}\n`);
  return readIndicatorFile(file).diagnostics.map(({ text }) => text.replace(file, 'survey.csv'));
}

it('a value that its numerator and denominator do not give is warned of, at its cell', () => {
  expect(warningsOf('Trust,Barnet,2025-04,2026-03,71.0,30,40,,percent,Survey,')).toEqual([
    'survey.csv:2:5: 71 does not follow from 30 / 40, which gives 75.',
  ]);
});

it('a percentage that looks like a share of 1 is warned of, at its cell', () => {
  expect(warningsOf('Trust,Barnet,2025-04,2026-03,0.71,,,,percent,Survey,')).toEqual([
    'survey.csv:2:5: 0.71 percent is less than 1%; if a share of 1 is meant, write 71.',
  ]);
});

it('a value that follows is not', () => {
  expect(warningsOf('Trust,Barnet,2025-04,2026-03,75.0,30,40,,percent,Survey,')).toEqual([]);
});

it('thousands without quotation marks are refused where a numerator would come of them', () => {
  expect(() => warningsOf('Calls,Barnet,2025-04,2026-03,12,345,,,count,Survey,')).toThrow(
    /survey\.csv:2:5: "12" is followed by "345" and no denominator; if 12,345 is meant, write it without the comma\.$/,
  );
  expect(warningsOf('Calls,Barnet,2025-04,2026-03,"12,345",,,,count,Survey,')).toEqual([]);
  expect(warningsOf('Trust,Barnet,2025-04,2026-03,75,300,400,,percent,Survey,')).toEqual([]);
});
