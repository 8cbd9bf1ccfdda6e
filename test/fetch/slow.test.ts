import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { download } from '../../src/fetch/download.js';
import { type Connection, textAt } from '../../src/fetch/http.js';
import { datastoreForTests, send } from '../datastore-server.js';
import { emptyFolder } from '../run-binary.js';

/** A server whose answers come in time, on a clock that runs as fast as the test wants. */
const store = await datastoreForTests();

/** Each time it is asked, so many milliseconds later. */
function connectionOn(step: number, waits: number[] = []): Connection {
  let now = 0;
  const clock = {
    now: () => {
      now += step;
      return now;
    },
    wait: async (milliseconds: number) => void waits.push(milliseconds),
  };
  const patience = { tries: 2, wait: 0, stall: 120 };
  return { retryPolicy: patience, clock, userAgent: 'test', allowPrivate: true, environment: {} };
}

const fetching = (folder: string, connection: Connection) =>
  download({ title: 'x', url: `${store.base}/old.csv` }, join(folder, 'x.csv'), {
    connection,
    most: 1e9,
    known: undefined,
    progress: () => {},
  });

it('gives up an answer that only trickles, and leaves nothing of it', async () => {
  store.handlers['/old.csv'] = send('a,b\n'.repeat(10));
  const folder = emptyFolder();
  await expect(fetching(folder, connectionOn(61_000))).rejects.toThrow(/it sends too slowly \(2 tries\)/);
  await expect(textAt(`${store.base}/old.csv`, connectionOn(61_000))).rejects.toThrow(/it sends too slowly/);
  expect(readdirSync(folder)).toEqual([]);
});

it('waits for a slow answer that comes to its end', async () => {
  store.handlers['/old.csv'] = send('a,b\n'.repeat(10));
  expect(await fetching(emptyFolder(), connectionOn(59_000))).toMatchObject({ bytes: 40 });
  // 61 s at more than 1,024 bytes a second.
  store.handlers['/old.csv'] = send('a,b\n'.repeat(16_000));
  expect(await fetching(emptyFolder(), connectionOn(7_000))).toMatchObject({ bytes: 64_000 });
});

it('waits as long as the server asks for, in seconds or until a date', async () => {
  const waits: number[] = [];
  const asked = ['7', new Date(20_000).toUTCString()];
  for (const after of asked) {
    let isBusy = true;
    store.handlers['/old.csv'] = (request, response) => {
      send('a,b\n', isBusy ? { 'retry-after': after } : {}, isBusy ? 429 : 200)(request, response);
      isBusy = false;
    };
    await fetching(emptyFolder(), connectionOn(0, waits));
  }
  expect(waits).toEqual([7_000, 20_000]);
});
