import { figureText } from '../format.js';
import type { Cell, ReportTable } from '../model.js';
import type { Document, Writer } from './document.js';
import { safeText } from '../safe-text.js';

/** Text that Markdown (or HTML inside it) would take for a sign is escaped. */
const escaped = (text: string): string =>
  safeText(text)
    .replace(/[\\`*_{}[\]<>#|]/g, (sign) => `\\${sign}`)
    .replace(/\r?\n/g, ' ');

const cellText = (cell: Cell | undefined): string =>
  escaped(typeof cell === 'string' || cell === undefined ? (cell ?? '') : figureText(cell));

function render({ section, title, columns, rows, notes, source }: ReportTable): string {
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
    ...(section ? [`# ${escaped(section)}`, ''] : []),
    `## ${escaped(title)}`,
    '',
    line(columns.map(({ heading }) => escaped(heading))),
    line(columns.map(({ unit }) => (unit === null ? '---' : '---:'))),
    ...body,
    '',
    ...notes.map((note, index) => `${index + 1}. ${escaped(note)}`),
    ...(notes.length > 0 ? [''] : []),
    ...(source === '' ? [] : [`Source: ${escaped(source)}`]),
    '',
  ].join('\n');
}

const write = ({ tables }: Document): string => tables.map(render).join('\n');

/** Tables to paste into a document, notes and sources beneath each. */
export const markdown: Writer = {
  format: 'md',
  extensions: ['.md', '.markdown'],
  write,
  files: (document) => [{ name: `${document.name}.md`, content: write(document) }],
};
