import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { earlierOutputs, outputState, readManifest } from '../../src/app/manifest.js';
import { pathExists } from '../../src/load/path-exists.js';
import { emptyFolder } from '../run-binary.js';

it('finds files and folders, and no others', () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'file'), '');
  expect(['', 'file', 'absent', 'file/below'].map((name) => pathExists(join(folder, name)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('does not take for absent what it cannot look up', () => {
  expect(() => pathExists('x'.repeat(300))).toThrow(/ENAMETOOLONG/);
});

// Passed over, it would be missing from the new manifest, and nobody could tell whether it was edited.
it('does not leave an earlier document out of the manifest because the disk gives no answer', () => {
  const folder = emptyFolder();
  const output = { name: 'barnet-2024-25-annual.html', bytes: 1, sha256: '0' };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ outputs: [output] }));
  expect(earlierOutputs(folder, [])).toEqual([]);
  symlinkSync(output.name, join(folder, output.name));
  expect(() => earlierOutputs(folder, [])).toThrow(/ELOOP/);
});

it('does not take an output or a manifest that cannot be read for one that is absent', () => {
  const folder = emptyFolder();
  const output = { name: 'a.csv', bytes: 1, sha256: '0' };
  expect([readManifest(folder), outputState(folder, output)]).toEqual([undefined, 'missing']);
  for (const name of ['manifest.json', output.name]) symlinkSync(name, join(folder, name));
  expect(() => readManifest(folder)).toThrow(/ELOOP/);
  expect(() => outputState(folder, output)).toThrow(/ELOOP/);
});
