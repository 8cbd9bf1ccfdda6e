import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { boroughstat, emptyFolder, root } from '../run-binary.js';

/** Input that means harm: it is refused in a sentence, or does none. */
const folder = emptyFolder();
const HEADER = 'MajorText,MinorText,LookUp_BoroughName,202104,202105\n';
const workbook = readFileSync(join(root, 'fixtures', 'input', 'long-dashboard.xlsx'));

const saved = (name: string, bytes: string | Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return name;
};
const refused = (file: string): string => {
  const { code, talk, out } = boroughstat(['inspect', '--data', file], { cwd: folder });
  expect(code).toBe(3);
  expect(out).toBe('');
  const lines = talk.trim().split('\n');
  expect(lines.at(-1)).toMatch(new RegExp(`^boroughstat: ${file.replace('.', '\\.')}`));
  expect(talk).not.toMatch(/ {4}at |node:internal/);
  return talk;
};

/** The sizes that an archive's directory lists for a file, changed. */
function withListedSize(bytes: Buffer, name: string, size: number): Buffer {
  const out = Buffer.from(bytes);
  for (let at = out.indexOf('PK\u0001\u0002'); at !== -1; at = out.indexOf('PK\u0001\u0002', at + 4)) {
    const length = out.readUInt16LE(at + 28);
    if (out.toString('latin1', at + 46, at + 46 + length) === name) out.writeUInt32LE(size, at + 24);
  }
  return out;
}

