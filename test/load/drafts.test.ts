import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { loadDraft } from '../../src/load/drafts/index.js';
import { boroughstat, emptyFolder } from '../run-binary.js';

function fileOf(name: string, content: string | Buffer): string {
  const path = join(emptyFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** Where a stretch of words stands, by the draft's own account. */
async function placeOf(path: string, words: string) {
  const { draft } = await loadDraft(path);
  return draft.positionOf(draft.text.indexOf(words));
}

const HTML = `<!DOCTYPE html>
<html><head><title>5% of nothing</title><style>p{width:50%}</style></head>
<body><h1>Report</h1>
<p>Robbery rose from 400
   to 500 &amp; more&nbsp;still, an increase<sup>2</sup> of <b>20%</b>.</p>
<table><thead><tr><th>Offence</th><th>2022/23</th><th>2023/24</th><th>% change</th></tr></thead>
<tbody><tr><th scope="row">Robbery</th><td>300</td><td>330</td><td>12.0%</td></tr></tbody></table>
<script>var a = "rose from 1 to 2, an increase of 3%";</script>
</body></html>
`;

describe('a text of Windows-1252', () => {
  it('has its curly quotes, dashes and pound signs on every version of Node', async () => {
    const bytes = Buffer.from('Barnet\x92s costs \x96 \xa34,000 \x96 fell', 'latin1');
    const { draft } = await loadDraft(fileOf('draft.txt', bytes));
    expect(draft.text).toContain('Barnet’s costs – £4,000 – fell');
  });
});

describe('a web page', () => {
  it('is what its reader sees, each letter at the line and column of the source', async () => {
    const path = fileOf('report.html', HTML);
    const { draft } = await loadDraft(path);
    expect(draft.text).toContain('# Report');
    expect(draft.text).toContain('Robbery rose from 400 to 500 & more still, an increase² of 20%.');
    expect(draft.text).toContain('| Robbery | 300 | 330 | 12.0% |');
    expect(draft.text).not.toMatch(/5%|50%|var a/);
    expect(await placeOf(path, 'from 400')).toEqual({ line: 4, column: 17 });
    expect(await placeOf(path, '500')).toEqual({ line: 5, column: 7 });
    expect(await placeOf(path, '20%')).toEqual({ line: 5, column: (HTML.split('\n')[4] ?? '').indexOf('20%') + 1 });
    expect(await placeOf(path, '12.0%')).toEqual({ line: 7, column: (HTML.split('\n')[6] ?? '').indexOf('12.0%') + 1 });
  });

  it('is audited, tables too', () => {
    const { out, code } = boroughstat(['check', fileOf('report.html', HTML)]);
    expect(code).toBe(1);
    expect(out).toMatch(/report\.html:4:\d+ +differs/);
    expect(out).toMatch(/report\.html:7:\d+ +differs +Robbery 300 330 12\.0/);
  });
});

const paragraph = (text: string, more = ''): string => `<w:p><w:pPr>${more}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const row = (...cells: string[]): string =>
  `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;

async function wordDocument(): Promise<Buffer> {
  const zip = new JSZip();
  zip.file(
    'word/document.xml',
    `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${[
      paragraph('Report', '<w:pStyle w:val="Heading1"/>'),
      `<w:p><w:r><w:t xml:space="preserve">Robbery rose from 4</w:t></w:r><w:r><w:t>00 to 500</w:t></w:r><w:del><w:r><w:delText> or 900</w:delText></w:r></w:del><w:r><w:t>, an increase of 20%</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
      `<w:tbl>${row('Offence', '2022/23', '2023/24', '% change')}${row('Robbery', '300', '330', '12.0%')}</w:tbl>`,
    ].join('')}</w:body></w:document>`,
  );
  zip.file(
    'word/footnotes.xml',
    `<w:footnotes><w:footnote w:type="separator" w:id="0">${paragraph('')}</w:footnote><w:footnote w:id="2">${paragraph('Police figures.')}</w:footnote></w:footnotes>`,
  );
  return zip.generateAsync({ type: 'nodebuffer' });
}

describe('a page or document of elements nested beyond reason', () => {
  const refusal = /nested more than 10000 deep/;

  it('is refused at once', async () => {
    const deep = (tag: string, times: number) => `${`<${tag}>`.repeat(times)}x${`</${tag}>`.repeat(times)}`;
    await expect(loadDraft(fileOf('deep.html', deep('div', 200_000)))).rejects.toThrow(refusal);
    expect((await loadDraft(fileOf('nested.html', deep('div', 5_000)))).draft.text).toContain('x');
    const zip = new JSZip();
    zip.file('word/document.xml', deep('w:p', 200_000));
    const word = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
    await expect(loadDraft(fileOf('deep.docx', word))).rejects.toThrow(refusal);
  });
});

describe('a Word document', () => {
  it('has paragraphs for lines and letters for columns; deleted text is gone', async () => {
    const path = fileOf('report.docx', await wordDocument());
    const { draft } = await loadDraft(path);
    expect(draft.text).toContain('# Report');
    expect(draft.text).toContain('Robbery rose from 400 to 500, an increase of 20%²');
    expect(draft.text).toContain('[^2]: Police figures.');
    expect(await placeOf(path, 'from 400')).toEqual({ line: 2, column: 14 });
    expect(await placeOf(path, '12.0%')).toEqual({ line: 10, column: 1 });
  });

  it('is audited, tables too', async () => {
    const { out } = boroughstat(['check', fileOf('report.docx', await wordDocument())]);
    expect(out).toMatch(/report\.docx:2:14 +differs +"from 400 to 500, an increase of 20%"/);
    expect(out).toMatch(/report\.docx:7:1 +differs +Robbery 300 330 12\.0/);
  });

  it('is refused when damaged', () => {
    const { code, talk } = boroughstat(['check', fileOf('report.docx', 'no zip')]);
    expect(code).toBe(3);
    expect(talk).toContain('is a damaged Word document');
  });
});

describe('a PDF', () => {
  /** A stand-in for pdftotext that gives this text: what poppler makes of a PDF is not ours to test. */
  function withPdftotext(script: string): Record<string, string> {
    const folder = emptyFolder();
    const path = join(folder, 'pdftotext');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return { PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` };
  }

  it('is read as the text pdftotext gives', () => {
    const env = withPdftotext('cat > /dev/null; echo; echo "Robbery rose from 400 to 500, an increase of 20%."');
    const { out, code } = boroughstat(['check', fileOf('report.pdf', '%PDF-1.4')], { env });
    expect(code).toBe(1);
    expect(out).toMatch(/report\.pdf:2:14 +differs/);
  });

  it.each([
    ['when it is damaged', withPdftotext('cat > /dev/null; exit 1'), 'is a damaged or locked PDF'],
    ['when it is a scan', withPdftotext('cat > /dev/null'), 'is a PDF without text'],
  ])('is refused in a sentence %s', (_, env, sentence) => {
    const { code, talk } = boroughstat(['check', fileOf('report.pdf', '%PDF-1.4')], { env });
    expect(code).toBe(3);
    expect(talk).toContain(sentence);
  });

  /** A page of two columns, each line of text drawn at its place in points: what a word processor writes. */
  function pageOf(lines: readonly (readonly [x: number, y: number, text: string])[]): Buffer {
    const drawn = lines.map(([x, y, text]) => `BT /F1 10 Tf ${x} ${y} Td (${text}) Tj ET`).join('\n');
    const objects = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ];
    let text = '%PDF-1.4\n';
    const starts = objects.map((object, index) => {
      const start = text.length;
      text += `${index + 1} 0 obj\n${object}\nendobj\n`;
      return start;
    });
    const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
    const end = `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF`;
    return Buffer.from(text + end);
  }

  const LEFT = [
    'Robbery rose in the year',
    'from 400 offences to 500,',
    'an increase of 20 per cent',
    'in twelve months.',
  ];
  const RIGHT = [
    'Burglary fell in the year',
    'from 1,000 offences to',
    '900, a fall of 10 per cent',
    'in twelve months.',
  ];

  it('is read by the package where pdftotext is not installed, its columns one after the other', () => {
    const lines = LEFT.flatMap((text, row) => [
      [50, 700 - 12 * row, text] as const,
      [320, 700 - 12 * row, RIGHT[row] ?? ''] as const,
    ]);
    const { out } = boroughstat(['check', fileOf('report.pdf', pageOf(lines)), '-f', 'json'], { env: { PATH: '' } });
    const found = JSON.parse(out).verdicts.map(({ verdict, quoted }: Record<string, string>) => [verdict, quoted]);
    // 500 is 25% more than 400; 900 is 10% less than 1,000.
    expect(found).toEqual([
      ['differs', '20 per cent'],
      ['agrees', '10 per cent'],
    ]);
  });

  it('is refused by the package when it is damaged', () => {
    const { code, talk } = boroughstat(['check', fileOf('report.pdf', '%PDF-1.4')], { env: { PATH: '' } });
    expect(code).toBe(3);
    expect(talk).toContain('is a damaged or locked PDF');
  });
});

