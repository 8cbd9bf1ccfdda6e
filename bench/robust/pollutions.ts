import { copy, type Mutator, ofCells, ofText, upTo, written } from './mutators.js';

/**
 * The pollutions of the Pollock benchmark (Vitagliano and others, VLDB 2023) that the other mutators do not make: of the file as a
 * whole, its header, its tables, its quotation marks.
 */
const withEnd = (text: string, end: string): string => text.replace(/\s*$/, '') + end;

export const POLLUTIONS: Readonly<Record<string, Mutator>> = {
  'an empty file': () => ofText(''),
  'the header alone': ({ cells }) => ofCells(cells.slice(0, 1)),
  'no header': ({ cells }) => ofCells(cells.slice(1)),
  'the header twice': (original, random) => {
    const cells = copy(original);
    cells.splice(1 + upTo(random, cells.length - 1), 0, [...(cells[0] ?? [])]);
    return ofCells(cells);
  },
  'a title above the header': ({ text, cells }, random) =>
    ofText(`Recorded crime${','.repeat(random() < 0.5 ? (cells[0]?.length ?? 1) - 1 : 0)}\n${text}`),
  'two tables': ({ text }, random) => ofText(`${text}${random() < 0.5 ? '\n' : ''}${text}`),
  'no final line end': ({ text }) => ofText(withEnd(text, ''), { alike: true }),
  'two final line ends': ({ text }) => ofText(withEnd(text, '\n\n')),
  'apostrophes for quotation marks': ({ cells }) =>
    ofText(cells.map((row) => `${row.map((cell) => `'${cell}'`).join(',')}\n`).join('')),
  'quotation marks escaped by a backslash': ({ cells }) =>
    ofText(cells.map((row) => `${row.map((cell) => `"${cell.replace(/(?<=^.)/, '\\"')}"`).join(',')}\n`).join('')),
  'a separator of two letters': ({ cells }) => ofText(written(cells, ',').replaceAll(',', ', ')),
};
