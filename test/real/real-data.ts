import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { requirement } from '../requirement.js';
import { boroughstat, root } from '../run-binary.js';

/** Tests on the Met's real files, which are not in the project: they lie beside it in ../shared. */
const shared = join(root, '..', 'shared');
const present = existsSync(join(shared, 'data', 'borough'));

if (!present && process.env.CI) throw new Error(`the real files are not in ${shared}: these tests must run in CI`);
const needsFiles = requirement(present, `no real files in ${shared}`);

export const describeReal = (name: string, body: () => void): void => void describe(name, needsFiles, body);

export const sharedFile = (...parts: string[]): string => join(shared, ...parts);
export const boroughFile = (name: string): string => join(shared, 'data', 'borough', name);

export const CRIS_PAIR = [boroughFile('borough_hist_201004_202201.csv'), boroughFile('borough_24m_202202_202401.csv')];
export const CONNECT_PAIR = [
  boroughFile('borough_hist_201004_202403_BoroughName.csv'),
  boroughFile('borough_24m_202404_202603_BoroughName.csv'),
];
export const PRE_2019 = [boroughFile('borough_pre2019_200801_201812.csv')];

interface JsonFigure {
  readonly value: number | null;
  readonly text: string;
  readonly missing: string | null;
}

export type JsonComparison = Readonly<Record<string, JsonFigure>> & {
  readonly offence: { readonly id: string };
  readonly notes: readonly string[];
};

/** `compare -f json` on files, by offence id. */
export function compared(files: readonly string[], args: readonly string[]): Map<string, JsonComparison> {
  const { out, talk, code } = boroughstat(['compare', '-f', 'json', '--quiet', ...args, '--data', ...files]);
  if (code !== 0) throw new Error(talk);
  const { comparisons } = JSON.parse(out) as { comparisons: JsonComparison[] };
  return new Map(comparisons.map((each) => [each.offence.id, each]));
}
