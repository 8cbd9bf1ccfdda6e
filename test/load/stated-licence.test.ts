import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadFiles } from '../../src/load/load-files.js';
import { emptyFolder, root } from '../run-binary.js';

const FILE = join(root, 'fixtures', 'input', 'wide-borough.csv');
const sha256 = createHash('sha256').update(readFileSync(FILE)).digest('hex');

/** The attribution of a file with something beside it. */
async function attribution(name: string, content: string): Promise<string | undefined> {
  const folder = emptyFolder();
  copyFileSync(FILE, join(folder, 'crime.csv'));
  writeFileSync(join(folder, name), content);
  return (await loadFiles([join(folder, 'crime.csv')])).tables[0]?.attribution;
}

const fetched = (entry: Record<string, unknown>) => JSON.stringify({ 'https://example.org/crime.csv': entry });

it('is printed as the source states it', async () => {
  const stated = await attribution('.boroughstat-fetch.json', fetched({ sha256, licence: 'OGL v2' }));
  expect(stated).toMatch(/London Datastore, OGL v2$/);
  expect(await attribution('vintage.json', JSON.stringify({ sha256, licence: 'OGL v3' }))).toMatch(/, OGL v3$/);
});

it.each([
  ['nothing is known', '{}'],
  ['it is of another file', fetched({ sha256: 'a'.repeat(64), licence: 'OGL v2' })],
  ['it is no line of plain letters', fetched({ sha256, licence: 'OGL\n; <b>' })],
  ['the record cannot be read', '{'],
])('has no version where %s', async (_, content) => {
  expect(await attribution('.boroughstat-fetch.json', content)).toMatch(/, Open Government Licence$/);
});
