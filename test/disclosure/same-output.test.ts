import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import jszip from 'jszip';
import { afterAll, describe, expect, it } from 'vitest';
import type { CommandResult } from '../../src/app/command-result.js';
import { settingsFrom } from '../../src/config/resolve-settings.js';
import type { Settings } from '../../src/config/settings.js';
import { monthsBetween } from '../../src/core/months.js';
import { buildAnnual } from '../../src/reports/annual.js';
import { buildCompare } from '../../src/reports/compare.js';
import { buildQuarterly } from '../../src/reports/quarterly.js';
import { buildRank } from '../../src/reports/rank.js';
import { buildRevisions } from '../../src/reports/revisions.js';
import { buildTrend } from '../../src/reports/trend.js';
import { WRITERS } from '../../src/write/index.js';
import { boroughs, reference } from '../make-study.js';

/**
 * Two worlds that differ only in counts that are kept back give the same output, to the letter and in every format: page,
 * explanations, JSON, CSV, workbook, Word, charts. So none of it tells which of the two is true.
 */

const FOLDER = mkdtempSync(join(tmpdir(), 'worlds-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const MONTHS = monthsBetween('2019-04', '2026-03');
// One label an offence: two spellings of one label are one row.
const LABELS = [
  ...new Map(
    reference.labels
      .filter(({ era, offence }) => era === 'connect' && reference.offences.some(({ id }) => id === offence))
      .map((label) => [label.offence, label]),
  ).values(),
];
/** Offences a month, where it is not 40: so few that they are kept back. */
const FEW: Readonly<Record<string, number>> = {
  homicide: 0.02,
  'death-or-serious-injury-unlawful-driving': 0.02,
  fraud: 0.05,
  weapons: 6,
};

/** The months in which the two worlds differ. */
const MOVES = (month: number): boolean => month % 12 === 0;

/** A homicide and two deaths by driving a year, so that neither is ever zero, here or there. */
function inBarnet(offence: string, month: number): number {
  if (offence === 'homicide') return month % 12 === 3 ? 1 : 0;
  return offence === 'death-or-serious-injury-unlawful-driving' && month % 6 === 0 ? 1 : 0;
}

/** Offences of a label in a borough and month. */
type World = (borough: string, offence: string, month: number, count: number) => number;

/** Numbers that look like chance and are the same on every machine. */
const chance = (seed: number): number => {
  const x = Math.sin(seed * 12.9898 + 78.233) * 43758.5453;
  return x - Math.floor(x);
};

function fileOf(world: World, from = 0, to = MONTHS.length): string {
  const lines = LABELS.flatMap(({ group, subgroup, offence }, label) =>
    boroughs.map(({ name }, borough) => {
      const counts = MONTHS.slice(from, to).map((_, index) => {
        const month = from + index;
        const seen = chance(label * 10_007 + borough * 131 + month) * 2 * (FEW[offence] ?? 40);
        // Croydon has some of everything: what another borough has more, it has less.
        const count =
          Math.floor(seen + chance(month * 7 + label)) +
          (name === 'Croydon' ? 6 : 0) +
          (name === 'Barnet' ? inBarnet(offence, month) : 0);
        return world(name, offence, month, count);
      });
      return [`"${group}"`, `"${subgroup}"`, `"${name}"`, ...counts].join(',');
    }),
  );
  const heads = MONTHS.slice(from, to).map((month) => month.replace('-', ''));
  return `${['MajorText', 'MinorText', 'BoroughName', ...heads].join(',')}\n${lines.join('\n')}\n`;
}

const asItIs: World = (_, __, ___, count) => count;

/** In some months one homicide more and one death by driving fewer in Barnet, and the other way in Croydon. */
const moved: World = (borough, offence, month, count) =>
  movedInBarnet(borough, offence, month, movedBy(borough === 'Croydon' ? -1 : 0, offence, month, count));

/** Where every borough has a row, Croydon has too, and London is kept back. */
const movedInBarnet: World = (borough, offence, month, count) =>
  movedBy(borough === 'Barnet' ? 1 : 0, offence, month, count);

function movedBy(way: number, offence: string, month: number, count: number): number {
  const sign = offence === 'homicide' ? 1 : offence === 'death-or-serious-injury-unlawful-driving' ? -1 : 0;
  return MOVES(month) ? count + sign * way : count;
}

/** All that a run writes, as text: archives unpacked, the explanations of the page read, hashes of the inputs left out. */
async function outputOf(
  make: Make,
  settings: Partial<Settings>,
  world: World,
  writers = WRITERS.filter(({ format }) => format !== 'png'),
): Promise<Map<string, string>> {
  const [older, newer] = [join(FOLDER, 'older.csv'), join(FOLDER, 'newer.csv')];
  // Revisions are told month by month: fewer are enough.
  const from = make === buildRevisions ? MONTHS.length - 18 : 0;
  writeFileSync(older, fileOf(world, from, MONTHS.length - 6));
  writeFileSync(newer, fileOf(world, from));
  const data = make === buildRevisions ? [older, newer] : [newer];
  const made = await make(await settingsFrom({ borough: 'Barnet', ...settings, data, format: ['html'] }));
  const hashes = made.sources.map(({ sha256 }) => sha256);
  const plain = (text: string) =>
    hashes
      .reduce((all, hash) => all.replaceAll(hash.slice(0, 16), 'HASH'), text)
      // Of outputs that name the hashes of the inputs.
      .replaceAll(/[0-9a-f]{48,64}/g, 'HASH');
  const texts = new Map<string, string>([
    ['summary', JSON.stringify(made.summary)],
    ['diagnostics', JSON.stringify(made.diagnostics)],
  ]);
  for (const writer of writers) {
    // A picture in the Word report is that of the SVG.
    const document = writer.format === 'docx' ? { ...made.document, charts: [] } : made.document;
    for (const { name, content } of await writer.files(document, { color: false, width: 0, workingCopy: true })) {
      for (const [part, text] of await partsOf(content)) texts.set(`${writer.format} ${name} ${part}`, plain(text));
    }
  }
  return texts;
}

async function partsOf(content: string | Uint8Array): Promise<[string, string][]> {
  if (typeof content === 'string') {
    const packed = content.match(/[A-Za-z0-9+/=]{200,}/g) ?? [];
    const told = packed.flatMap((text): [string, string][] => {
      const bytes = Buffer.from(text, 'base64');
      // Deflated data begins so; a picture does not.
      return bytes[0] === 0x78 ? [['explanations', inflateSync(bytes).toString()]] : [];
    });
    const rest = told.length === 0 ? content : packed.reduce((all, text) => all.replace(text, ''), content);
    return [['', rest], ...told];
  }
  const archive = await jszip.loadAsync(content);
  return Promise.all(
    Object.values(archive.files).map(
      async (file): Promise<[string, string]> => [file.name, await file.async('string')],
    ),
  );
}

type Make = (settings: Settings) => Promise<CommandResult>;

const RUNS: readonly (readonly [name: string, make: Make, settings: Partial<Settings>])[] = [
  ['annual', buildAnnual, {}],
  ['quarterly', buildQuarterly, {}],
  ['compare', buildCompare, { borough: 'Barnet,Brent', offence: ['violence', 'homicide', 'all'] }],
  ['rank', (settings) => buildRank(settings, { overDispersion: true }), { offence: ['homicide'] }],
  ['trend', buildTrend, { offence: ['homicide'] }],
  ['revisions', buildRevisions, {}],
];

const EVERY_BOROUGH: readonly string[] = ['compare', 'rank'];

const difference = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key));

describe('what is kept back', () => {
  it.each(RUNS)('makes no difference to %s', async (name, make, options) => {
    const settings = { ...options, suppress: 5 };
    const one = await outputOf(make, settings, asItIs);
    const other = await outputOf(make, settings, EVERY_BOROUGH.includes(name) ? movedInBarnet : moved);
    expect([...one.values()].join(' ')).toContain('[c] suppressed');
    expect(difference(one, other)).toEqual([]);
  });

  it('makes a difference where all is shown', async () => {
    const writers = WRITERS.filter(({ format }) => format === 'html' || format === 'json');
    const one = await outputOf(buildAnnual, {}, asItIs, writers);
    const other = await outputOf(buildAnnual, {}, moved, writers);
    expect(difference(one, other)).toContain('html barnet-2025-26-annual.html explanations');
    expect(difference(one, other)).toContain('json annual.json ');
  });
});
