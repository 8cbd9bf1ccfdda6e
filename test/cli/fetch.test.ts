import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csv, datastoreForTests, type Handler, HISTORICAL, RECENT, run as runIn, send } from '../datastore-server.js';
import { emptyFolder } from '../run-binary.js';

const sha256 = createHash('sha256').update(csv).digest('hex');
const folder = emptyFolder();
const store = await datastoreForTests();

/** Fails some times, then does as it should. */
function failing(times: number, fail: Handler, then: Handler): Handler {
  let left = times;
  return (request, response) => {
    left -= 1;
    (left >= 0 ? fail : then)(request, response);
  };
}

const run = (args: readonly string[], env: Record<string, string> = {}) => runIn(folder, args, env);
/** Seconds that no server here needs, however busy the machine. */
const LONG = '120';

const into = (): string => mkdtempSync(join(folder, 'into-'));
const fetching = (target: string, ...more: string[]) =>
  run([
    'fetch',
    '--base-url',
    store.base,
    '--into',
    target,
    '--wait',
    '0.01',
    '--stall',
    LONG,
    '--tries',
    '3',
    ...more,
  ]);

/** Fails with a sentence, and leaves the folder as it was. */
async function fails(says: string | RegExp, ...more: string[]): Promise<string> {
  const target = into();
  const { code, talk, out } = await fetching(target, ...more);
  expect(talk).toMatch(says);
  expect(code).not.toBe(0);
  expect(out).toBe('');
  expect(talk.trim().split('\n').at(-1)).toMatch(/^boroughstat: .*\.$/);
  expect(talk).not.toMatch(/ {4}at /);
  expect(readdirSync(target).filter((name) => /old|historical|part/.test(name))).toEqual([]);
  return talk;
}

