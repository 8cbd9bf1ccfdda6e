import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { boroughstat, emptyFolder, root } from '../run-binary.js';
import { paragraphsOfWord } from '../write/read-back.js';

/** A PNG of one grey point. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const BRANDED = join(root, 'fixtures', 'branding', 'assessment.yaml');

function run(config: string, format: string) {
  const folder = emptyFolder();
  const result = boroughstat(['annual', '-c', config, '--table', 'headlines,rates', '-f', format, '-o', folder]);
  const document = existsSync(folder) && readdirSync(folder).find((name) => name.endsWith(`-annual.${format}`));
  return { ...result, file: join(folder, document || 'none') };
}

const configWith = (name: string, bytes: Buffer): string => {
  const folder = emptyFolder();
  writeFileSync(join(folder, name), bytes);
  const config = join(folder, 'assessment.yaml');
  writeFileSync(config, `branding: { logo: ${name} }\n`);
  return config;
};

describe('title, colour and logo of the configuration', () => {
  it('are on the page, the logo in it and nothing to fetch', () => {
    const { file, code, talk } = run(BRANDED, 'html');
    expect(code, talk).toBe(0);
    const page = readFileSync(file, 'utf8');
    expect(page).toContain('<h1>Southwark strategic assessment 2026</h1>');
    expect(page).toContain('Recorded crime in Southwark, 2025/26. Community Safety Strategic Assessment');
    expect(page).toContain('--brand:#7b1fa2');
    expect(page).toMatch(/<img class="logo" alt="" src="data:image\/svg\+xml;base64,/);
  });

  it('are in the Word report', async () => {
    const { file, code } = run(BRANDED, 'docx');
    expect(code).toBe(0);
    const zip = await JSZip.loadAsync(readFileSync(file));
    expect(Object.keys(zip.files).filter((name) => /^word\/media\/.+\.svg$/.test(name))).not.toEqual([]);
    expect(await zip.file('word/styles.xml')?.async('text')).toContain('7B1FA2');
    expect(await zip.file('word/document.xml')?.async('text')).toContain('Southwark strategic assessment 2026');
  });

  it('the author and the date stand on the cover, the date in words', async () => {
    const { file } = run(BRANDED, 'docx');
    const zip = await JSZip.loadAsync(readFileSync(file));
    const lines = paragraphsOfWord((await zip.file('word/document.xml')?.async('text')) ?? '');
    expect(lines).toContain('Prepared by: Community safety team');
    expect(lines).toContain('Date: 14 May 2026');
  });

  it('refuse a date that is no day, with its line', () => {
    const config = join(emptyFolder(), 'assessment.yaml');
    writeFileSync(config, 'borough: Brent\nbranding: { date: 2026-02-30 }\n');
    const { code, talk } = run(config, 'docx');
    expect(code).toBe(3);
    expect(talk).toContain('assessment.yaml:2:19: branding.date: is no date; write it as 2026-05-14.');
  });

  it('take a PNG', () => {
    const { file, code, talk } = run(configWith('logo.png', PNG), 'html');
    expect(code, talk).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain(`src="data:image/png;base64,${PNG.toString('base64')}"`);
  });

  it.each([
    ['that is no picture', Buffer.from('not a picture'), 'is not a picture in SVG, PNG or JPEG'],
    [
      'too large for a page',
      Buffer.concat([PNG, Buffer.alloc(200_000)]),
      'a logo of 201 kB; give one of at most 150 kB',
    ],
  ])('refuse a logo %s, with nothing written', (_, bytes, said) => {
    const { code, talk } = run(configWith('logo.png', bytes), 'html');
    expect(code).toBe(3);
    expect(talk).toContain(said);
  });
});
