import { printedCell } from '../core/format.js';
import type { Cell, ReportTable } from '../core/report.js';
import { safeText } from '../core/safe-text.js';
import type { Document, Writer } from './document.js';
import { type NotesOfReport, notesOfReport, type TableNotes } from './report-notes.js';

/** Text that Markdown (or HTML inside it) would take for a sign is escaped. */
const escaped = (text: string): string =>
  safeText(text)
    .replace(/[\\`*_{}[\]<>#|]/g, (sign) => `\\${sign}`)
    .replace(/\r?\n/g, ' ');

const cellText = (cell: Cell | undefined): string => escaped(printedCell(cell));

/** "**How much:** In the 12 months ...", a paragraph a topic. */
const paragraphs = ({ columns: [topic, text], rows }: ReportTable): string[] =>
  rows.map(({ cells }) => `**${cellText(cells[topic?.key ?? ''])}:** ${cellText(cells[text?.key ?? ''])}`);

function grid({ columns, rows }: ReportTable): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const body = rows.map(({ cells, marked, level }) => {
    const texts = columns.map(({ key }, index) => {
      const indent = index === 0 && level ? '&nbsp;&nbsp;'.repeat(level) : '';
      const text = cellText(cells[key]);
      return indent + (marked && text !== '' ? `**${text}**` : text);
    });
    return line(texts);
  });
  return [
    line(columns.map(({ heading }) => escaped(heading))),
    line(columns.map(({ unit }) => (unit === null ? '---' : '---:'))),
    ...body,
  ];
}

function render(table: ReportTable, { notes, source, pointer }: TableNotes): string {
  const { section, title } = table;
  return [
    ...(section ? [`# ${escaped(section)}`, ''] : []),
    `## ${escaped(title)}`,
    '',
    table.isProse ? paragraphs(table).join('\n\n') : grid(table).join('\n'),
    '',
    ...notes.map((note, index) => `${index + 1}. ${escaped(note)}`),
    ...(notes.length > 0 ? [''] : []),
    ...[pointer, sourceLine(source)].flatMap((line) => (line === '' ? [] : [line, ''])),
  ].join('\n');
}

const sourceLine = (source: string): string => (source === '' ? '' : `Source: ${escaped(source)}`);

/** What several tables share, once. */
function renderShared({ shared, heading, source }: NotesOfReport): string[] {
  const lines = [...shared.map(({ letter, text }) => `- ${letter}: ${escaped(text)}`), sourceLine(source)];
  const filled = lines.filter((line) => line !== '');
  return filled.length === 0 ? [] : [[`## ${heading}`, '', ...filled, ''].join('\n')];
}

function write({ tables }: Document): string {
  const notes = notesOfReport(tables);
  return [...tables.map((table) => render(table, notes.of(table))), ...renderShared(notes)].join('\n');
}

/** Tables to paste into a document, the notes of each beneath it, those of several tables at the end. */
export const markdown: Writer = {
  format: 'md',
  extensions: ['.md', '.markdown'],
  write,
  files: (document) => [{ name: `${document.name}.md`, content: write(document) }],
};
