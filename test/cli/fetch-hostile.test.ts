import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, datastoreForTests, type Handler, HISTORICAL, md5, RECENT, run, send } from '../datastore-server.js';
import { emptyFolder } from '../run-binary.js';
import { selfSigned } from '../self-signed.js';

/** Servers that lead astray. A public one is played by a proxy on this machine, which answers for every name. */
const folder = emptyFolder();
const store = await datastoreForTests();
let secure: Server;
let secureBase = '';
/** What the server with a certificate lists. */
let listed: unknown;

beforeAll(async () => {
  secure = createServer(selfSigned, (request, response) => {
    if (request.url?.startsWith('/api')) response.end(JSON.stringify({ resources: listed }));
    else send(csv)(request, response);
  });
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  secureBase = `https://127.0.0.1:${(secure.address() as AddressInfo).port}`;
});
afterAll(() => {
  secure.closeAllConnections();
  secure.close();
});

async function fetching(base: string, env: Record<string, string> = {}, ...more: string[]) {
  const target = mkdtempSync(join(folder, 'into-'));
  const patience = ['--wait', '0.01', '--stall', '120', '--tries', '2'];
  const ended = await run(folder, ['fetch', '--base-url', base, '--into', target, ...patience, ...more], env);
  return { ...ended, files: readdirSync(target) };
}

const PUBLIC = 'http://data.example';
const publicly = (...more: string[]) =>
  fetching(PUBLIC, { NO_PROXY: '', no_proxy: '', http_proxy: store.base }, ...more);
const listing = (recent: object) => ({
  a: { title: HISTORICAL, url: `${PUBLIC}/old.csv`, size: csv.length, hash: md5 },
  b: { title: RECENT, url: `${PUBLIC}/new.csv`, size: csv.length, hash: md5, ...recent },
});

describe('fetch from a public server', () => {
  it('works, and leads to other public ones', async () => {
    store.resources = listing({});
    store.handlers['/new.csv'] = send('', { location: 'http://store.example/presigned?x=1' }, 302);
    store.handlers['/presigned?x=1'] = send(csv);
    const { code, talk, files } = await publicly();
    expect(code, talk).toBe(0);
    expect(files).toContain('mps-borough-level-crime-most-recent-24-months.csv');
    expect(store.asked.at(-1)?.headers.host).toBe('store.example');
  });

  it.each([
    'http://127.0.0.1:1/x',
    'http://localhost/x',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/x',
  ])('refuses to be led to %s, by a redirect and by the list of files', async (address) => {
    store.resources = listing({});
    store.handlers['/new.csv'] = send('', { location: address }, 302);
    const led = await publicly();
    expect(led).toMatchObject({
      code: 69,
      talk: expect.stringContaining('is an address of this machine or of a private network'),
    });
    store.resources = listing({ url: address });
    store.asked.length = 0;
    const named = await publicly();
    expect(named).toMatchObject({
      code: 69,
      talk: expect.stringContaining('of a private network; it is not followed.'),
      files: [],
    });
    expect(store.asked).toHaveLength(1);
  });
});

describe('fetch over https', () => {
  const trusted = () => {
    const path = join(folder, 'authority.pem');
    writeFileSync(path, selfSigned.cert);
    return { NODE_EXTRA_CA_CERTS: path };
  };
  const files = (base: string) => ({
    a: { title: HISTORICAL, url: `${secureBase}/old.csv`, size: csv.length, hash: md5 },
    b: { title: RECENT, url: `${base}/new.csv`, size: csv.length, hash: md5 },
  });

  it('takes a certificate that the system trusts', async () => {
    listed = files(secureBase);
    const { code, talk } = await fetching(secureBase, trusted());
    expect(code, talk).toBe(0);
  });

  it('refuses one that it does not, even where the environment says to ignore that', async () => {
    listed = files(secureBase);
    for (const env of [{}, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }]) {
      const { code, talk, files: left } = await fetching(secureBase, env);
      expect(talk).toContain('its certificate is not to be trusted');
      expect([code, left]).toEqual([69, []]);
    }
  });

  it('refuses a list that names an address of http, before anything is fetched', async () => {
    listed = files(store.base);
    const { code, talk, files: left } = await fetching(secureBase, trusted());
    expect(talk).toContain(`leads from https to http (${store.base}/new.csv); it is not followed.`);
    expect([code, left, store.asked]).toEqual([69, [], []]);
  });
});

describe('fetch refuses', () => {
  const whole = csv.toString();
  const chunked =
    (body: string): Handler =>
    (_, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' });
      response.end(body);
    };

  it.each<[string, Handler]>([
    ['with its length', send(whole.slice(0, -20))],
    ['in chunks', chunked(whole.slice(0, -20))],
    ['before the end of its last line', send(whole.trimEnd())],
  ])('a file cut short where no size is listed, sent %s', async (_, handler) => {
    store.handlers['/new.csv'] = handler;
    const { code, talk, files } = await fetching(store.base);
    expect(talk).toContain('seems to be cut short: its last line has no end');
    expect(code).toBe(69);
    expect(files).not.toContain('mps-borough-level-crime-most-recent-24-months.csv');
  });

  it('a file that ends where the connection does, where no size is listed', async () => {
    store.handlers['/new.csv'] = (_, response) => {
      response.useChunkedEncodingByDefault = false;
      response.writeHead(200, { 'content-type': 'text/csv', connection: 'close' });
      response.end(csv);
    };
    const { code, talk } = await fetching(store.base);
    expect([code, talk]).toEqual([69, expect.stringContaining('the server does not say where it ends')]);
  });

  it('a file that is listed larger than is allowed, unasked', async () => {
    store.resources = listing({ url: `${store.base}/new.csv`, size: 3_000_000 });
    (store.resources as { a: { url: string } }).a.url = `${store.base}/old.csv`;
    const { code, talk } = await fetching(store.base, {}, '--max-size', '1');
    expect([code, talk]).toEqual([69, expect.stringContaining('is larger than 1 MiB')]);
    expect(store.asked.map(({ url }) => url)).not.toContain('/new.csv');
  });

  it('what is compressed unasked, and a workbook that is none', async () => {
    store.handlers['/old.csv'] = send(csv, { 'content-encoding': 'gzip' });
    expect((await fetching(store.base)).talk).toContain('is compressed (gzip) though that was not asked for.');
    store.resources = { a: { title: 'M1045_MonthlyCrimeDashboard_TNOCrimeData.xlsx', url: `${store.base}/new.csv` } };
    expect((await fetching(store.base)).talk).toContain('is something else, not a workbook');
  });
});

it('says who asks and why, and nothing that is not its own on standard error', async () => {
  const { talk } = await fetching(store.base);
  for (const { headers } of store.asked) {
    expect(headers['user-agent']).toMatch(/^boroughstat\/\d+\.\d+\S* \(reads recorded-crime files for .+\)$/);
  }
  expect(talk).not.toMatch(/experimental|UNDICI|--trace-warnings/i);
  expect(talk.trim().split('\n')).toEqual([
    expect.stringMatching(/^warning: .*lists neither its size nor its checksum/),
    expect.stringMatching(/^2 files fetched into /),
  ]);
});
