import fc from 'fast-check';
import JSZip from 'jszip';
import { expect, it } from 'vitest';
import { archive } from '../../src/write/archive.js';

const DATE = new Date(Date.UTC(2026, 3, 1, 13, 45, 58));

/** What another program reads in an archive, checksums compared. */
const readBack = (bytes: Uint8Array) => JSZip.loadAsync(bytes, { checkCRC32: true });

it('writes what another program reads: names, order, date, bytes', async () => {
  const bytes = fc.uint8Array({ maxLength: 2000 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ content: bytes, isStored: fc.boolean() }), { maxLength: 5 }),
      async (files) => {
        const named = files.map((file, index) => ({ ...file, name: `part/${index}.xml` }));
        const { files: found } = await readBack(await archive(named, DATE));
        expect(Object.keys(found)).toEqual(named.map(({ name }) => name));
        for (const { name, content } of named) {
          expect(await found[name]?.async('uint8array')).toEqual(content);
          expect(found[name]?.date).toEqual(DATE);
        }
      },
    ),
  );
});

it('leaves what is stored as it is', async () => {
  const written = Buffer.from(await archive([{ name: 'mimetype', content: Buffer.from('a/b'), isStored: true }], DATE));
  // The name follows the header of 30 bytes, and the content the name: by this programs know the type.
  expect(written.subarray(30, 41).toString('latin1')).toBe('mimetypea/b');
});
