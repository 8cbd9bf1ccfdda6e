import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadFiles } from '../../src/load/load-files.js';
import { sniff } from '../../src/load/sniff.js';
import { emptyFolder } from '../run-binary.js';

function saved(bytes: string | Buffer, name = 'table.csv'): string {
  const path = join(emptyFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

const sniffed = (bytes: string | Buffer, name?: string) => {
  const path = saved(bytes, name);
  return sniff({ path, file: 'table', chosen: true });
};

const TEXT = 'Borough;Group\nBarnet;BURGLARY\n';
const utf16 = Buffer.from(`\uFEFF${TEXT}`, 'utf16le');

describe('the first bytes of a file', () => {
  it.each([
    ['text', TEXT, { container: 'text', isGzip: false, encoding: 'utf-8' }],
    ['text after the mark of some programs', `\uFEFF${TEXT}`, { container: 'text', isGzip: false, encoding: 'utf-8' }],
    ['UTF-16', utf16, { container: 'text', isGzip: false, encoding: 'utf-16le' }],
    ['gzip', gzipSync(TEXT), { container: 'text', isGzip: true, encoding: 'utf-8' }],
    ['gzip of a long text', gzipSync(TEXT.repeat(100_000)), { container: 'text', isGzip: true, encoding: 'utf-8' }],
  ])('say the header, the separator and the encoding of %s', (_, bytes, expected) => {
    expect(sniffed(bytes)).toMatchObject({
      ...expected,
      size: Buffer.byteLength(bytes),
      delimiter: ';',
      header: ['Borough', 'Group'],
    });
  });

  it.each([
    ['a zip archive', Buffer.from('PK\x03\x04rest'), 'workbook'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'workbook'],
    ['Parquet', Buffer.from('PAR1rest\nrest'), 'parquet'],
  ])('know %s by its first bytes, whatever its name', (_, bytes, container) => {
    expect(sniffed(bytes, 'table.csv')).toMatchObject({ container, header: undefined });
  });

  it.each([
    ['is blank', '\nBorough;Group\n'],
    ['ends within a cell', '"Borough\nname",Group\nBarnet,x\n'],
    ['has no end', 'a,'.repeat(2 ** 16)],
    ['cannot be unpacked', Buffer.from([0x1f, 0x8b, 0, 0, 1, 2, 3])],
  ])('leave the header to the reader of rows where the first line %s', (_, bytes) => {
    expect(sniffed(bytes).header).toBeUndefined();
  });
});

describe('a header of no known layout', () => {
  // The mark that is opened in the second row would be refused by whoever reads that far.
  const unknown = `Year,Place,Crimes\n2024,"Barnet,1\n`;

  it.each([
    ['text', unknown, 'table.csv'],
    ['gzip', gzipSync(unknown), 'table.csv.gz'],
  ])('is refused before a row is read: %s', async (_, bytes, name) => {
    await expect(loadFiles([saved(bytes, name)])).rejects.toThrow(
      'the header ("Year", "Place", "Crimes") is of no known layout',
    );
  });

  it('leaves what is no table to its own sentence', async () => {
    await expect(loadFiles([saved('%PDF-1.7\nrest\n')])).rejects.toThrow('is a PDF, not CSV');
    await expect(loadFiles([saved('<!doctype html>\n<p>\n')])).rejects.toThrow('is a web page, not CSV');
  });
});
