import type { Block, BlockKind, CleanText, Table } from '../model.js';
import { joinCells, joinClean, replaceClean } from './clean-text.js';
import { withRaisedNotes } from './footnote-marks.js';
import { FootnoteReferences } from './footnote-references.js';
import { isGap, isHeading } from './headings.js';
import { type Line, readLines, withoutNumber } from './read-lines.js';
import { readBlankTable, readSpacedTable, readTabbedTable, type TableRow } from './tables.js';

/** Puts lines together to headings, paragraphs, footnotes and table rows, however the draft broke them. */

interface RawBlock {
  readonly kind: BlockKind;
  readonly lines: readonly CleanText[];
  readonly listItem?: boolean;
  readonly number?: number;
  readonly cells?: readonly CleanText[];
  readonly table?: Table;
}

class Builder {
  readonly blocks: (RawBlock & { heading: string })[] = [];
  heading = '';
  #open: { kind: BlockKind; lines: CleanText[]; listItem: boolean; number?: number } | undefined;
  #tables = 0;

  close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open && open.lines.length > 0) this.blocks.push({ ...open, heading: this.heading });
  }

  open(kind: BlockKind, line: CleanText, more: { listItem?: boolean; number?: number } = {}): void {
    this.close();
    this.#open = { kind, lines: [line], listItem: false, ...more };
  }

  get last(): CleanText | undefined {
    return this.#open?.lines.at(-1);
  }

  get noteOpen(): number | undefined {
    return this.#open?.kind === 'footnote' ? this.#open.number : undefined;
  }

  add(line: CleanText): void {
    if (this.#open) this.#open.lines.push(line);
    else this.open('prose', line);
  }

  setHeading(line: CleanText): void {
    this.close();
    this.heading = line.text;
    this.blocks.push({ kind: 'heading', lines: [line], heading: this.heading });
  }

  addTable(header: readonly string[], rows: readonly TableRow[]): void {
    this.close();
    const table = { id: this.#tables++, header, heading: this.heading };
    for (const { cells, lines } of rows) this.blocks.push({ kind: 'row', lines, cells, table, heading: this.heading });
  }
}

function pipeTable(lines: readonly Line[], from: number): { header: string[]; rows: TableRow[]; next: number } {
  let next = from;
  const rows: TableRow[] = [];
  let header: string[] = [];
  for (let line = lines[next]; line?.kind === 'pipe' || line?.kind === 'rule'; line = lines[next]) {
    if (line.kind === 'pipe' && next === from) header = line.cells.map(({ text }) => text);
    else if (line.kind === 'pipe') rows.push({ cells: line.cells, lines: [line.clean] });
    next += 1;
  }
  return { header, rows, next };
}

/** A paragraph goes on over a blank line (a page's end) where its sentence is not done and the next begins small. */
const goesOn = (last: CleanText, next: CleanText): boolean => !/[.:;!?]$/.test(last.text) && /^[a-z(%]/.test(next.text);

function isNote(line: Line, before: Line | undefined, builder: Builder): boolean {
  if (line.note === undefined) return false;
  if (!/^\d/.test(line.clean.text)) return true;
  if (builder.noteOpen !== undefined) return line.note === builder.noteOpen + 1;
  return (before === undefined || before.kind === 'blank') && /^\d{1,2} [A-Z(]/.test(line.clean.text);
}

/** A number alone between blank lines; with words right behind it, it is a figure of a box. */
const isPageNumber = (lines: readonly Line[], index: number): boolean => {
  const [here, after] = [lines[index], lines[index + 1]];
  return (
    here?.kind === 'page-number' && (after === undefined || after.kind === 'blank' || /^page/i.test(here.clean.text))
  );
};

/** A line ends in the midst of a statement. */
const UNFINISHED = /[,;:–-]$|\b(?:of|the|and|to|in|a|an|by|from|with|was|were|is|for|at|on|or|than|per)$/;

const LABEL = /^(?:[-•*] )?[A-Z][\w '’&/(),.-]{1,45}: /;

/** "Label: 74% (was 78%)" line by line: each is a statement of its own, not the next line of a paragraph. */
const isLabelled = (before: Line | undefined, line: Line): boolean =>
  before !== undefined &&
  before.clean.text.length < 75 &&
  /\d/.test(before.clean.text) &&
  !UNFINISHED.test(before.clean.text) &&
  LABEL.test(line.clean.text) &&
  LABEL.test(before.clean.text);

/** Lines of a paragraph that was broken to a width seldom all begin with a capital or a number. */
const LEAST_LINES = 4;
const NEAR_LINES = 3;
const isWholeLine = (line: Line | undefined): boolean =>
  line?.kind === 'prose' && /^["“‘'([]?[A-Z£\d]/.test(line.clean.text);

/** A list without bullets and full stops: each line is a statement of its own. */
function isListLine(lines: readonly Line[], index: number): boolean {
  const before = lines[index - 1]?.clean.text ?? '';
  if (!/[a-z\d%)]$/.test(before) || !/\d/.test(before) || UNFINISHED.test(before)) return false;
  const proseOf = (part: readonly Line[]): readonly Line[] => {
    const end = part.findIndex(({ kind }) => kind !== 'prose');
    return end < 0 ? part : part.slice(0, end);
  };
  const ahead = lines.slice(index, index + NEAR_LINES + 1);
  const behind = lines.slice(Math.max(0, index - NEAR_LINES), index).reverse();
  const run = [...proseOf(behind), ...proseOf(ahead)];
  return run.length >= LEAST_LINES && run.every(isWholeLine);
}

function readProse(builder: Builder, line: Line, lines: readonly Line[], index: number): void {
  const before = lines[index - 1];
  const { clean, kind, note } = line;
  if (isNote(line, before, builder)) builder.open('footnote', withoutNumber(clean), { number: note ?? 0 });
  else if (kind === 'heading' || isHeading(line, before, lines[index + 1])) builder.setHeading(clean);
  else if (kind === 'bullet' && !(/^\d/.test(clean.text) && builder.last && goesOn(builder.last, clean))) {
    builder.open('prose', clean, { listItem: true });
  } else if (before && isGap(before) && !(builder.last && goesOn(builder.last, clean))) builder.open('prose', clean);
  else if (/^(?:\d+\.){2,}\d+ |^\d+% (?:reduction|increase|rise|fall)/.test(clean.text)) builder.open('prose', clean);
  else if (isLabelled(before, line) || (line.hasGap && before?.hasGap) || isListLine(lines, index))
    builder.open('prose', clean, { listItem: true });
  else builder.add(clean);
}

function rawBlocks(lines: readonly Line[]): Builder {
  const builder = new Builder();
  let index = 0;
  for (let line = lines[index]; line; line = lines[index]) {
    const { kind } = line;
    const table =
      kind === 'pipe'
        ? pipeTable(lines, index)
        : kind === 'tabbed'
          ? readTabbedTable(lines, index)
          : (readBlankTable(lines, index) ?? readSpacedTable(lines, index));
    if (table) builder.addTable(table.header, table.rows);
    else if (kind !== 'blank' && !isPageNumber(lines, index) && kind !== 'rule') readProse(builder, line, lines, index);
    index = table ? table.next : index + 1;
  }
  builder.close();
  return builder;
}

/** What an item or a paragraph is numbered with: "- ", "3. ", "4.1.2 ", and before a whole sentence "26.1 ". */
const ITEM_NUMBER = /^(?:[-*] |\d{1,2}[.)] |(?:\d+\.){2,}\d+ |\d{1,2}\.\d{1,2} (?=[A-Z][a-z]*[ ,].{40}))/g;

/** The draft as blocks, footnote digits taken out of its words. */
export function readBlocks(text: string): Block[] {
  const { blocks } = rawBlocks(readLines(withRaisedNotes(text)));
  const numbers = new Set(blocks.flatMap(({ kind, number }) => (kind === 'footnote' ? (number ?? []) : [])));
  const words = new Set(text.match(/\b[A-Za-z]{2,}\d{1,4}\b/g) ?? []);
  const references = new FootnoteReferences(numbers, words);
  let stem = '';
  return blocks.map(({ lines, ...block }, index) => {
    const whole = block.cells ? joinCells(block.cells) : joinClean(lines);
    const joined = replaceClean(whole, ITEM_NUMBER, '');
    const { clean, references: found } = references.takeFrom(joined);
    if (!block.listItem) stem = clean.text.slice(-200);
    return {
      ...block,
      ...clean,
      index,
      stem: block.listItem ? stem : '',
      start: lines[0]?.at[0] ?? 0,
      references: found,
    };
  });
}
