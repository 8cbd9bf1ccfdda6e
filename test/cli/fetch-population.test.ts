import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOMIS, populationUrl } from '../../src/fetch/nomis.js';
import { datastoreForTests, run, send } from '../datastore-server.js';
import { reference } from '../make-study.js';
import { emptyFolder } from '../run-binary.js';

/** Population estimates of a Nomis on this machine: fetched, kept as a vintage, and used by reports. */
const folder = emptyFolder();
const store = await datastoreForTests();

const PATH =
  '/api/v01/dataset/NM_2002_1.data.csv?geography=TYPE464&date=latestMINUS5-latest&gender=0&c_age=200&measures=20100&select=date_name,geography_name,geography_code,obs_value';
const shipped = reference.population.filter(
  ({ series, date }) => series === 'rebased-2021-census' && date === '2024-06-30',
);
const nameOf = (code: string) => reference.areas.find((area) => area.code === code)?.name;

/** Two years, 1,000 people more than the program knows in each area; and a place elsewhere. */
const answer = (leaveOut = '') =>
  [
    '"DATE_NAME","GEOGRAPHY_NAME","GEOGRAPHY_CODE","OBS_VALUE"',
    ...['2024', '2025'].flatMap((year) => [
      `"${year}","Darlington","E06000005",110000`,
      ...shipped
        .filter(({ area }) => !(year === '2025' && area === leaveOut))
        .map(({ area, value }) => `"${year}","${nameOf(area)}","${area}",${value + 1000}`),
    ]),
    '',
  ].join('\n');

const ARGS = ['--wait', '0.01', '--tries', '1'];
const fetching = (env: Record<string, string>, ...more: string[]) =>
  run(folder, ['fetch', 'population', '--base-url', store.base, ...ARGS, ...more], env);
const newLibrary = () => ({ XDG_DATA_HOME: mkdtempSync(join(folder, 'library-')) });

describe('fetch population', () => {
  it('asks the stable address of Nomis', () => expect(populationUrl(NOMIS)).toBe(`https://www.nomisweb.co.uk${PATH}`));

  it('keeps a vintage that reports then use, until the bundled figures are wanted again', async () => {
    store.handlers[PATH] = send(answer());
    const env = newLibrary();
    const annual = ['annual', '--borough', 'Barnet', '--year', '2025/26', '--table', 'coverage,rates', '-f', 'json'];
    const doctor = ['doctor', '--borough', 'Barnet', '--year', '2025/26', '--today', '2026-11-28', '-f', 'json'];
    const stale = await run(folder, doctor, env);
    const populationState = (json: string) =>
      JSON.parse(json).findings.find((finding: { check: string }) => finding.check === 'Population').state;
    expect(populationState(stale.out)).toBe('stale');
    expect((await fetching(env, '--dry-run')).talk).toContain('would be fetched');
    const { code, talk } = await fetching(env);
    expect(code, talk).toBe(0);
    expect(talk).toContain('Population estimates fetched into');
    expect((await fetching(env)).talk).toContain('not changed');
    const { out, talk: said } = await run(folder, annual, env);
    // Barnet's mid-2024 of the Office for National Statistics is 405,050.
    expect(out).toContain('406,050');
    expect(out).toMatch(/the estimates of the file nomis-population-\d{4}-\d\d-\d\d\.csv/);
    expect(out).toContain('population: Office for National Statistics, by way of Nomis');
    expect(out + said).not.toContain(env.XDG_DATA_HOME);
    expect(populationState((await run(folder, doctor, env)).out)).toBe('ok');
    const { vintages } = JSON.parse((await run(folder, ['data', 'list', '-f', 'json'], env)).out);
    expect(vintages).toMatchObject([{ layout: 'population-estimates', from: '2024-06', to: '2025-06', used: true }]);
    await run(folder, ['data', 'use', 'bundled'], env);
    expect((await run(folder, annual, env)).out).not.toContain('406,050');
  });

  it('refuses an answer without an area of London, and changes nothing', async () => {
    for (const [code, name] of [
      ['E09000001', 'has 32 of the 33 areas of London for 2025'],
      ['E09000003', 'has 31 of 32 boroughs on 2025-06-30 (no Barnet)'],
    ] as const) {
      store.handlers[PATH] = send(answer(code));
      const env = newLibrary();
      const ended = await fetching(env);
      expect(ended.code).not.toBe(0);
      expect(ended.talk).toContain(`${store.base}${PATH}`);
      expect(ended.talk).toContain(name);
      expect(readdirSync(env.XDG_DATA_HOME)).toEqual([]);
    }
  });

  it('refuses a page that is no table, and says where a server has nothing', async () => {
    store.handlers[PATH] = send('<!DOCTYPE html><html>busy</html>');
    expect((await fetching(newLibrary())).talk).toContain('is a web page');
    store.handlers = {};
    expect((await fetching(newLibrary())).talk).toContain('there is nothing there (404)');
  });

  it('puts the file into a folder that is named, and leaves the library', async () => {
    store.handlers[PATH] = send(answer());
    const [env, into] = [newLibrary(), mkdtempSync(join(folder, 'into-'))];
    expect((await fetching(env, '--into', into)).code).toBe(0);
    const [name = ''] = readdirSync(into);
    expect(readFileSync(join(into, name), 'utf8')).toBe(answer());
    expect(readdirSync(env.XDG_DATA_HOME)).toEqual([]);
  });
});
