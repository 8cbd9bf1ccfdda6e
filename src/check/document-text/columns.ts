/** Two columns of text side by side, as PDF text has them: each is read to its end before the other. */

export interface RawLine {
  readonly text: string;
  /** Its position in the draft. */
  readonly start: number;
}

/** Where the right part of a line begins: behind three blanks or more. */
function rightStart(text: string): number | undefined {
  if (text.length > 300) return undefined;
  const found = /\S( {3,})(?=\S)/.exec(text);
  return found ? found.index + 1 + (found[1]?.length ?? 0) : undefined;
}

const isBlank = ({ text }: RawLine): boolean => text.trim() === '';
const words = (text: string): number => (text.match(/[A-Za-z]{2,}/g) ?? []).length;

/** A little ragged, as justified text is. */
const REACH = 2;

type Side = 'both' | 'left' | 'right';

function sideOf({ text }: RawLine, column: number): Side | undefined {
  const start = rightStart(text);
  if (start !== undefined && Math.abs(start - column) <= REACH) return 'both';
  if (text.trimEnd().length < column - 1) return 'left';
  return text.length - text.trimStart().length >= column - REACH ? 'right' : undefined;
}

/** From this line on, as long as every line keeps to the gutter. */
function regionFrom(lines: readonly RawLine[], from: number, column: number): number {
  let end = from;
  let blanks = 0;
  let index = from;
  for (let line = lines[index]; line && blanks < 4; line = lines[index]) {
    index += 1;
    if (isBlank(line)) {
      blanks += 1;
      continue;
    }
    if (sideOf(line, column) === undefined) break;
    blanks = 0;
    end = index;
  }
  return end;
}

/** Sentences on both sides: a table has numbers there. */
function isText(region: readonly RawLine[], column: number): boolean {
  const both = region.filter((line) => sideOf(line, column) === 'both');
  const wordy = both.filter(({ text }) => {
    const start = rightStart(text) ?? column;
    return words(text.slice(0, start)) >= 2 && words(text.slice(start)) >= 2;
  });
  return both.length >= 4 && wordy.length >= both.length * 0.7;
}

function split(region: readonly RawLine[], column: number): RawLine[] {
  const left: RawLine[] = [];
  const right: RawLine[] = [];
  for (const line of region) {
    const side = isBlank(line) ? undefined : sideOf(line, column);
    const cut = side === 'both' ? (rightStart(line.text) ?? column) : side === 'right' ? 0 : line.text.length;
    left.push({ text: line.text.slice(0, cut).trimEnd(), start: line.start });
    right.push({ text: line.text.slice(cut), start: line.start + cut });
  }
  const blank: RawLine = { text: '', start: region[0]?.start ?? 0 };
  return [...left, blank, ...right, blank];
}

/** The lines in the order a reader takes them. */
export function inReadingOrder(lines: readonly RawLine[]): RawLine[] {
  const found: RawLine[] = [];
  let index = 0;
  for (let line = lines[index]; line; line = lines[index]) {
    const column = rightStart(line.text);
    const end = column === undefined ? index : regionFrom(lines, index, column);
    const region = lines.slice(index, end);
    if (column !== undefined && isText(region, column)) {
      found.push(...split(region, column));
      index = end;
    } else {
      found.push(line);
      index += 1;
    }
  }
  return found;
}
