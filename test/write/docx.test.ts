import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { boroughstat, emptyFolder } from '../run-binary.js';
import { convert, needsOffice } from './office.js';
import { paragraphsOfWord, partOfZip } from './read-back.js';

const folder = emptyFolder();
const path = join(folder, 'annual.docx');
let xml: string;

beforeAll(async () => {
  expect(boroughstat(['annual', '-o', path]).code).toBe(0);
  xml = await partOfZip(readFileSync(path), 'word/document.xml');
});

describe('the committee report', () => {
  it('has a cover, the findings and headings in real styles', () => {
    expect(xml).toMatch(/<w:pStyle w:val="Title"\/>/);
    expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)?.length).toBeGreaterThan(6);
    expect(xml.match(/<w:pStyle w:val="Heading2"\/>/g)?.length).toBeGreaterThan(8);
    expect(paragraphsOfWord(xml).slice(0, 5)).toEqual([
      'Recorded crime in Barnet, 2025/26',
      'Borough: Barnet',
      'Period: April 2025 to the end of March 2026',
      'Compared with: the 12 months to March 2025, and the 12 months to March 2021',
      'Findings',
    ]);
  });

  it('says nothing that is for programs: no hash, no option, no path, no month in figures', () => {
    const text = paragraphsOfWord(xml).join('\n');
    expect(text).not.toMatch(/SHA-256|(?:^|\s|\()--[a-z]|[a-z]+\/[a-z]+\/|\b20\d\d-\d\d\b/m);
  });

  it('flips the page once, for one annex', () => {
    const pages = [...xml.matchAll(/<w:pgSz [^>]*>/g)].map(([page]) => page.includes('landscape'));
    // Notes and sources go on beneath the annex, in two columns.
    expect(pages).toEqual([false, true, true]);
    expect(xml).toMatch(/<w:type w:val="continuous"\/>[\s\S]*<w:cols [^>]*w:num="2"/);
  });

  it.each([
    ['the months', 'monthly', 'Total notifiable offences a month'],
    ['the boroughs', 'league', 'Total notifiable offences per 1,000 population by London borough'],
  ])('has %s as a chart alone, and as a table too where that is asked for alone', async (_, id, title) => {
    const has = (text: readonly string[], kind: string) =>
      text.some((line) => line.startsWith(kind) && line.includes(title));
    const whole = paragraphsOfWord(xml);
    expect([has(whole, 'Figure'), has(whole, 'Table')]).toEqual([true, false]);
    const alone = join(folder, `${id}.docx`);
    expect(boroughstat(['annual', '--table', id, '-o', alone]).code).toBe(0);
    const text = paragraphsOfWord(await partOfZip(readFileSync(alone), 'word/document.xml'));
    expect([has(text, 'Figure'), has(text, 'Table')]).toEqual([true, true]);
  });

  it('says a reason that repeats in a table in a line beneath it', () => {
    const text = paragraphsOfWord(xml);
    // Sexual offences, both changes over five years: and the same in their parts.
    expect(xml.match(/<w:t[^>]*>\[z\]<\/w:t>/g)?.length).toBeGreaterThan(8);
    expect(text).toContain('[z] not comparable: many in no borough, 2020/21');
  });

  it('repeats the headings of every table and splits no row', () => {
    const tables = xml.match(/<w:tbl>[\s\S]*?<\/w:tbl>/g) ?? [];
    expect(tables.length).toBeGreaterThan(7);
    for (const table of tables) {
      const rows = table.match(/<w:tr\b[\s\S]*?<\/w:tr>/g) ?? [];
      expect(rows[0]).toContain('<w:tblHeader/>');
      expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
    }
  });

  it('numbers tables and figures in order', () => {
    // A wide table has its number where it is told of, and stands under it in the annex.
    const said = /^(?:(Table|Figure) (\d+): |(Table) (\d+), in the annex)/;
    for (const kind of ['Table', 'Figure']) {
      const numbers = paragraphsOfWord(xml).flatMap((text) => {
        const [, at, number, annex, wide] = said.exec(text) ?? [];
        return (at ?? annex) === kind ? [Number(number ?? wide)] : [];
      });
      expect(numbers.length).toBeGreaterThan(5);
      const all = [...new Set(numbers)].sort((a, b) => a - b);
      expect(all).toEqual(all.map((_, index) => index + 1));
    }
  });

  it('has every chart as SVG with a picture of points, a title and a description', async () => {
    const zip = await JSZip.loadAsync(readFileSync(path));
    const media = Object.keys(zip.files).filter((name) => name.startsWith('word/media/'));
    const pictures = xml.match(/<w:drawing>[\s\S]*?<\/w:drawing>/g) ?? [];
    // Of the charts of all boroughs' rates the map repeats the bars.
    expect(pictures.length).toBe(7);
    expect(media.filter((name) => name.endsWith('.svg'))).toHaveLength(7);
    expect(media.filter((name) => name.endsWith('.png'))).toHaveLength(7);
    expect(pictures.every((picture) => /descr="[^"]{60,}"/.test(picture) && /title="[^"]{10,}"/.test(picture))).toBe(
      true,
    );
  });

  it('has charts as wide as the text, but for the map, whose shape is its own', () => {
    const pictures = [...xml.matchAll(/<wp:extent cx="(\d+)"[\s\S]*?name="chart-([\w-]+)"/g)];
    expect(pictures).toHaveLength(7);
    // A4 of 11,906 twips less margins of 1,000 at each side; 635 units of Word's to a twip.
    const text = (11_906 - 2000) * 635;
    const narrow = pictures.filter(([, width]) => Number(width) < 0.99 * text || Number(width) > 1.01 * text);
    expect(narrow.map(([, , id]) => id)).toEqual(['map-of-changes']);
  });

  it('parts no minus from its number', () => {
    const texts = xml.replace(/<w:tbl>[\s\S]*?<\/w:tbl>/g, '').match(/<w:t[ >][^<]*<\/w:t>/g) ?? [];
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => /[\s(>]-\d/.test(text))).toEqual([]);
    expect(paragraphsOfWord(xml).join('\n')).toMatch(/\(-\d+\.\d%\)/);
  });

  it('has a link in the contents for every part, and page numbers', async () => {
    const anchors = [...xml.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]+)"/g)].map(([, anchor]) => anchor);
    const bookmarks = [...xml.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, name]) => name);
    expect(anchors.length).toBeGreaterThan(6);
    expect(anchors.filter((anchor) => !bookmarks.includes(anchor))).toEqual([]);
    const pages = [...xml.matchAll(/PAGEREF ([\w-]+)/g)].map(([, anchor]) => anchor);
    expect(pages).toEqual(anchors);
    expect(await partOfZip(readFileSync(path), 'word/footer1.xml')).toMatch(/PAGE/);
  });
});

