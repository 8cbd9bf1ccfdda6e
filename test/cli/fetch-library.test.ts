import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csv, datastoreForTests, HISTORICAL, md5, RECENT, run, send, start } from '../datastore-server.js';
import { emptyFolder, root } from '../run-binary.js';

/** What is fetched over months: newer files under the same titles, runs that are killed, runs at the same time. */
const folder = emptyFolder();
const store = await datastoreForTests();

const ARGS = ['--wait', '0.01', '--stall', '120', '--tries', '1'];
const argsInto = (target: string, ...more: string[]) => [
  'fetch',
  '--base-url',
  store.base,
  '--into',
  target,
  ...ARGS,
  ...more,
];
const fetchInto = (target: string, ...more: string[]) => run(folder, argsInto(target, ...more));
const into = () => mkdtempSync(join(folder, 'into-'));
const files = (address: string) => ({
  a: { title: HISTORICAL, url: `${store.base}${address}/old.csv`, size: csv.length, hash: md5 },
  b: { title: RECENT, url: `${store.base}${address}/new.csv`, size: csv.length, hash: md5 },
});

describe('fetch remembers', () => {
  it('a file by its checksum, though its address is another each month', async () => {
    for (const path of ['/o1d/old.csv', '/o1d/new.csv', '/e4x/old.csv', '/e4x/new.csv'])
      store.handlers[path] = send(csv);
    const target = into();
    store.resources = files('/o1d');
    expect((await fetchInto(target)).talk).toContain('2 files fetched');
    store.resources = files('/e4x');
    store.asked.length = 0;
    expect((await fetchInto(target, '--dry-run')).talk).toContain('0 files would be fetched');
    expect((await fetchInto(target)).talk).toContain('0 files fetched');
    expect(store.asked.filter(({ url }) => url.endsWith('.csv'))).toEqual([]);
    // A file that was changed by hand is fetched again.
    writeFileSync(join(target, 'mps-borough-level-crime-historical.csv'), 'mine');
    expect((await fetchInto(target)).talk).toContain('1 file fetched');
    expect(readFileSync(join(target, 'mps-borough-level-crime-historical.csv'))).toEqual(csv);
  });

  it('when it was published, what it covers and its licence, with the vintage', async () => {
    const stated = { timestamp: '2026-09-07T06:30:00', timeframeFrom: '2024-08-01', timeframeTo: '2026-07-31' };
    const licence = 'UK Open Government Licence (OGL v3)';
    store.resources = {
      a: { title: HISTORICAL, url: `${store.base}/old.csv`, licence, ...stated },
      b: { title: RECENT, url: `${store.base}/old.csv`, licence, ...stated, timestamp: 'yesterday', timeframeTo: null },
    };
    const env = { XDG_DATA_HOME: mkdtempSync(join(folder, 'facts-')) };
    // Known already, without what its source states: that is added.
    const file = join(root, 'fixtures', 'input', 'wide-borough.csv');
    await run(folder, ['data', 'add', file], env);
    const { code, talk } = await run(folder, ['fetch', '--base-url', store.base, ...ARGS], env);
    expect(code, talk).toBe(0);
    const listed = await run(folder, ['data', 'list', '-f', 'json'], env);
    const { vintages } = JSON.parse(listed.out);
    // Both titles have the same bytes, so they are one vintage; the later states no moment that is one.
    expect(vintages).toMatchObject([{ name: 'wide-borough.csv', licence, ...stated }]);
    // A file that was not known is of the day on which it was published.
    const empty = { XDG_DATA_HOME: mkdtempSync(join(folder, 'facts-')) };
    const first = await run(folder, ['fetch', '--base-url', store.base, ...ARGS], empty);
    expect(first.talk).toContain('Reports read them after `boroughstat data use newest`.');
    const known = await run(folder, ['data', 'list', '-f', 'json'], empty);
    expect(JSON.parse(known.out).vintages).toMatchObject([{ date: '2026-09-07' }]);
  });
});

