import type { FrontMatter, ReportTable } from '../../core/report.js';
import { safeText } from '../../core/safe-text.js';
import type { NumberedNote } from './notes.js';
import { heading, plain, type Sheet, type SheetCell, sheetOf, titled, wrapped } from './sheet.js';
import { SHORTHAND } from './shorthand.js';

export const FRONT_SHEETS = ['Cover', 'Contents', 'Notes', 'Definitions'] as const;

const part = (title: string): SheetCell[] => [{ content: title, style: 'bold' }];

const ROUNDED = 'Numbers are rounded once, as printed; percentages are stored as fractions of one.';
const UNROUNDED = 'Numbers are unrounded and shown as they are printed; percentages are stored as fractions of one.';

/** What the workbook is, its period, the shorthand, the sources with their licence. */
export function coverSheet(
  { title, period, sources, hashes = [] }: FrontMatter,
  tables: number,
  isUnrounded: boolean,
): Sheet {
  const lines = (texts: readonly string[]) => texts.map((text) => [wrapped(safeText(text))]);
  const periodRows = period === '' ? [] : [[wrapped(safeText(period))]];
  return sheetOf({
    name: 'Cover',
    widths: [100],
    rows: [
      [titled(safeText(title))],
      ...periodRows,
      [
        wrapped(
          `This workbook holds ${tables} ${tables === 1 ? 'table' : 'tables'}, one a sheet; the Contents sheet lists them.`,
        ),
      ],
      [wrapped(isUnrounded ? UNROUNDED : ROUNDED)],
      part('Shorthand'),
      ...lines(SHORTHAND.map(([mark, meaning]) => `${mark}: ${meaning}`)),
      part('Sources'),
      ...lines([...sources, ...hashes]),
    ],
  });
}

const HEADING_ROW = 2;

interface WordTable {
  readonly name: string;
  readonly about: string;
  readonly headings: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** A sheet of words in a marked-up table: contents, notes, definitions. */
function wordSheet({ name, about, headings, widths, rows }: WordTable): Sheet {
  return sheetOf({
    name,
    widths,
    rows: [[titled(name)], [plain(about)], headings.map(heading), ...rows],
    table: { name: `table_of_${name.toLowerCase()}`, headingRow: HEADING_ROW },
  });
}

export function contentsSheet(
  tables: readonly ReportTable[],
  names: ReadonlyMap<string, string>,
  others: readonly string[],
): Sheet {
  const link = (sheet: string): SheetCell => ({ content: sheet, style: 'link', link: sheet });
  return wordSheet({
    name: 'Contents',
    about: 'This sheet holds one table: every sheet of the workbook, with a link to it.',
    headings: ['Sheet', 'What it holds'],
    widths: [32, 100],
    rows: [
      ...others.map((other) => [link(other), wrapped(OTHERS[other] ?? other)]),
      ...tables.map(({ id, title }) => [link(names.get(id) ?? id), wrapped(safeText(title))]),
    ],
  });
}

const OTHERS: Readonly<Record<string, string>> = {
  Cover: 'What the workbook is, its period, shorthand and sources',
  Notes: 'The notes that titles and headings refer to',
  Definitions: 'What the words of the tables mean',
};

export function notesSheet(notes: readonly NumberedNote[], names: ReadonlyMap<string, string>): Sheet {
  return wordSheet({
    name: 'Notes',
    about: 'This sheet holds one table: the notes that titles and headings refer to by number.',
    headings: ['Note', 'Text', 'Sheets that refer to it'],
    widths: [12, 100, 40],
    rows: notes.map(({ number, text, tables }) => [
      wrapped(`[note ${number}]`),
      wrapped(safeText(text)),
      wrapped(tables.map((id) => names.get(id) ?? id).join(', ')),
    ]),
  });
}

export function definitionsSheet({ definitions }: FrontMatter): Sheet {
  return wordSheet({
    name: 'Definitions',
    about: 'This sheet holds one table: what the words of the tables mean.',
    headings: ['Term', 'Meaning'],
    widths: [40, 100],
    rows: definitions.map(({ term, meaning }) => [wrapped(safeText(term)), wrapped(safeText(meaning))]),
  });
}
