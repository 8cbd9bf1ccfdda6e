import type { AuditMark } from '../../core/audit.js';
import { html, type Markup } from '../html/markup.js';

/** The text of a draft with its claims marked: paragraphs, headings and tables as a reader sees them. */

export interface NumberedMark extends AuditMark {
  readonly number: number;
}

/** A part of the draft with its place in it. */
interface Piece {
  readonly text: string;
  readonly offset: number;
}

/** What a reader sees of Markdown within a line: no marks of emphasis, headings and lists. */
const shown = (text: string): string =>
  text
    .replace(/<!--.*?-->/gs, '')
    .replace(/^[ \t]*#{1,6} /gm, '')
    .replace(/\*\*|__|`/g, '')
    .replace(/^[ \t]*[-*] /gm, '• ')
    .replace(/[ \t]+(?=\n)/g, '');

const linkTo = (number: number): Markup =>
  html`<sup><a href="#note-${String(number)}" aria-label="note ${String(number)}">[${String(number)}]</a></sup>`;

/** A piece with its marks, each clipped to it; the link to the note stands where the mark ends. */
function markedText(
  piece: Piece,
  marks: readonly NumberedMark[],
  lastOf: (mark: NumberedMark) => Piece | undefined,
): Markup {
  const { text, offset } = piece;
  const parts: Markup[] = [];
  let last = 0;
  for (const mark of marks) {
    const from = Math.max(last, mark.start - offset);
    const to = Math.min(text.length, mark.end - offset);
    const isHere = to > from || lastOf(mark) === piece;
    if (!isHere) continue;
    parts.push(html`${shown(text.slice(last, from))}`);
    const words = shown(text.slice(from, Math.max(from, to)));
    if (words !== '') parts.push(html`<mark class="${mark.verdict.verdict}">${words}</mark>`);
    if (lastOf(mark) === piece) parts.push(linkTo(mark.number));
    last = Math.max(last, from, to);
  }
  return html`${parts}${shown(text.slice(last))}`;
}

/** The last of the pieces that a mark reaches into. */
const lastReached = (pieces: readonly Piece[], { end }: NumberedMark): Piece | undefined =>
  pieces.findLast(({ offset }) => offset < end);

const HEADING = /^[ \t]*#{1,6} /;
const SEPARATOR = /^[ \t]*\|?[\s:|-]+\|?[ \t\r]*$/;
/** Columns separated by spaces, as in text from a PDF. */
const SPACED = /\S {2,}\S.* {2,}\S/;
const isTableLine = (text: string): boolean => /^[ \t]*\|.*\|[ \t\r]*$/.test(text);

/** The parts of a piece between separators, trimmed. */
function split({ text, offset }: Piece, separator: RegExp): Piece[] {
  const parts: Piece[] = [];
  let at = 0;
  for (const part of text.split(separator)) {
    const lead = part.length - part.trimStart().length;
    parts.push({ text: part.trim(), offset: offset + at + lead });
    at += part.length + 1;
  }
  return parts;
}

function linesOf({ text, offset }: Piece): Piece[] {
  let at = offset;
  return text.split('\n').map((line) => {
    const piece = { text: line, offset: at };
    at += line.length + 1;
    return piece;
  });
}

/** Lines of Markdown cells as a table, its first line the header where a rule follows it. */
function table(lines: readonly Piece[], marks: readonly NumberedMark[]): Markup {
  const hasHeader = SEPARATOR.test(lines[1]?.text ?? '');
  const rows = lines
    .filter(({ text }) => !SEPARATOR.test(text))
    .map((line) => split(line, /(?<!\\)\|/).slice(1, -1))
    .filter((cells) => cells.length > 0);
  const lastOf = (mark: NumberedMark) => lastReached(rows.flat(), mark);
  const markup = rows.map((cells, index) => {
    const inCells = cells.map((cell) => {
      const content = markedText(cell, marks, lastOf);
      return hasHeader && index === 0 ? html`<th scope="col">${content}</th>` : html`<td>${content}</td>`;
    });
    return html`<tr>${inCells}</tr>\n`;
  });
  const [head, body] = hasHeader ? [markup.slice(0, 1), markup.slice(1)] : [[], markup];
  return html`<table class="cells">\n<thead>${head}</thead>\n<tbody>${body}</tbody>\n</table>`;
}

/** Neighbouring lines of one kind. */
interface Stretch {
  readonly kind: 'table' | 'heading' | 'spaced' | 'text';
  readonly lines: Piece[];
}

function kindOf(line: string): Stretch['kind'] {
  if (isTableLine(line)) return 'table';
  if (HEADING.test(line)) return 'heading';
  return SPACED.test(line) ? 'spaced' : 'text';
}

function stretchesOf(block: Piece): Stretch[] {
  const stretches: Stretch[] = [];
  for (const line of linesOf(block)) {
    const kind = kindOf(line.text);
    const open = stretches.at(-1);
    if (open?.kind === kind) open.lines.push(line);
    else stretches.push({ kind, lines: [line] });
  }
  return stretches.filter(({ lines }) => lines.some(({ text }) => text.trim() !== ''));
}

function stretchMarkup({ kind, lines }: Stretch, marks: readonly NumberedMark[]): Markup {
  if (kind === 'table') return table(lines, marks);
  const text = lines.map((line) => line.text).join('\n');
  const piece = { text, offset: lines[0]?.offset ?? 0 };
  const content = markedText(piece, marks, () => piece);
  if (kind === 'heading') return html`<p class="heading">${content}</p>`;
  // A line alone has no columns.
  return html`<pre class="${kind === 'spaced' && lines.length > 1 ? 'spaced' : 'text'}">${content}</pre>`;
}

/** A block of the draft (the text between blank lines) with the marks that begin in it. */
export function blockText(block: Piece, marks: readonly NumberedMark[]): Markup {
  const stretches = stretchesOf(block);
  const lastStretch = (mark: NumberedMark) =>
    stretches.findLast(({ lines }) => (lines[0]?.offset ?? 0) <= mark.start) ?? stretches[0];
  return html`${stretches.map((stretch) =>
    stretchMarkup(
      stretch,
      marks.filter((mark) => lastStretch(mark) === stretch),
    ),
  )}`;
}
