import { copy, type Mutator, type Original, ofText, type Random, upTo, written } from './mutators.js';

/**
 * The twelve kinds of file of csv-spectrum, made anew of a file of each layout: every writer of CSV makes some of them, and all say
 * what they say without a doubt. The odd text stands in the cell of a name or a label, where any text may be.
 */
const CRLF = '\r\n';

/** Where a row has a name that decides nothing: that of the small area, else the label of the offence. */
function nameColumn(original: Original & { readonly words?: readonly number[] }): number {
  const words = original.words ?? [1];
  return words.filter((column) => column !== -1).at(-1) ?? 1;
}

function withName(original: Original, random: Random, text: string): string[][] {
  const cells = copy(original);
  const row = cells[1 + upTo(random, cells.length - 1)] ?? [];
  row[nameColumn(original)] = text;
  return cells;
}

const named =
  (text: string, end = '\n'): Mutator =>
  (original, random) =>
    ofText(written(withName(original, random, text), ',', end));

/** Some cells of counts are there and empty, in quotation marks. */
const emptied =
  (end: string): Mutator =>
  (original, random) => {
    const lines = original.cells.map((row, at) => {
      const cells = at > 0 && random() < 0.5 ? original.countColumns : [];
      const plain = row.map((cell) => written([[cell]], ',', ''));
      return plain.map((cell, column) => (cells.includes(column) ? '""' : cell)).join(',');
    });
    return ofText(lines.map((line) => line + end).join(''));
  };

export const SPECTRUM: Readonly<Record<string, Mutator>> = {
  simple: ({ cells }) => ofText(written(cells), { alike: true }),
  'simple, CRLF': ({ cells }) => ofText(written(cells, ',', CRLF), { alike: true }),
  'empty cells in quotation marks': emptied('\n'),
  'empty cells in quotation marks, CRLF': emptied(CRLF),
  'a comma in quotation marks': named('Vale, Barnet, and Brent'),
  'quotation marks doubled': named('the "Old" Vale'),
  JSON: named('{"type": "Point", "coordinates": [-0.1934, 51.6462], "of": {"ward": "Vale"}}'),
  'coordinates of a location': named('51.6462° N, 0.1934° W (Vale)'),
  'line ends in a cell': named('Barnet\nVale'),
  'line ends in a cell, CRLF': named('Barnet\r\nVale', CRLF),
  'quotation marks and line ends in a cell': named('the\n"Old"\nVale'),
  'letters of UTF-8': named('Łącznie Ålesund ʤ 一 🚓'),
};
