import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { settingsFrom } from '../../src/config/resolve-settings.js';
import { buildStreets } from '../../src/reports/streets.js';

/** Two tables of `streets` side by side must not tell what each alone keeps back: worked by hand. */

const FOLDER = mkdtempSync(join(tmpdir(), 'streets-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const COLUMNS = 'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name';
const MET = 'Metropolitan Police Service';

interface Offences {
  readonly count: number;
  readonly category: string;
  readonly lsoa?: number;
  readonly outcome?: string;
  readonly later?: string;
}

function saved(name: string, header: string, lines: readonly string[]): string {
  const path = join(FOLDER, name);
  writeFileSync(path, `${COLUMNS},${header}\n${lines.join('\n')}\n`);
  return path;
}

/** A street file and the outcomes file of the month after; anti-social behaviour has no Crime ID. */
function filesOf(name: string, list: readonly Offences[]): string[] {
  const each = list.flatMap((offences) => Array.from({ length: offences.count }, () => offences));
  const place = (lsoa = 1) => `${MET},${MET},0,51,On or near A Road,E010000${10 + lsoa},Barnet 0${10 + lsoa}A`;
  const idOf = (index: number) => `${index}`.padStart(64, '0');
  const isKnown = ({ category }: Offences) => category !== 'Anti-social behaviour';
  const streets = each.map((offence, index) => {
    const { category, lsoa, outcome = '' } = offence;
    return `${isKnown(offence) ? idOf(index) : ''},2024-04,${place(lsoa)},${category},${outcome},`;
  });
  const outcomes = each.flatMap((offence, index) =>
    isKnown(offence) ? [`${idOf(index)},2024-05,${place(offence.lsoa)},${offence.later ?? 'Local resolution'}`] : [],
  );
  return [
    saved(`${name}-street.csv`, 'Crime type,Last outcome category,Context', streets),
    saved(`${name}-outcomes.csv`, 'Outcome type', outcomes),
  ];
}

async function tablesOf(paths: readonly string[], lsoaLookup?: string) {
  const settings = await settingsFrom({ borough: 'Barnet', suppress: 5, ...(lsoaLookup ? { lsoaLookup } : {}) });
  const { document } = await buildStreets(paths, settings, undefined);
  return (id: string) => {
    const rows = document.tables.find((table) => table.id === id)?.rows ?? [];
    return new Map(
      rows.map(({ key, cells }) => [
        key,
        Object.values(cells).flatMap((cell) => (typeof cell === 'object' ? [cell.value] : [])),
      ]),
    );
  };
}

// 100 offences, of which 97 have a Crime ID: the 3 of anti-social behaviour are the others.
it('does not tell by the offences with a Crime ID how many have none', async () => {
  const tableOf = await tablesOf(
    filesOf('joined', [
      { count: 3, category: 'Anti-social behaviour' },
      { count: 7, category: 'Robbery', outcome: 'Under investigation' },
      { count: 40, category: 'Burglary', outcome: 'Local resolution', later: 'Suspect charged' },
      { count: 50, category: 'Drugs', outcome: 'Under investigation' },
    ]),
  );
  expect(tableOf('street-categories')).toEqual(
    new Map([
      ['Drugs', [50, 50]],
      ['Burglary', [40, 40]],
      ['Anti-social behaviour', [null, null]],
      ['Robbery', [null, null]],
    ]),
  );
  // A share would be of the 97.
  expect(tableOf('street-outcome-files')).toEqual(
    new Map([
      ['Local resolution', [57, null]],
      ['Suspect charged', [null, null]],
    ]),
  );
});

// 2 robberies and 5 of anti-social behaviour hide each other; the 5 without an outcome are the same.
it('keeps back the offences without an outcome where those of anti-social behaviour are', async () => {
  const [file = ''] = filesOf('blank', [
    { count: 5, category: 'Anti-social behaviour' },
    { count: 2, category: 'Robbery', outcome: 'Under investigation' },
    { count: 40, category: 'Burglary', outcome: 'Under investigation' },
    { count: 30, category: 'Drugs', outcome: 'Local resolution' },
  ]);
  const tableOf = await tablesOf([file]);
  expect(tableOf('street-categories').get('Anti-social behaviour')).toEqual([null, null]);
  expect(tableOf('street-outcomes').get('none')).toEqual([null, null]);
});

// The ward's 53 less the 50 of its one LSOA that is listed are the 3 of its other.
it('names no ward whose other LSOAs would follow from those that are listed', async () => {
  const counts = [50, 3, 20, 15, 10, 8, 9, 7];
  const [file = ''] = filesOf(
    'wards',
    counts.map((count, lsoa) => ({ count, category: 'Burglary', lsoa, outcome: 'Under investigation' })),
  );
  const lookup = join(FOLDER, 'lookup.csv');
  const lines = counts.map((_, lsoa) => `E010000${10 + lsoa},E0500000${lsoa >> 1},Ward ${lsoa >> 1}`);
  writeFileSync(lookup, `LSOA21CD,WD24CD,WD24NM\n${lines.join('\n')}\n`);
  const tableOf = await tablesOf([file], lookup);
  expect([...tableOf('street-areas').keys()]).toEqual(['E01000010', 'E01000012']);
  expect(tableOf('street-wards').size).toBe(0);
});