describe('a workbook', () => {
  const rows = [
    ['Offences recorded'],
    [],
    ['Offence', '2018', '2019', 'Change'],
    ['Burglary', 100, 120, 0.2],
    ['Robbery', 50, 40, -0.25],
    ['Theft', 200, 210, 0.05],
  ];
  const bookOf = async (): Promise<Buffer> => {
    const columns = [{}, {}, {}, { style: { numFmt: '0%' } }];
    return Buffer.from(await writeXlsx({ sheets: [{ name: 'Table 1', rows, columns }] }));
  };

  it('is read as its cells are shown, a row and a cell being line and column', async () => {
    const { out, code } = boroughstat(['check', fileOf('tables.xlsx', await bookOf()), '-f', 'json']);
    expect(code).toBe(1);
    const wrong = JSON.parse(out).verdicts.filter(({ verdict }: { verdict: string }) => verdict === 'differs');
    // 40 is 20% less than 50.
    expect(wrong).toMatchObject([{ line: 5, quoted: '-25%', suggestion: '-20%' }]);
  });

  it('is refused when damaged', () => {
    const { code, talk } = boroughstat(['check', fileOf('tables.xlsx', 'no zip')]);
    expect(code).toBe(3);
    expect(talk).toContain('is a damaged workbook');
  });
});
