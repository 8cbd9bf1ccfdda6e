import { inputError } from '../core/errors.js';
import type { Narrative, NarrativeBlock } from '../core/narrative.js';
import { decode } from './containers/text.js';
import { readInput } from './recorded-inputs.js';

/** What stands for a figure in a narrative: `{{compare.burglary.count}}`. */
const REFERENCE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Markdown that a narrative does not have: it would be printed as signs. */
const UNKNOWN: readonly (readonly [RegExp, string])[] = [
  [/^\s*\|/, 'a table'],
  [/!\[[^\]]*\]\(/, 'a picture'],
  [/\[[^\]]*\]\(/, 'a link'],
  [/^\s*```/, 'code'],
  [/^\s*<[a-z!/]/i, 'HTML'],
];

/** The text of the file with its figures filled in; `figureFor` throws where a reference stands for nothing. */
export function fillReferences(
  file: string,
  figureFor: (reference: string, position: { file: string; row: number; column: number }) => string,
): string {
  const { text } = decode(file, readInput(file).bytes);
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const filled = lines.map((line, index) => {
    const [, what] = UNKNOWN.find(([sign]) => sign.test(line)) ?? [];
    const position = { file, row: index + 1, column: 1 };
    if (what)
      throw inputError(position, `${what} cannot stand in a narrative; write paragraphs, "- " lists and headings.`);
    return line.replace(REFERENCE, (_, reference: string, at: number) =>
      figureFor(reference, { ...position, column: at + 1 }),
    );
  });
  return filled.join('\n');
}

const withoutMarks = (text: string): string =>
  text.replace(/(\*\*|__)(?=\S)(.*?\S)\1/g, '$2').replace(/(?<!\w)([*_])(?=\S)(.*?\S)\1(?!\w)/g, '$2');

/** Paragraphs, bullets and headings of Markdown; lines that follow one another are one paragraph. */
export function blocksOf(text: string): Narrative {
  const blocks: NarrativeBlock[] = [];
  let isOpen = false;
  for (const line of text.split('\n').map((item) => item.trim())) {
    const [, heading] = /^#{1,6}\s+(.*)$/.exec(line) ?? [];
    const [, bullet] = /^[-*+]\s+(.*)$/.exec(line) ?? [];
    const last = blocks.at(-1);
    if (line === '') isOpen = false;
    else if (heading !== undefined) {
      blocks.push({ kind: 'heading', text: withoutMarks(heading) });
      isOpen = false;
    } else if (bullet !== undefined) {
      blocks.push({ kind: 'bullet', text: withoutMarks(bullet) });
      isOpen = true;
    } else if (isOpen && last) {
      blocks[blocks.length - 1] = { ...last, text: `${last.text} ${withoutMarks(line)}` };
    } else {
      blocks.push({ kind: 'paragraph', text: withoutMarks(line) });
      isOpen = true;
    }
  }
  return blocks;
}