async function rezipped(change: (zip: JSZip) => void): Promise<Buffer> {
  const zip = await JSZip.loadAsync(workbook);
  change(zip);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

describe('archives', () => {
  it('reads the workbook that the others are made of', async () => {
    const file = saved('whole.xlsx', await rezipped(() => {}));
    expect(boroughstat(['inspect', '--data', file], { cwd: folder }).code).toBe(0);
  });

  it('refuses one that lists more than a workbook can hold', () => {
    expect(refused(saved('large.xlsx', withListedSize(workbook, 'xl/worksheets/sheet2.xml', 2 ** 30 + 1)))).toContain(
      'unpacks to more than 1024 MiB',
    );
  });

  it('refuses one that unpacks to more than it lists, as soon as it does', async () => {
    const bomb = await rezipped((zip) => zip.file('xl/worksheets/sheet2.xml', '0'.repeat(50_000_000)));
    expect(bomb.length).toBeLessThan(200_000);
    expect(refused(saved('bomb.xlsx', withListedSize(bomb, 'xl/worksheets/sheet2.xml', 100)))).toContain('damaged');
  });

  it('refuses at once a cell that has more letters than any text written for people', async () => {
    const cell = `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(2 ** 26)}</t></is></c></row></sheetData></worksheet>`;
    const before = performance.now();
    const file = saved('cell.xlsx', await rezipped((zip) => zip.file('xl/worksheets/sheet2.xml', cell)));
    expect(refused(file)).toContain(
      'a cell or paragraph of more than a million letters (in its part xl/worksheets/sheet2.xml)',
    );
    expect(performance.now() - before).toBeLessThan(30_000);
  });

  it('refuses one of too many files', async () => {
    const many = await rezipped((zip) => {
      for (let number = 0; number < 10_001; number += 1) zip.file(`x/${number}`, '');
    });
    expect(refused(saved('many.xlsx', many))).toContain('in 10000 files');
  });

  it('writes nothing that an archive names', async () => {
    const before = readdirSync(join(folder, '..'));
    saved('names.xlsx', await rezipped((zip) => zip.file('../../outside.txt', 'x')));
    boroughstat(['inspect', '--data', 'names.xlsx'], { cwd: folder });
    expect(readdirSync(join(folder, '..')).filter((name) => name.includes('outside'))).toEqual([]);
    expect(before.length).toBeGreaterThan(0);
  });

  it('survives XML a hundred thousand deep, and resolves no entity', async () => {
    const deep = `<worksheet><sheetData>${'<row>'.repeat(100_000)}</sheetData></worksheet>`;
    refused(saved('deep.xlsx', await rezipped((zip) => zip.file('xl/worksheets/sheet2.xml', deep))));
    const secret = saved('secret.txt', 'SECRET');
    const entity = `<!DOCTYPE x [<!ENTITY e SYSTEM "file://${join(folder, secret)}">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>`;
    const talk = refused(saved('entity.xlsx', await rezipped((zip) => zip.file('xl/worksheets/sheet2.xml', entity))));
    expect(talk).not.toContain('SECRET');
  });

  it('does the same for a Word document', async () => {
    const zip = new JSZip().file('word/document.xml', 'x'.repeat(1_000));
    const bytes = await zip.generateAsync({ type: 'nodebuffer' });
    saved('large.docx', withListedSize(bytes, 'word/document.xml', 2 ** 30));
    const { code, talk } = boroughstat(['check', 'large.docx'], { cwd: folder });
    expect(code).toBe(3);
    expect(talk).toContain('unpacks to more than 256 MiB');
  });
});

describe('text', () => {
  it('refuses a row of a million letters and a header of a million columns', () => {
    expect(
      refused(saved('long.csv', `${HEADER}Burglary,Domestic Burglary,Barnet,${'1'.repeat(3_000_000)},1\n`)),
    ).toContain('over a million letters');
    expect(refused(saved('wide.csv', `${'ab,'.repeat(1_000_000)}\n1\n`))).toContain('over a million letters');
  });

  it('never lets a label reach the terminal, a page or a spreadsheet as code', () => {
    const label = '"=HYPERLINK(""http://x"")<script>alert(1)</script>\u001b]0;owned\u0007\u001b[2J"';
    const rows = `Burglary,Domestic Burglary,Barnet,5,6\nBurglary,${label},Barnet,5,6\n`;
    const file = saved('label.csv', HEADER + rows);
    const { talk, out } = boroughstat(['inspect', '--table', 'labels', '--data', file], { cwd: folder });
    expect(`${talk}${out}`).not.toContain('\u001b');
    const html = boroughstat(['inspect', '-f', 'html', '--data', file], { cwd: folder }).out;
    expect(html).not.toContain('<script>alert(1)');
    const csv = boroughstat(['inspect', '--table', 'labels', '-f', 'csv', '--data', file], { cwd: folder }).out;
    expect(csv).not.toMatch(/(^|,|")=HYPERLINK/m);
  });

  it('takes names of JavaScript for names', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const file = saved(`${name}.csv`, `${HEADER}${name},${name},Barnet,5,6\nBurglary,Domestic Burglary,Barnet,5,6\n`);
      const { code, out } = boroughstat(['inspect', '-f', 'csv', '--data', file], { cwd: folder });
      expect(code).toBe(0);
      expect(out).toContain('is not known');
      expect(refused(saved(`${name}-area.csv`, `${HEADER}Burglary,Domestic Burglary,${name},5,6\n`))).toContain(
        'is not known',
      );
    }
  });
});

describe('output folders', () => {
  it('replaces a symbolic link, and leaves what it points to alone', () => {
    const out = join(folder, 'linked');
    mkdirSync(out);
    saved('victim.txt', 'precious');
    symlinkSync(join(folder, 'victim.txt'), join(out, 'rates.csv'));
    const { code } = boroughstat(['annual', '--table', 'rates', '-f', 'csv', '-o', 'linked'], { cwd: folder });
    expect(readFileSync(join(folder, 'victim.txt'), 'utf8')).toBe('precious');
    if (code === 0) expect(lstatSync(join(out, 'rates.csv')).isSymbolicLink()).toBe(false);
  });

  it('writes inside the folder alone, whatever the borough is called', () => {
    const before = readdirSync(join(folder, '..'));
    boroughstat(['annual', '--borough', '../../Barnet', '--table', 'rates', '-f', 'csv', '-o', 'named'], {
      cwd: folder,
    });
    expect(readdirSync(join(folder, '..')).filter((name) => !before.includes(name) && /barnet/i.test(name))).toEqual(
      [],
    );
    expect(readdirSync(join(folder, 'named')).every((name) => /^[a-z0-9.-]+$/.test(name))).toBe(true);
  });
});

describe('text that a terminal would obey, or a log take for another line', () => {
  const ESCAPE = '\u001b]0;owned\u0007\u001b[2J';
  it.each([
    ['a file name', ['inspect', '--data', `${ESCAPE}x.csv`]],
    ['an option', ['annual', '--borough', `Bar${ESCAPE}\nerror: forged`]],
    ['a place to write to', ['annual', '-f', 'md', '-o', `/proc/${ESCAPE}`]],
    ['a table', ['annual', '--table', `x${ESCAPE}\nforged`]],
  ])('in %s is shown, not sent', (_, args) => {
    for (const log of ['text', 'json']) {
      const { code, talk, out } = boroughstat([...args, '--log-format', log], { cwd: folder });
      expect(code).toBeGreaterThan(1);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      expect(talk + out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      expect(talk.trimEnd().split('\n')).toHaveLength(1);
    }
  });

  it('in a file of a real name is shown, not sent', () => {
    const name = saved('a\u001b[31mred.csv', `${HEADER}BURGLARY,x,Barnet,1,2\n`);
    const { talk } = boroughstat(['inspect', '--data', name, '-f', 'json'], { cwd: folder });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(talk).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});
