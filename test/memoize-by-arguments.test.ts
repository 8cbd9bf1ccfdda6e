import { expect, it } from 'vitest';
import { memoizeByArguments } from '../src/core/memoize-by-arguments.js';
import { periodBetween } from '../src/core/months.js';

const period = (label: string) => ({ ...periodBetween('2024-04', '2025-03'), label });

it('works once for arguments of the same words, whichever objects they are', () => {
  let calls = 0;
  const count = memoizeByArguments((_subject: object, offence: string, { from }: ReturnType<typeof period>) => {
    calls += 1;
    return `${offence} ${from}`;
  });
  const subject = {};
  expect(count(subject, 'robbery', period('2024/25'))).toBe('robbery 2024-04');
  expect(count(subject, 'robbery', period('2024/25'))).toBe('robbery 2024-04');
  expect(calls).toBe(1);
  count({}, 'robbery', period('2024/25'));
  count(subject, 'theft', period('2024/25'));
  count(subject, 'robbery', period('another name'));
  expect(calls).toBe(4);
});

it('tells lists of arguments apart wherever they are cut', () => {
  const joined = memoizeByArguments((_: object, first: readonly string[], second: readonly string[]) =>
    [first, second].join('|'),
  );
  const subject = {};
  expect(joined(subject, ['a', 'b'], ['c'])).toBe('a,b|c');
  expect(joined(subject, ['a'], ['b', 'c'])).toBe('a|b,c');
  expect(joined(subject, [], ['a', 'b', 'c'])).toBe('|a,b,c');
});

it('tells sets of areas apart by name and by codes, and remembers that there is no result', () => {
  let calls = 0;
  const named = memoizeByArguments((_: object, { name, codes }: { name: string; codes: readonly string[] }) => {
    calls += 1;
    return codes.length === 0 ? undefined : `${name}: ${codes}`;
  });
  const subject = {};
  expect(named(subject, { name: 'London', codes: ['a', 'b'] })).toBe('London: a,b');
  expect(named(subject, { name: 'The rest', codes: ['a', 'b'] })).toBe('The rest: a,b');
  expect(named(subject, { name: 'London', codes: ['a'] })).toBe('London: a');
  expect(named(subject, { name: 'London', codes: [] })).toBeUndefined();
  expect(named(subject, { name: 'London', codes: [] })).toBeUndefined();
  expect(calls).toBe(4);
});
