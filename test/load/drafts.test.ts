import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
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
    ['where pdftotext is not installed', { PATH: '' }, 'needs pdftotext'],
    ['when it is damaged', withPdftotext('cat > /dev/null; exit 1'), 'is a damaged or locked PDF'],
    ['when it is a scan', withPdftotext('cat > /dev/null'), 'is a PDF without text'],
  ])('is refused in a sentence %s', (_, env, sentence) => {
    const { code, talk } = boroughstat(['check', fileOf('report.pdf', '%PDF-1.4')], { env });
    expect(code).toBe(3);
    expect(talk).toContain(sentence);
  });
});
