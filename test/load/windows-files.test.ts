import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfigFile } from '../../src/config/read-config-file.js';
import { readIndicatorFile } from '../../src/load/indicators/indicator-file.js';
import { loadFiles } from '../../src/load/load-files.js';
import { emptyFolder, root } from '../run-binary.js';

const folder = emptyFolder();
const written = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const windowsLines = (text: string): string => text.replace(/\r?\n/g, '\r\n');
/** As Excel saves "Unicode Text": tabs, UTF-16 with a mark, CRLF. No cell of these files has a comma in it. */
const unicodeText = (text: string): Buffer =>
  Buffer.from(`\ufeff${windowsLines(text).replaceAll(',', '\t')}`, 'utf16le');

const INDICATORS =
  'indicator,area,from,to,value,unit,source\nknife-crime,Barnet,2021-04,2022-03,12,count,Dashboard\nhate-crime: racist,Barnet,2021-04,2022-03,34,count,Café survey\n';
const CONFIGURATION = 'borough: Southwark # where\ncompareWith: [bcu, neighbours]\n';

describe('files saved on Windows', () => {
  it('are read alike: an indicator file with CRLF, with a mark of UTF-8, as Unicode text, in Windows-1252', () => {
    const usual = readIndicatorFile(written('usual.csv', INDICATORS)).rows.map(({ value, source }) => [value, source]);
    expect(usual).toEqual([
      [12, 'Dashboard'],
      [34, 'Café survey'],
    ]);
    const saved = {
      'crlf.csv': windowsLines(INDICATORS),
      'mark.csv': `\ufeff${windowsLines(INDICATORS)}`,
      'unicode.txt': unicodeText(INDICATORS),
      '1252.csv': Buffer.from(windowsLines(INDICATORS), 'latin1'),
    };
    for (const [name, content] of Object.entries(saved)) {
      const { rows } = readIndicatorFile(written(name, content));
      expect(
        rows.map(({ value, source }) => [value, source]),
        name,
      ).toEqual(usual);
    }
  });

  it('are read alike: a configuration with CRLF, and with a mark', () => {
    const { settings } = readConfigFile(written('usual.yaml', CONFIGURATION)) as { settings: object };
    expect(settings).toMatchObject({ borough: 'Southwark' });
    for (const [name, text] of [
      ['crlf.yaml', windowsLines(CONFIGURATION)],
      ['mark.yaml', `\ufeff${windowsLines(CONFIGURATION)}`],
    ] as const)
      expect((readConfigFile(written(name, text)) as { settings: object }).settings, name).toEqual(settings);
  });

  it('are read alike: a Met file as Excel saves Unicode text', async () => {
    const text = readFileSync(join(root, 'fixtures', 'input', 'wide-borough.csv'), 'utf8');
    const rowsOf = async (path: string) => (await loadFiles([path])).tables.map(({ rows }) => rows);
    const usual = await rowsOf(written('borough.csv', text));
    expect(usual.flat().length).toBeGreaterThan(10);
    expect(await rowsOf(written('borough.txt', unicodeText(text)))).toEqual(usual);
  });
});
