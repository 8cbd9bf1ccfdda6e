import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeEach } from 'vitest';
import { boroughstatMeanwhile, needsProcess, type Ran, root } from './run-binary.js';

/** A Datastore on this machine, that can be made to fail in every way. The binary runs beside it. */

export const csv = readFileSync(join(root, 'fixtures', 'input', 'wide-borough.csv'));
export const md5 = createHash('md5').update(csv).digest('hex');
export const HISTORICAL = 'MPS Borough Level Crime (Historical)';
export const RECENT = 'MPS Borough Level Crime (most recent 24 months)';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export const send =
  (body: Buffer | string, headers: Record<string, string> = {}, status = 200): Handler =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/csv', 'content-length': Buffer.byteLength(body), ...headers });
    response.end(body);
  };

export interface Store {
  readonly base: string;
  readonly asked: { url: string; headers: IncomingMessage['headers'] }[];
  handlers: Record<string, Handler>;
  /** What the dataset lists. */
  resources: unknown;
  /** As it is without faults. */
  readonly reset: () => void;
  readonly close: () => void;
}

export async function startDatastore(): Promise<Store> {
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    store.asked.push({ url, headers: request.headers });
    const handler = store.handlers[url];
    if (handler) handler(request, response);
    else send('nothing', {}, 404)(request, response);
  });
  // It is a proxy, too: whatever host is asked for, it answers itself.
  server.on('connect', (_, socket: Socket) => {
    const { port } = server.address() as AddressInfo;
    const inward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      inward.pipe(socket).pipe(inward);
    });
    for (const each of [socket, inward]) each.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const store: Store = {
    base,
    asked: [],
    handlers: {},
    resources: {},
    reset: () => {
      store.asked.length = 0;
      store.resources = {
        a: { title: HISTORICAL, url: `${base}/old.csv`, check_size: csv.length, check_hash: md5, format: 'csv' },
        b: { title: RECENT, url: `${base}/new.csv` },
        c: { title: 'MPS Ward Level Crime (Historical)', url: `${base}/ward.csv` },
      };
      store.handlers = {
        '/api/v3/dataset/exy3m': (request, response) =>
          send(JSON.stringify({ title: 'crime', resources: store.resources }), { 'content-type': 'application/json' })(
            request,
            response,
          ),
        '/old.csv': send(csv, { etag: '"one"' }),
        '/new.csv': send(Buffer.concat([csv, Buffer.from('\n')]), { 'last-modified': 'Fri, 01 May 2026 00:00:00 GMT' }),
      };
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  store.reset();
  return store;
}

const environment = (folder: string, env: Readonly<Record<string, string>>) => ({
  NO_PROXY: '*',
  XDG_DATA_HOME: join(folder, 'xdg'),
  ...env,
});

/** A Datastore for the tests of one file, without faults at the begin of each. */
export async function datastoreForTests(): Promise<Store> {
  const store = await startDatastore();
  afterAll(() => store.close());
  beforeEach(() => store.reset());
  return store;
}

/** Starts the binary in a folder; `ended` settles when it is over. */
export function start(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [join(root, 'bin', 'boroughstat.js'), ...args], {
    env: { ...process.env, ...environment(folder, env) },
    cwd: folder,
  });
  let [out, talk] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    talk += chunk;
  });
  const ended = new Promise<Ran>((resolve) => child.on('close', (code) => resolve({ code, out, talk })));
  return { child, ended };
}

/** Runs the program to its end with a library in the folder, in a thread where it needs no process of its own. */
export const run = (folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  needsProcess(env) ? start(folder, args, env).ended : boroughstatMeanwhile(args, environment(folder, env));
