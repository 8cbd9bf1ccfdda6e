import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { send, start, startDatastore } from '../datastore-server.js';
import { rowsIn } from '../json-rows.js';
import { boroughstat, emptyFolder } from '../run-binary.js';
import { compared, describeReal, sharedFile } from './real-data.js';

/** Lines of the EXPECTED.md of cases that no other test of this folder reads. */
describeReal('case 01: rows of no area name', () => {
  const file = () => sharedFile('cases', '01-dashboard-blank-area-of-no-borough', 'dashboard.csv');
  // In the file: 12 rows, 48 offences; 13,632 in the 32 boroughs (32 boroughs of 20, 21 ... offences a month).
  it('are told, with how many, and are in London only of all the Met', () => {
    const { code, talk } = boroughstat([
      'compare',
      '--borough',
      'Barnet',
      '--offence',
      'knife-crime',
      '--data',
      file(),
    ]);
    expect([code, talk]).toEqual([0, expect.stringContaining('12 rows of no area name (Knife Crime 48) are read as')]);
    const [boroughs, met] = [[], ['--london', 'mps']].map((args) =>
      compared([file()], ['--offence', 'knife-crime', ...args]).get('knife-crime'),
    );
    expect([boroughs?.london_count?.value, met?.london_count?.value]).toEqual([13_632, 13_680]);
    expect(boroughs?.rank_lowest?.value).toBe(1);
  });
});

describeReal('case 02: areas that are no borough', () => {
  it('are named beside the 32', () => {
    const file = sharedFile('cases', '02-dashboard-legacy-areas', 'dashboard.csv');
    const { out, code } = boroughstat(['inspect', '-f', 'csv', '--data', file]);
    expect(code).toBe(0);
    expect(out).toContain('"32 boroughs, Aviation Security, Unknown and Non-Met police force"');
  });
});

describeReal('case 05: a month missing between two', () => {
  it('is an error with --strict', () => {
    const files = ['2025-01.csv', '2025-03.csv'].map((name) =>
      sharedFile('cases', '05-streets-with-a-month-missing', name),
    );
    expect(boroughstat(['streets', ...files, '--borough', 'Barnet', '--strict']).code).toBe(3);
  });
});

interface JsonTable {
  readonly id: string;
  readonly notes: readonly unknown[];
  readonly rows: readonly {
    readonly key: string;
    readonly cells: Record<string, { readonly text?: string } | string>;
  }[];
}

describeReal('case 09: the change of system inside one file', () => {
  const file = () => sharedFile('cases', '09-connect-within-one-file', 'borough.csv');
  it('is noted of every comparison across it, with the offences that step', () => {
    const { out, code, talk } = boroughstat([
      ...['annual', '--borough', 'Barnet', '--year', '2024/25', '--data', file(), '-f', 'json'],
      ...['--table', 'signals,offence-change,headlines'],
    ]);
    expect(code, talk).toBe(0);
    const { tables } = JSON.parse(out) as { readonly tables: readonly JsonTable[] };
    expect(tables.map(({ id }) => id)).toEqual(['headlines', 'signals', 'offence-change']);
    for (const { id, notes, rows } of tables) {
      expect(JSON.stringify(notes), id).toContain('changed on 28 February 2024: CONNECT took the place of CRIS');
      expect(JSON.stringify(notes), id).toMatch(
        /counts moved at once .*down in other theft, violence against the person/,
      );
      if (id !== 'signals') continue;
      const verdicts = new Map(rows.map(({ key, cells }) => [key, JSON.stringify(cells)]));
      // -18.5% and -18.6% are the step; shoplifting rises in spite of it.
      for (const key of ['violence-with-injury', 'other-theft', 'public-order'])
        expect(verdicts.get(key), key).toContain('lower (recording changed)');
      expect(verdicts.get('shoplifting')).not.toContain('recording changed');
    }
    expect(out).not.toContain('really changed');
  });
});

describeReal('case 11: a control chart of the file at hand', () => {
  it('begins with its first month, and forecasts by the method that 24 months allow', () => {
    const file = sharedFile('cases', '11-trend-of-the-24-month-file', 'borough.csv');
    const { out, code, talk } = boroughstat([
      ...['trend', '--borough', 'Barnet', '--offence', 'burglary-residential', '--data', file, '-f', 'json'],
    ]);
    expect(code, talk).toBe(0);
    expect(out).toContain('The files begin with January 2024');
    expect(rowsIn(out, 'control-chart').get('2024-01')?.count).toBe(97);
    expect(out).not.toContain('absent');
    // 97 + 102 + 107: the first quarter of 2024 stands at 306; that of 2025, which seasonal naive repeats, at 111 + 93 + 98.
    const forecast = rowsIn(out, 'forecast');
    expect(forecast.get('seasonal naive')).toMatchObject({ method: 'seasonal naive (used)', expected: 302 });
    expect(forecast.get('Holt-Winters')?.expected).toBe('no forecast: 24 months since January 2024, 32 needed');
  });
});

describeReal('case 12: two files of one title', () => {
  it('the later is taken, which is said; the dashboard has titles of its own', async () => {
    const store = await startDatastore();
    try {
      const answer = (name: string) =>
        readFileSync(sharedFile('cases', '12-fetch-two-files-of-one-title', name), 'utf8').replaceAll(
          'http://127.0.0.1:PORT',
          store.base,
        );
      store.handlers['/api/v3/dataset/exy3m'] = send(answer('dataset.json'));
      store.handlers['/api/v3/dataset/e5n6w'] = send(answer('dashboard.json'));
      const folder = emptyFolder();
      const dryRun = (...args: string[]) =>
        start(folder, ['fetch', '--dry-run', '--base-url', store.base, '-f', 'csv', ...args], {
          XDG_DATA_HOME: mkdtempSync(join(folder, 'library-')),
        }).ended;
      const areas = await dryRun();
      expect(areas.code, areas.talk).toBe(0);
      expect(areas.out).toContain('/e4x/recent.csv');
      expect(areas.out).not.toContain('/o1d/');
      expect(areas.talk).toMatch(/the newest is taken, .*published on 2026-11-06/);
      const dashboard = await dryRun('--dataset', 'e5n6w');
      expect(dashboard.code, dashboard.talk).toBe(0);
      for (const title of ['TNOCrimeData.csv', 'KnifeCrimeData.csv']) expect(dashboard.out).toContain(title);
    } finally {
      store.close();
    }
  });
});
