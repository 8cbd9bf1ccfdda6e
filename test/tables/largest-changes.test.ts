import { describe, expect, it } from 'vitest';
import { boroughstat } from '../run-binary.js';

interface Row {
  readonly key: string;
  readonly cells: Readonly<Record<string, { readonly value: number | null } | string>>;
}

const rowsOf = (command: string, borough: string): Record<string, readonly Row[]> => {
  const { out } = boroughstat([command, '--borough', borough, '--table', 'headlines,signals', '-f', 'json']);
  const { tables } = JSON.parse(out) as {
    readonly tables: readonly { readonly id: string; readonly rows: readonly Row[] }[];
  };
  return Object.fromEntries(tables.map(({ id, rows }) => [id, rows]));
};

const numberOf = (text: string): number => Number(text.replaceAll(',', ''));

/** By how much the offences that a sentence names changed, in its order. */
function changesIn(finding: string, word: 'rise' | 'fall'): number[] {
  const [, list = ''] =
    new RegExp(`\\b${word}s? in number\\b.*?\\bw(?:as|ere) in (.*?)\\.(?: |$)`, 'i').exec(finding) ?? [];
  return [...list.matchAll(/from ([\d,]+) to ([\d,]+)/g)].map(
    ([, from = '', to = '']) => numberOf(to) - numberOf(from),
  );
}

/** Sums of other rows: all offences, and the set of seven crime types. */
const SUMS = ['all', 'mopac7'];

describe.each([
  ['annual', 'Barnet'],
  ['annual', 'Southwark'],
  ['annual', 'Westminster'],
  ['annual', 'Kensington and Chelsea'],
  ['quarterly', 'Southwark'],
])('%s, %s', (command, borough) => {
  const { headlines = [], signals = [] } = rowsOf(command, borough);
  const finding = String(headlines.find(({ key }) => key === 'what-changed')?.cells.finding);
  const changes = signals
    .filter(({ key }) => !SUMS.includes(key))
    .flatMap(({ cells }) => (typeof cells.change === 'object' ? (cells.change.value ?? []) : []));

  it.each([
    'rise',
    'fall',
  ] as const)('begins with the largest %s of the table of changes, the others in order', (word) => {
    const sign = word === 'rise' ? 1 : -1;
    const named = changesIn(finding, word);
    expect(named.length).toBeGreaterThan(0);
    expect(named[0]).toBe(sign * Math.max(...changes.map((change) => change * sign)));
    expect(named).toEqual([...named].sort((a, b) => (b - a) * sign));
  });
});
