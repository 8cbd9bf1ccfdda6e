import type { CleanText } from '../model.js';
import { cleanLine, sliceClean, trimClean } from './clean-text.js';
import { inReadingOrder, type RawLine } from './columns.js';
import { raisedNumber } from './footnote-references.js';

/** What a line of a draft is, by itself. */
export type LineKind = 'blank' | 'prose' | 'pipe' | 'rule' | 'tabbed' | 'spaced' | 'heading' | 'bullet' | 'page-number';

export interface Line {
  readonly kind: LineKind;
  readonly clean: CleanText;
  /** Cells of a pipe row or of a line with tabs. */
  readonly cells: readonly CleanText[];
  readonly start: number;
  /** Of a line with cells parted by blanks, or that begins far in: where each cell begins and ends. */
  readonly spans: readonly (readonly [number, number])[];
  /** Its label and its figure stand apart: "Bike thefts       down 30%". */
  readonly hasGap: boolean;
  /** The number, of a line that may begin a footnote. */
  readonly note: number | undefined;
}

const BULLET = /^\s*(?:[-*•▪●◦\ue000-\uf8ff]\s|[\ue000-\uf8ff]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)/;

function cellsOf(text: string, start: number, by: string): CleanText[] {
  const cells: CleanText[] = [];
  let from = 0;
  for (let index = 0; index <= text.length; index += 1) {
    if (index < text.length && (text[index] !== by || text[index - 1] === '\\')) continue;
    cells.push(cleanLine(text.slice(from, index), start + from));
    from = index + 1;
  }
  return cells;
}

/** A tab after a word, or one that leaves the first cell empty; found without going over a long line twice. */
const hasCells = (text: string): boolean =>
  /^\t\S/.test(text) || /\w/.test(text.slice(0, Math.max(0, text.lastIndexOf('\t'))));

/** Values parted by commas, as a file of them pasted into a mail has; the commas of thousands part nothing. */
const isCommaSeparated = (text: string): boolean =>
  text.length < 300 &&
  /^[^,|]+(?:,[^ ,|][^,|]*){2,}$/.test(text.trim()) &&
  (text.replace(/\d,\d{3}(?!\d)/g, '').match(/,/g)?.length ?? 0) >= 2;

/** Lines drawn with signs: under the header of a table, between its rows, above and below it. */
const RULE = /^(?:\|[\s:|-]+\|?|\+(?:[-=:]+\+)+|-{3,}(?: +-{3,})*)$/;

function kindOf(text: string): LineKind {
  const plain = text.trim();
  if (plain === '' || plain === '\f') return 'blank';
  if (RULE.test(plain)) return 'rule';
  if (plain.startsWith('|')) return 'pipe';
  if (/^#{1,6} /.test(plain)) return 'heading';
  if (/^(?:page )?\d{1,3}(?: of \d{1,3})?$/i.test(plain)) return 'page-number';
  if (hasCells(text) && !/^\s*(?:\d+[.)]|[a-z][.)])\s*\t/.test(text)) return 'tabbed';
  if (isCommaSeparated(text)) return 'tabbed';
  return BULLET.test(text) ? 'bullet' : 'prose';
}

function noteOf(text: string): number | undefined {
  const [, digits, raised, marked] = /^(?:(\d{1,2}) (?=\S)|([⁰¹²³⁴-⁹]{1,2}) ?|\[\^(\d+)\]: )/.exec(text) ?? [];
  if (raised) return raisedNumber(raised);
  const number = digits ?? marked;
  return number === undefined ? undefined : Number(number);
}

/** "  2021     187": a line of a list of years. */
const YEAR_AND_NUMBER = /^\s*(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)? {2,}\d{1,3}(?:,\d{3})*(?:\.\d+)?%?\s*$/;

/** Cells parted by two blanks or more: three at least, or a year and a number. */
function spacedSpans(text: string): (readonly [number, number])[] {
  if (text.length > 300 || !/\S {2,}\S/.test(text)) return [];
  const found = cellSpans(text);
  return found.length >= 3 || (found.length === 2 && YEAR_AND_NUMBER.test(text)) ? found : [];
}

const cellSpans = (text: string): (readonly [number, number])[] =>
  [...text.matchAll(/\S+(?: \S+)*/g)].map(({ index, 0: cell }) => [index, index + cell.length] as const);

/** A line of one cell or two that begins so far in may go on the header of a table: "             latest year". */
const FAR_IN = /^ {12,}\S.{0,60}$/;

function lineOf(text: string, start: number): Line {
  const spaced = spacedSpans(text);
  const [label = '', ...figures] = text.trim().split(/ {3,}/);
  const hasGap = figures.length > 0 && figures.length < 3 && label.length < 45 && /^[A-Z]/.test(label);
  const plainKind = kindOf(text);
  const isSpaced = plainKind === 'prose' && spaced.length >= 2;
  const isFarIn = plainKind === 'prose' && !isSpaced && FAR_IN.test(text);
  const spans = isFarIn ? cellSpans(text) : spaced;
  const kind = isSpaced ? 'spaced' : plainKind;
  const clean = cleanLine(
    kind === 'heading' ? text.replace(/^\s*#{1,6} /, (mark) => ' '.repeat(mark.length)) : text,
    start,
  );
  if (kind === 'pipe') {
    const from = text.indexOf('|') + 1;
    const cells = cellsOf(text.slice(from).replace(/\|\s*$/, ''), start + from, '|');
    return { kind, clean, cells, start, spans: [], hasGap, note: undefined };
  }
  const note = noteOf(clean.text);
  if (isSpaced || isFarIn) {
    const cells = spans.map(([from, to]) => cleanLine(text.slice(from, to), start + from));
    return { kind, clean, cells, start, spans, hasGap, note };
  }
  const separator = isCommaSeparated(text) && !hasCells(text) ? ',' : '\t';
  const cells = kind === 'tabbed' ? cellsOf(text, start, separator) : [];
  return { kind, clean, cells, start, spans: [], hasGap, note };
}

/** The marks of a quoted block, whose lines are read like any others: "> - 268,400 people live here". */
const QUOTE_MARKS = /^ {0,3}(?:>(?: |(?=>)|$))+/;

/** The frame of a box: "| All crime   14,206   13,894 |" is a line of text between two strokes. */
const FRAMED = /^( *)\|([^|]*)\|( *)$/;

const withoutFrame = (line: string): string =>
  line.replace(FRAMED, (_, before: string, text: string, behind: string) => `${before} ${text} ${behind}`);

/** The lines of a draft, each with its kind. */
export function readLines(text: string): Line[] {
  const raw: RawLine[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const plain = withoutFrame(line.replace(/\r$/, '').replace(QUOTE_MARKS, (marks) => ' '.repeat(marks.length)));
    raw.push({ text: plain, start });
    start += line.length + 1;
  }
  return inReadingOrder(raw).map((line) => lineOf(line.text, line.start));
}

/** The text of a footnote without its number. */
export const withoutNumber = (clean: CleanText): CleanText =>
  trimClean(sliceClean(clean, /^(?:\d{1,2} |[⁰¹²³⁴-⁹]{1,2} ?|\[\^\d+\]: )/.exec(clean.text)?.[0].length ?? 0));
