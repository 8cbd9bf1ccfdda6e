import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StrictCsvScanner } from '../../src/load/duckdb/strict-csv.js';

const SEED = 20261128;
const RUNS = Number(process.env.ENGINE_RUNS ?? 500);
const COLUMNS = 3;

/** What is said of bytes that come in pieces of these lengths, again and again, wherever they lie in memory. */
function judged(bytes: Buffer, lengths: readonly number[], shift = 0) {
  const held = Buffer.concat([Buffer.alloc(shift), bytes]).subarray(shift);
  const plain = new StrictCsvScanner(',', COLUMNS);
  for (let at = 0, piece = 0; at < held.length; piece += 1) {
    const length = lengths[piece % lengths.length] ?? 1;
    plain.take(held.subarray(at, at + length));
    at += length;
  }
  const { isPlain, endsWithLine, hasLineInCell, rows } = plain;
  return isPlain ? { isPlain, endsWithLine, hasLineInCell, rows } : { isPlain };
}

const cell = fc.constantFrom('a', 'Barnet', '12', 'ü', '', '\t', '"b"', '"c\nd"', '"e""f"');
const plainCell = fc.constantFrom('a', 'Barnet', '12', 'ü', '', '\t');
/** What makes no row shorter: before the first mark, rows that are too short are the engine's to refuse. */
const odd = ['\r', '\0', '\u0001', '\u0002', '"', 'x"'];
const oddLines = ['\n', '\n\n', '\r\n\r\n'];
const textOf = (one: fc.Arbitrary<string>, damages: readonly string[]) =>
  fc
    .record({
      rows: fc.array(fc.array(one, { minLength: COLUMNS, maxLength: COLUMNS }), { minLength: 1, maxLength: 8 }),
      lineEnd: fc.constantFrom('\n', '\r\n'),
      isEnded: fc.boolean(),
      damage: fc.option(fc.tuple(fc.nat(), fc.constantFrom(...damages)), { freq: 3, nil: undefined }),
    })
    .map(({ rows, lineEnd, isEnded, damage }) => {
      const text = rows.map((cells) => cells.join(',')).join(lineEnd) + (isEnded ? lineEnd : '');
      if (!damage) return text;
      const at = damage[0] % (text.length + 1);
      return text.slice(0, at) + damage[1] + text.slice(at);
    });

describe('whether CSV is plain', () => {
  it.each([
    ['a,b,c\n1,2,3\n4,5,6\n', 2],
    ['a,b,c\r\n1,2,3\r\n4,5,6', 2],
    ['a,b,c\n1,"2\n2",3\n4,5,"6\n"\n7,8,9', 3],
  ])('counts the rows of %j', (text, rows) => {
    for (const length of [1, 3, 100]) expect(judged(Buffer.from(text), [length]).rows).toBe(rows);
  });

  it('does not hang on where its pieces begin and end', () => {
    fc.assert(
      fc.property(
        textOf(cell, odd),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        fc.nat(3),
        (text, lengths, shift) => {
          const bytes = Buffer.from(text);
          expect(judged(bytes, lengths, shift)).toEqual(judged(bytes, [bytes.length + 1]));
        },
      ),
      { seed: SEED, numRuns: RUNS },
    );
  });

  // A mark in the header makes it look at every letter, and count the cells, which the engine does for lines without marks.
  it('is seen four bytes at a time as letter by letter', () => {
    const outcomes = { plain: 0, not: 0 };
    fc.assert(
      fc.property(
        textOf(plainCell, [...odd, ...oddLines]).filter((text) => !text.includes('"')),
        fc.constantFrom('\n', '\r\n'),
        fc.nat(3),
        (text, lineEnd, shift) => {
          const quick = judged(Buffer.from(`q,r,s${lineEnd}${text}`), [64], shift);
          const slow = judged(Buffer.from(`"q",r,s${lineEnd}${text}`), [64], shift);
          const rows = text.split(/\r\n|\n/);
          if (rows.at(-1) === '') rows.pop();
          const areFull = rows.every((row) => row.split(',').length === COLUMNS);
          expect(areFull ? quick : { isPlain: false }).toEqual(slow);
          outcomes[slow.isPlain ? 'plain' : 'not'] += 1;
        },
      ),
      { seed: SEED, numRuns: RUNS },
    );
    expect(outcomes.plain).toBeGreaterThan(RUNS / 10);
    expect(outcomes.not).toBeGreaterThan(RUNS / 10);
  });

  it.each([
    ['a letter cut in two by the end of a row', Buffer.from([0x61, 0xc3, 0x0a, 0xbc, 0x2c, 0x2c, 0x0a]), false],
    ['a letter cut in two by the end of a piece', Buffer.from('ü,ü,ü\nü,ü,ü\n'), true],
    ['a lone return', Buffer.from('a,b,c\rd,e,f\n'), false],
    ['an empty last line', Buffer.from('a,b,c\n\n'), false],
  ])('of %s', (_, bytes, isPlain) => {
    for (const length of [1, 2, 3, 4, 5, 100]) expect(judged(bytes, [length]).isPlain).toBe(isPlain);
  });
});