describe('fetch', () => {
  it('carries the licence that the Datastore states into the reports, from a folder and from the library', async () => {
    store.handlers['/api/v3/dataset/exy3m'] = (request, response) =>
      send(JSON.stringify({ licence: 'UK Open Government Licence (OGL v2)', resources: store.resources }))(
        request,
        response,
      );
    const sourceOf = async (...args: string[]) => {
      const { out, talk } = await run(['inspect', '-f', 'json', '--table', 'files', ...args]);
      expect(talk).not.toMatch(/^boroughstat:/m);
      return JSON.parse(out).tables[0].source as string;
    };
    const target = into();
    expect((await fetching(target)).code).toBe(0);
    const file = join(target, 'mps-borough-level-crime-historical.csv');
    expect(await sourceOf('--data', file)).toMatch(/, UK Open Government Licence \(OGL v2\)$/);
    const library = { XDG_DATA_HOME: mkdtempSync(join(folder, 'licence-')) };
    expect((await run(['fetch', '--base-url', store.base, '--wait', '0.01'], library)).code).toBe(0);
    const [vintage] = JSON.parse((await run(['data', 'list', '-f', 'json'], library)).out).vintages;
    expect(vintage.licence).toBe('UK Open Government Licence (OGL v2)');
  });

  it('fetches the files by their titles, whole, and they can be read', async () => {
    const target = into();
    const { code, talk, out } = await fetching(target, '-f', 'json');
    expect(code, talk).toBe(0);
    expect(readdirSync(target).sort()).toEqual([
      '.boroughstat-fetch.json',
      'mps-borough-level-crime-historical.csv',
      'mps-borough-level-crime-most-recent-24-months.csv',
    ]);
    const path = join(target, 'mps-borough-level-crime-historical.csv');
    expect(readFileSync(path)).toEqual(csv);
    expect(JSON.parse(out).files[0]).toMatchObject({ title: HISTORICAL, state: 'fetched', bytes: csv.length, sha256 });
    expect((await run(['inspect', '--data', path])).code).toBe(0);
    expect(store.asked[0]?.headers['user-agent']).toMatch(/^boroughstat\/\d+\.\d+/);
    expect(store.asked.map(({ url }) => url)).toEqual(['/api/v3/dataset/exy3m', '/old.csv', '/new.csv']);
  });

  it('asks whether a file has changed where no checksum is listed, and takes it for the same when the server says so', async () => {
    const target = into();
    await fetching(target);
    store.asked.length = 0;
    store.handlers['/new.csv'] = (_, response) => response.writeHead(304).end();
    const { code, talk } = await fetching(target);
    expect(code).toBe(0);
    expect(talk).toContain('0 files fetched');
    expect(store.asked.map(({ url }) => url)).toEqual(['/api/v3/dataset/exy3m', '/new.csv']);
    expect(store.asked[1]?.headers['if-modified-since']).toBe('Fri, 01 May 2026 00:00:00 GMT');
  });

  it('puts them into the library', async () => {
    const { code, talk } = await run(['fetch', '--base-url', store.base, '--wait', '0.01']);
    expect(code, talk).toBe(0);
    const { vintages } = JSON.parse((await run(['data', 'list', '-f', 'json'])).out);
    expect(vintages.map(({ name }: { name: string }) => name).sort()).toEqual([
      'mps-borough-level-crime-historical.csv',
      'mps-borough-level-crime-most-recent-24-months.csv',
    ]);
  });

  it('only says what it would fetch with --dry-run', async () => {
    const target = into();
    const { code, out, talk } = await fetching(target, '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('not fetched yet');
    expect(talk).toContain('2 files would be fetched');
    expect(readdirSync(target)).toEqual([]);
    expect(store.asked).toHaveLength(1);
  });

  it('says with --dry-run which files have changed, and leaves them as they are', async () => {
    const target = into();
    await fetching(target);
    const before = readdirSync(target).map((name) => readFileSync(join(target, name), 'utf8'));
    const { code, out, talk } = await fetching(target, '--dry-run', '-f', 'json');
    expect(code, talk).toBe(0);
    expect(JSON.parse(out).files.map(({ state }: { state: string }) => state)).toEqual(['same', 'changed']);
    expect(talk).toContain('1 file would be fetched');
    expect(readdirSync(target).map((name) => readFileSync(join(target, name), 'utf8'))).toEqual(before);
  });

  it('tries again after 500 and 429', async () => {
    store.handlers['/old.csv'] = failing(2, send('oops', {}, 500), send(csv));
    store.handlers['/new.csv'] = failing(1, send('busy', { 'retry-after': '0' }, 429), send(csv));
    expect((await fetching(into())).code).toBe(0);
    expect(store.asked.filter(({ url }) => url === '/old.csv')).toHaveLength(3);
    expect(store.asked.filter(({ url }) => url === '/new.csv')).toHaveLength(2);
  });

  it('tries again after a body that breaks off', async () => {
    const broken: Handler = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/csv', 'content-length': csv.length });
      response.write(csv.subarray(0, 100), () => response.destroy());
    };
    store.handlers['/old.csv'] = failing(1, broken, send(csv));
    expect((await fetching(into())).code).toBe(0);
    store.handlers['/old.csv'] = broken;
    await fails(/3 tries/);
  });

  it('follows a redirect, within limits', async () => {
    store.handlers['/old.csv'] = send('', { location: '/moved.csv' }, 302);
    store.handlers['/moved.csv'] = send(csv);
    expect((await fetching(into())).code).toBe(0);
    store.handlers['/moved.csv'] = send('', { location: '/old.csv' }, 302);
    await fails(/without end/);
    store.handlers['/old.csv'] = send('', { location: 'file:///etc/passwd' }, 302);
    await fails(/neither http nor https/);
  });

  it('goes through the proxy that the environment names', async () => {
    const { code, talk } = await run(['fetch', '--base-url', store.base, '--into', into(), '--tries', '1'], {
      NO_PROXY: '',
      http_proxy: 'http://127.0.0.1:9',
      HTTP_PROXY: 'http://127.0.0.1:9',
    });
    expect(code).toBe(69);
    expect(talk).toContain('HTTPS_PROXY');
  });
});

