import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import opentype from 'opentype.js';

/**
 * Writes src/charts/font-widths.ts: how wide each character of Arimo is, in thousandths of the font size. Arimo has the
 * widths of Arial, Liberation Sans and Helvetica, so labels that fit here fit in a page that uses any of them.
 */
const require = createRequire(import.meta.url);
const CHARACTERS = [...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)), ...'£–—‘’“”…×é▲▼'];

function widthsOf(file) {
  const bytes = readFileSync(require.resolve(`@expo-google-fonts/arimo/${file}`));
  const font = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  return CHARACTERS.filter((character) => font.charToGlyphIndex(character) > 0).map((character) => [
    character,
    Math.round((font.charToGlyph(character).advanceWidth * 1000) / font.unitsPerEm),
  ]);
}

function lines(widths) {
  const pairs = widths.map(([character, width]) => `[${JSON.stringify(character)}, ${width}],`);
  const rows = [];
  for (let at = 0; at < pairs.length; at += 8) rows.push(`  ${pairs.slice(at, at + 8).join(' ')}`);
  return rows.join('\n');
}
const text = `/** Written by scripts/measure-font.js: widths of Arimo's characters in thousandths of the font size. */
// biome-ignore format: eight a line
export const REGULAR: readonly (readonly [string, number])[] = [
${lines(widthsOf('400Regular/Arimo_400Regular.ttf'))}
];

// biome-ignore format: eight a line
export const BOLD: readonly (readonly [string, number])[] = [
${lines(widthsOf('700Bold/Arimo_700Bold.ttf'))}
];
`;
writeFileSync(fileURLToPath(new URL('../src/charts/font-widths.ts', import.meta.url)), text);
