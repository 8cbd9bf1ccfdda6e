import fc from 'fast-check';
import JSZip from 'jszip';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { escapeMarkup } from '../../src/charts/svg.js';
import type { Chart, ReportTable } from '../../src/core/report.js';
import type { Document } from '../../src/write/document.js';
import { WRITERS } from '../../src/write/index.js';

/**
 * Whatever text reaches an output, its XML is well-formed: read by a strict parser that knows which characters XML 1.0
 * forbids. Text comes from files, options and configurations.
 */
function faultOf(xml: string): string | undefined {
  let fault: string | undefined;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    fault ??= error.message;
  });
  parser.write(xml).close();
  return fault;
}

/** One of each class: controls, halves of pairs, noncharacters, marks of direction, markup, the largest code point. */
const CLASSES = [
  ...Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)),
  ...['\u007f', '\u0085', '\u009f', '\u00ad', '\u200b', '\u2028', '\u2029', '\u202e', '\u2066', '\ufeff', '\ufffd'],
  ...['\ud800', '\udbff', '\udc00', '\udfff', '\udc00\ud800', '\ud83d\ude00', '\ud83d', '\ufdd0', '\ufdef'],
  ...['\ufffe', '\uffff', '\u{1fffe}', '\u{1ffff}', '\u{10fffe}', '\u{10ffff}'],
  ...['<b>&amp;', '&', "'", '"', ']]>', '<!--', '&#xFFFE;', '&#0;', '=1+1', '@x', '_x0000_', '{{x}}', '\\'],
];

const documentOf = (text: string): Document => {
  const table: ReportTable = {
    id: 'table',
    title: `Title ${text}`,
    columns: [
      { key: 'words', heading: `Heading ${text}`, unit: null },
      { key: 'more', heading: `Other ${text}`, unit: null },
      { key: 'third', heading: 'Third', unit: null },
    ],
    rows: [{ key: `key ${text}`, cells: { words: `a${text}b`, more: text, third: 'c' } }],
    notes: [`Note ${text}`],
    source: `Source ${text}`,
    section: `Section ${text}`,
  };
  const chart: Chart = {
    id: 'chart',
    table: 'table',
    title: `Chart ${text}`,
    description: `Description ${text}`,
    source: `Source ${text}`,
    draw: () => ({ height: 10, markup: `<text>${escapeMarkup(text)}</text>` }),
  };
  const front = {
    title: `Front ${text}`,
    period: `Period ${text}`,
    definitions: [{ term: `Term ${text}`, meaning: `Meaning ${text}` }],
    sources: [`Source ${text}`],
  };
  return { name: 'report', tables: [table], json: {}, front, charts: [chart] };
};

async function faults(text: string): Promise<string[]> {
  const found: string[] = [];
  const keep = (name: string, xml: string) => {
    const fault = faultOf(xml);
    if (fault !== undefined) found.push(`${name}: ${fault}`);
  };
  for (const writer of WRITERS.filter(({ format }) => ['xlsx', 'ods', 'docx', 'svg'].includes(format))) {
    const content = await writer.write(documentOf(text), { color: false, width: 0 });
    if (typeof content === 'string') {
      keep(writer.format, content);
      continue;
    }
    const zip = await JSZip.loadAsync(content);
    for (const name of Object.keys(zip.files).filter((each) => /\.(xml|rels|vml|svg)$/.test(each))) {
      keep(`${writer.format} ${name}`, (await zip.file(name)?.async('string')) ?? '');
    }
  }
  return found;
}

describe('well-formed XML', () => {
  it('is what the strict parser tells from the other', () => {
    expect(faultOf('<a>b</a>')).toBeUndefined();
    for (const xml of ['<a>\ufffe</a>', '<a>\u0001</a>', '<a>&</a>', '<a>\ud800</a>', '<a>&#xFFFF;</a>', '<a>']) {
      expect(faultOf(xml), JSON.stringify(xml)).toBeDefined();
    }
  });

  it('is written of every class of character, alone and all together', async () => {
    for (const text of [...CLASSES, CLASSES.join('')]) expect(await faults(text), JSON.stringify(text)).toEqual([]);
  });

  it('is written of any text', async () => {
    const anything = fc.string({ unit: 'binary', maxLength: 40 });
    const halves = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 });
    const texts = fc.oneof(
      anything,
      halves.map((units) => String.fromCharCode(...units)),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(await faults(text)).toEqual([]);
      }),
      { numRuns: 60, seed: 20260331 },
    );
  });
});