describe('fetch refuses', () => {
  it.each<[string, Handler, RegExp, ...string[]]>([
    ['a server that only fails', send('oops', {}, 503), /answers 503 \(3 tries\)/],
    ['a wait of a day', send('busy', { 'retry-after': '86400' }, 429), /asks to wait 86400 seconds/],
    ['a wait until a date', send('busy', { 'retry-after': 'Fri, 01 Jan 2100 00:00:00 GMT' }, 503), /asks to wait/],
    ['what is not there', send('', {}, 404), /nothing there \(404\)/],
    ['what is forbidden', send('', {}, 403), /answers 403/],
    ['a web page', send('<!DOCTYPE html><p>Sign in', { 'content-type': 'text/html' }), /is a web page/],
    ['a web page that calls itself CSV', send('  <html>'), /is a web page/],
    ['an error in JSON', send('{"error":"x"}', { 'content-type': 'application/json' }), /is JSON/],
    ['nothing', send(''), /is empty/],
    ['another size', send('a,b\n1,2\n'), /has 8 bytes, the Datastore lists/],
    ['another checksum', send(Buffer.from(csv.toString().replace('1', '2'))), /has the checksum/],
    ['a server that goes silent', () => {}, /does not answer \(2 tries\)/, '--stall', '1', '--tries', '2'],
    [
      'a body that stops',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/csv' });
        response.write('MajorText,');
      },
      /stopped sending \(2 tries\)/,
      '--stall',
      '1',
      '--tries',
      '2',
    ],
  ])('%s', async (_, handler, says, ...more) => {
    store.handlers['/old.csv'] = handler;
    await fails(says, ...more);
  });

  it('a file larger than is allowed, by its header or on the way', async () => {
    store.resources = [
      { title: HISTORICAL, url: `${store.base}/old.csv` },
      { title: RECENT, url: `${store.base}/new.csv` },
    ];
    store.handlers['/old.csv'] = send('x'.repeat(3_000_000));
    await fails(/larger than 1 MiB/, '--max-size', '1');
    store.handlers['/old.csv'] = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' });
      response.end('x'.repeat(3_000_000));
    };
    await fails(/larger than 1 MiB/, '--max-size', '1');
  });

  it('an answer that is no list of files', async () => {
    store.handlers['/api/v3/dataset/exy3m'] = send('<html>');
    await fails(/is no JSON/);
    store.handlers['/api/v3/dataset/exy3m'] = send('{"title":"x"}');
    await fails(/lists no resources/);
    await fails(/nothing there \(404\)/, '--dataset', 'nosuch');
  });

  it('titles that name no file, or two', async () => {
    expect(await fails(/no file is titled as the lsoa file, historical/, '--level', 'lsoa')).toContain(RECENT);
    store.resources = [...Object.values(store.resources as object), { title: `${RECENT} (2)`, url: `${store.base}/x` }];
    await fails(/2 files are titled/);
  });

  it('a host that is not there, and an address that is none', async () => {
    const target = into();
    const off = await run([
      'fetch',
      '--base-url',
      'http://127.0.0.1:1',
      '--into',
      target,
      '--tries',
      '2',
      '--wait',
      '0.01',
    ]);
    expect(off).toMatchObject({ code: 69, talk: expect.stringContaining('nothing listens there (2 tries)') });
    const once = await run(['fetch', '--base-url', 'http://127.0.0.1:1', '--into', target, '--tries', '1']);
    expect(once.talk).toContain('nothing listens there (1 try)');
    const none = await run(['fetch', '--base-url', 'ftp://x', '--into', target]);
    expect(none).toMatchObject({ code: 69, talk: expect.stringContaining('neither http nor https') });
  });

  it('to write where a title points', async () => {
    store.resources = [
      { title: '../../outside Borough (Historical)', url: `${store.base}/old.csv` },
      { title: RECENT, url: `${store.base}/new.csv` },
    ];
    const target = into();
    expect((await fetching(target)).code).toBe(0);
    expect(readdirSync(target)).toContain('outside-borough-historical.csv');
    expect(existsSync(join(target, '..', '..', 'outside'))).toBe(false);
  });

  it('a folder that cannot be', async () => {
    mkdirSync(join(folder, 'plain'), { recursive: true });
    const { code, talk } = await fetching('/dev/null/x');
    expect(code).toBe(4);
    expect(talk).toContain('choose another folder');
  });
});
