import { groupBy } from '../../core/collections.js';

/** Footnotes that are marked with a sign or a letter: "21.5%*" with its line "* From 275 to 334", "(a)", "[1]". */

const MARK = /\*|†|‡|\[\d{1,2}\]|\([a-h]\)/.source;
/** Behind a word or number, and no closing sign of emphasis. */
const REFERENCE = new RegExp(`(?<=[\\w%.)"'] ?)(${MARK})(?=[\\s,.;:|]|$)`, 'g');
const NOTE = new RegExp(`^[ \\t]*(${MARK})[ \\t]*(?=\\S)`);
const RAISED = [...'⁹⁸⁷⁶⁵⁴³²¹'];

interface MarkPosition {
  readonly mark: string;
  readonly at: number;
}

function marksIn(text: string): {
  readonly notes: readonly MarkPosition[];
  readonly references: readonly MarkPosition[];
} {
  const notes: MarkPosition[] = [];
  const references: MarkPosition[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const note = NOTE.exec(line);
    const stars = line.split('*').length - 1;
    if (note) notes.push({ mark: note[1] ?? '', at: start + line.indexOf(note[1] ?? '') });
    else
      for (const { 1: mark = '', index } of line.matchAll(REFERENCE))
        if (mark !== '*' || stars === 1) references.push({ mark, at: start + index });
    start += line.length + 1;
  }
  return { notes, references };
}

/**
 * The same text with such marks written as raised numbers, letter for letter. Only a mark that begins one line and stands once behind a
 * word before it is a footnote's: a list has several such lines, and nothing refers to them.
 */
export function withRaisedNotes(text: string): string {
  const { notes, references } = marksIn(text);
  const free = RAISED.filter((sign) => !text.includes(sign));
  const letters = text.split('');
  const referencesOf = groupBy(references, ({ mark }) => mark);
  for (const [mark, [note, anotherNote]] of groupBy(notes, (item) => item.mark)) {
    const [reference, another] = referencesOf.get(mark) ?? [];
    const isPair = note && reference && !anotherNote && !another && reference.at < note.at;
    const sign = isPair ? free.shift() : undefined;
    if (!isPair || sign === undefined) continue;
    for (const position of [reference.at, note.at]) {
      letters.fill(' ', position, position + mark.length);
      letters[position] = sign;
    }
  }
  return letters.join('');
}
