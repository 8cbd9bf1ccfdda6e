import JSZip from 'jszip';
import { copy, type Mutant, type Original, pick, type Random, upTo, written } from './mutators.js';

/** Workbooks as they are not meant to be: several sheets, hidden ones, cells met twice. Written here, part by part. */
type Cells = readonly (readonly string[])[];

export interface Sheet {
  readonly rows: string;
  /** S1, S2 by default. */
  readonly name?: string;
  readonly state?: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);

const cellXml = (text: string, reference: string): string =>
  /^\d{1,15}$/.test(text)
    ? `<c r="${reference}"><v>${text}</v></c>`
    : `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

export const rowXml = (row: readonly string[], number: number): string =>
  `<row r="${number}">${row.map((cell, column) => cellXml(cell, letters(column) + number)).join('')}</row>`;

const rowsXml = (cells: Cells): string => cells.map((row, index) => rowXml(row, index + 1)).join('');

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export async function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const zip = new JSZip();
  const numbers = sheets.map((_, index) => index + 1);
  const relations = (items: readonly string[]) =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
  zip.file(
    '[Content_Types].xml',
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  );
  zip.file(
    '_rels/.rels',
    relations([`<Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/>`]),
  );
  zip.file(
    'xl/_rels/workbook.xml.rels',
    relations(
      numbers.map(
        (at) =>
          `<Relationship Id="rId${at}" Type="${OFFICE}/relationships/worksheet" Target="worksheets/sheet${at}.xml"/>`,
      ),
    ),
  );
  const listed = sheets.map(
    ({ state, name }, index) =>
      `<sheet name="${name ?? `S${index + 1}`}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
  );
  zip.file(
    'xl/workbook.xml',
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><sheets>${listed.join('')}</sheets></workbook>`,
  );
  for (const [index, { rows }] of sheets.entries())
    zip.file(
      `xl/worksheets/sheet${index + 1}.xml`,
      `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
    );
  return zip.generateAsync({ type: 'nodebuffer' });
}

async function mutantOf(cells: Cells, sheets: readonly Sheet[], more: Partial<Mutant> = {}): Promise<Mutant> {
  return { bytes: await workbookOf(sheets), text: written(cells), ...more };
}

/** A body row and a column of counts, by chance. */
const countAt = ({ cells, countColumns }: Original, random: Random): readonly [number, number] => [
  1 + upTo(random, cells.length - 1),
  pick(random, countColumns),
];

/** The one row whose XML is changed by what the function makes of its cell. */
function withCell(original: Original, random: Random, change: (xml: string, reference: string) => string): string {
  const [row, column] = countAt(original, random);
  const reference = `${letters(column)}${row + 1}`;
  return original.cells
    .map((cells, index) => {
      const xml = rowXml(cells, index + 1);
      const cell = cellXml(cells[column] ?? '', reference);
      return index === row ? xml.replace(cell, () => change(cell, reference)) : xml;
    })
    .join('');
}

const other = (random: Random): string => String(upTo(random, 500));
const HIDDEN = ['hidden', 'veryHidden'];

/** The same rows with one count changed. */
function altered(original: Original, random: Random): string[][] {
  const cells = copy(original);
  const [row, column] = countAt(original, random);
  (cells[row] as string[])[column] = other(random);
  return cells;
}

type WorkbookMutator = (original: Original, random: Random) => Promise<Mutant>;

export const WORKBOOKS: Readonly<Record<string, WorkbookMutator>> = {
  'a sheet as it should be': ({ cells }) => mutantOf(cells, [{ rows: rowsXml(cells) }], { alike: true }),
  'rows on two sheets': ({ cells }, random) => {
    const [head = [], ...body] = cells;
    const cut = 1 + upTo(random, body.length - 1);
    const parts = [body.slice(0, cut), body.slice(cut)].map((rows) => ({ rows: rowsXml([head, ...rows]) }));
    return mutantOf(cells, random() < 0.5 ? parts : [{ rows: rowsXml([['Notes'], ['none']]) }, ...parts], {
      alike: true,
    });
  },
  'rows on a second sheet without a header': ({ cells }, random) => {
    const [head = [], ...body] = cells;
    const cut = 1 + upTo(random, body.length - 1);
    const sheets = [[head, ...body.slice(0, cut)], body.slice(cut)].map((rows) => ({ rows: rowsXml(rows) }));
    return mutantOf(cells, sheets, { damage: 'rows without a header' });
  },
  'a row on a second sheet too': ({ cells }, random) => {
    const [head = [], ...body] = cells;
    const again = pick(random, body);
    return mutantOf([...cells, again], [{ rows: rowsXml(cells) }, { rows: rowsXml([head, again]) }]);
  },
  'a second sheet of another header': ({ cells }, random) => {
    const [head = [], ...body] = cells;
    const row = [...pick(random, body)];
    const moved = [head, row].map((each) => [...each].reverse());
    return mutantOf([...cells, row], [{ rows: rowsXml(cells) }, { rows: rowsXml(moved) }]);
  },
  'a hidden sheet': (original, random) => {
    const hidden = { rows: rowsXml(altered(original, random)), state: pick(random, HIDDEN) };
    const shown = { rows: rowsXml(original.cells) };
    return mutantOf(original.cells, random() < 0.7 ? [hidden, shown] : [shown, hidden], { alike: true });
  },
  'only a hidden sheet': ({ cells }, random) =>
    mutantOf(cells, [{ rows: rowsXml(cells), state: pick(random, HIDDEN) }], { damage: 'the sheet is hidden' }),
  'a cell twice': (original, random) =>
    mutantOf(original.cells, [{ rows: withCell(original, random, (xml, at) => xml + cellXml(other(random), at)) }], {
      damage: 'a cell twice',
    }),
  'a row number twice': (original, random) => {
    const [row, column] = countAt(original, random);
    const more = `<row r="${row + 1}">${cellXml(other(random), `${letters(column)}${row + 1}`)}</row>`;
    return mutantOf(original.cells, [{ rows: rowsXml(original.cells) + more }], { damage: 'a row twice' });
  },
  'phonetic text in a cell': (original, random) => {
    const spoken = `<rPh sb="0" eb="1"><t>${upTo(random, 9)}</t></rPh>`;
    const rows = withCell(original, random, (xml, at) => {
      const [, text = ''] = /<v>(\d+)</.exec(xml) ?? [];
      return `<c r="${at}" t="inlineStr"><is><t>${text}</t>${spoken}</is></c>`;
    });
    return mutantOf(original.cells, [{ rows }]);
  },
  'two values in a cell': (original, random) =>
    mutantOf(
      original.cells,
      [{ rows: withCell(original, random, (xml) => xml.replace('</c>', `<v>${upTo(random, 9)}</v></c>`)) }],
      { damage: 'two values' },
    ),
  'a cell named as another': (original, random) => {
    const elsewhere = (row: number) => ((row + upTo(random, original.cells.length - 1)) % original.cells.length) + 1;
    const rows = withCell(original, random, (xml, at) =>
      xml.replace(
        at,
        at.replace(/\d+/, (row) => String(elsewhere(Number(row)))),
      ),
    );
    return mutantOf(original.cells, [{ rows }], { damage: 'a cell of another row' });
  },
};