describe('a template', () => {
  const template = join(folder, 'house.docx');

  beforeAll(async () => {
    const house = new Document({
      styles: {
        default: { heading1: { run: { color: 'C00000', font: 'Georgia' } } },
        paragraphStyles: [{ id: 'Beschriftung', name: 'Caption', basedOn: 'Normal', run: { italics: true } }],
      },
      sections: [{ children: [new Paragraph({ text: 'House style', heading: HeadingLevel.HEADING_1 })] }],
    });
    writeFileSync(template, await Packer.toBuffer(house));
  });

  it('gives its styles, by name, and keeps ours where it has none', async () => {
    const styled = join(folder, 'styled.docx');
    expect(boroughstat(['annual', '--template', template, '-o', styled]).code).toBe(0);
    const styles = await partOfZip(readFileSync(styled), 'word/styles.xml');
    expect(styles).toContain('C00000');
    expect(styles).toMatch(/w:styleId="TableText"/);
    const text = await partOfZip(readFileSync(styled), 'word/document.xml');
    expect(text).toContain('<w:pStyle w:val="Beschriftung"/>');
    expect(text).not.toContain('<w:pStyle w:val="Caption"/>');
    const ids = [...styles.matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const used = [...text.matchAll(/<w:[pr]Style w:val="([^"]+)"/g)].map(([, id]) => id);
    expect(used.filter((id) => !ids.includes(id))).toEqual([]);
    expect(paragraphsOfWord(text)).toEqual(paragraphsOfWord(xml));
  });

  it.each([
    ['no-such.docx', /cannot be read as a template/],
    ['not-word.docx', /is no Word document with styles/],
  ])('%s is refused and nothing is written', (name, message) => {
    writeFileSync(join(folder, 'not-word.docx'), 'plain text');
    const out = join(folder, 'refused.docx');
    const { code, talk } = boroughstat(['annual', '--template', join(folder, name), '-o', out]);
    expect(code).toBe(3);
    expect(talk).toMatch(message);
    expect(existsSync(out)).toBe(false);
  });
});

describe('in LibreOffice', needsOffice, () => {
  it('opens and becomes a PDF of about 12 pages', () => {
    const pdf = readFileSync(join(convert([path], 'pdf'), 'annual.pdf'));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(10);
    expect(pages).toBeLessThan(14);
  });
});