describe('fetch', () => {
  it('says which files it keeps where a later one fails, and fetches the rest when run again', async () => {
    store.handlers['/half/old.csv'] = send(csv);
    store.handlers['/half/new.csv'] = (_, response) => response.writeHead(404).end();
    store.resources = files('/half');
    const sentence = (where: string) =>
      `1 of 2 files (${HISTORICAL}) was fetched before that, and it is kept in ${where}; run again for the rest.`;
    const target = into();
    const half = await fetchInto(target);
    expect(half.code).not.toBe(0);
    expect(half.talk).toContain(sentence(target));
    expect(readdirSync(target).filter((name) => name.endsWith('.csv'))).toHaveLength(1);
    // With nothing fetched in this run there is nothing to say.
    expect((await fetchInto(target)).talk).not.toContain('before that');
    const env = { XDG_DATA_HOME: mkdtempSync(join(folder, 'half-')) };
    const library = await run(folder, ['fetch', '--base-url', store.base, ...ARGS], env);
    expect(library.code).toBe(half.code);
    expect(library.talk).toContain(sentence(join(env.XDG_DATA_HOME, 'boroughstat', 'vintages')));
    store.handlers['/half/new.csv'] = send(csv);
    expect((await fetchInto(target)).talk).toContain('1 file fetched');
  });

  it('takes the newer of two files with one title, and says so', async () => {
    store.handlers['/newer.csv'] = send(csv);
    store.resources = {
      o1d: {
        title: RECENT,
        url: `${store.base}/older.csv`,
        size: 3,
        hash: md5.replace(/./, '0'),
        timestamp: '2026-08-05T06:30:00',
      },
      e4x: {
        title: RECENT,
        url: `${store.base}/newer.csv`,
        size: csv.length,
        hash: md5,
        timestamp: '2026-09-07T06:30:00',
      },
      vm7: {
        title: HISTORICAL,
        url: `${store.base}/old.csv`,
        size: csv.length,
        hash: md5,
        timestamp: '2026-09-07T06:30:00',
      },
    };
    const { code, talk, out } = await fetchInto(into(), '-f', 'json');
    expect(code, talk).toBe(0);
    expect(talk).toContain('2 files are titled as the borough file, most recent 24 months: the newest is taken');
    expect(JSON.parse(out).files.map(({ url }: { url: string }) => url)).toEqual([
      `${store.base}/old.csv`,
      `${store.base}/newer.csv`,
    ]);
  });

  it("reads the monthly dashboard's dataset into the library", async () => {
    const dashboard = readFileSync(join(root, 'fixtures', 'input', 'long-dashboard.csv'));
    store.handlers['/tno.csv'] = send(dashboard);
    store.handlers['/api/v3/dataset/e5n6w'] = send(
      JSON.stringify({
        resources: {
          628: { title: 'M1045_MonthlyCrimeDashboard_TNOCrimeData.xlsx', url: `${store.base}/tno.xlsx` },
          hkc: {
            title: 'M1045_MonthlyCrimeDashboard_TNOCrimeData.csv',
            url: `${store.base}/tno.csv`,
            size: dashboard.length,
          },
        },
      }),
    );
    const env = { XDG_DATA_HOME: mkdtempSync(join(folder, 'dashboard-')) };
    const ended = await run(folder, ['fetch', '--dataset', 'e5n6w', '--base-url', store.base, ...ARGS], env);
    expect(ended.code, ended.talk).toBe(0);
    const { vintages } = JSON.parse((await run(folder, ['data', 'list', '-f', 'json'], env)).out);
    expect(vintages).toMatchObject([
      { name: 'm1045-monthlycrimedashboard-tnocrimedata.csv', layout: 'long-dashboard' },
    ]);
  });
});

describe('fetch at the same time', () => {
  /** A file that never comes to its end; settles when it is asked for. */
  const stalled = () =>
    new Promise<void>((resolve) => {
      store.handlers['/old.csv'] = (_, response) => {
        response.writeHead(200, { 'content-type': 'text/csv', 'content-length': csv.length });
        response.write(csv.subarray(0, 100), () => resolve());
      };
    });
  const leftIn = (place: string) =>
    readdirSync(place).filter((name) => /boroughstat|part/.test(name) && !/fetch\.json$/.test(name));

  it.each<[NodeJS.Signals, boolean]>([
    ['SIGKILL', true],
    ['SIGTERM', false],
    ['SIGINT', false],
  ])('ended by %s leaves nothing that the next run does not tidy', async (signal, leaves) => {
    const [target, temporary] = [into(), mkdtempSync(join(folder, 'tmp-'))];
    const library = { XDG_DATA_HOME: mkdtempSync(join(folder, 'killed-')), TMPDIR: temporary };
    const kept = join(library.XDG_DATA_HOME, 'boroughstat', 'vintages');
    for (const [place, args, env] of [
      [target, ['--into', target], {}],
      [kept, [], library],
    ] as const) {
      const begun = stalled();
      const interrupted = start(folder, ['fetch', '--base-url', store.base, ...ARGS, ...args], env);
      await begun;
      expect(leftIn(place).length).toBe(2);
      interrupted.child.kill(signal);
      await interrupted.ended;
      expect(existsSync(place) && leftIn(place).length > 0).toBe(leaves);
      store.reset();
      const { code, talk } = await run(folder, ['fetch', '--base-url', store.base, ...ARGS, ...args], env);
      expect(code, talk).toBe(0);
      expect(leftIn(place)).toEqual([]);
    }
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('into one folder is refused, and disturbs nothing', async () => {
    const target = into();
    const begun = stalled();
    const first = start(folder, argsInto(target));
    await begun;
    const second = await fetchInto(target);
    expect(second.code).toBe(75);
    expect(second.talk).toMatch(
      /another run is writing there; wait for it to end, or choose another folder with --into\.$/m,
    );
    expect(leftIn(target).length).toBe(2);
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(143);
  });

  it('puts nothing in place of a folder', async () => {
    const target = into();
    mkdirSync(join(target, 'mps-borough-level-crime-historical.csv', 'mine'), { recursive: true });
    const { code, talk } = await fetchInto(target);
    expect(code).toBe(4);
    expect(talk).toMatch(/^boroughstat: .*\.$/m);
    expect(readdirSync(target)).toEqual(['mps-borough-level-crime-historical.csv']);
  });
});
