import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountNode, suppressCells } from '../../../src/statistics/disclosure/suppress-cells.js';

const leaf = (id: string, ...values: number[]): CountNode => ({ id, values, parts: [] });
const whole = (id: string, ...parts: CountNode[]): CountNode => ({
  id,
  values: (parts[0]?.values ?? []).map((_, period) =>
    parts.reduce((sum, { values }) => sum + (values[period] ?? 0), 0),
  ),
  parts,
});
const hidden = (node: CountNode) => [...suppressCells([node], 5)].sort();

describe('what is kept back, worked by hand', () => {
  it('nothing where nothing is small, and a zero is shown', () => {
    expect(hidden(whole('all', leaf('a', 10), leaf('b', 0), leaf('c', 5)))).toEqual([]);
  });

  it('with a small part the smallest of the others, or the total would tell', () => {
    expect(hidden(whole('all', leaf('a', 3), leaf('b', 40), leaf('c', 20)))).toEqual(['a', 'c']);
  });

  it('a zero hides nothing, so the next above zero goes', () => {
    expect(hidden(whole('all', leaf('a', 3), leaf('b', 0), leaf('c', 20), leaf('d', 30)))).toEqual(['a', 'c']);
  });

  it('a small part that nobody is shown must not follow from the whole and the others', () => {
    const unlisted = { ...leaf('a', 3), unlisted: true };
    expect(hidden(whole('all', unlisted, leaf('b', 40), leaf('c', 20)))).toEqual(['c']);
    // With others that nobody is shown it does not.
    expect(hidden(whole('all', unlisted, { ...leaf('b', 40), unlisted: true }, leaf('c', 20)))).toEqual([]);
    expect(hidden(whole('all', { ...leaf('a', 9), unlisted: true }, leaf('b', 40)))).toEqual([]);
  });

  it('many of one period that come to little more than one each are known', () => {
    const ones = ['a', 'b', 'c', 'd', 'e'].map((id) => leaf(id, 1));
    expect(hidden(whole('all', ...ones, leaf('f', 40)))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    // Of two periods either may be zero.
    const twos = ['a', 'b', 'c', 'd', 'e'].map((id) => leaf(id, 1, 1));
    expect(hidden(whole('all', ...twos, leaf('f', 40, 40)))).toEqual(['a', 'b', 'c', 'd', 'e']);
    // A period in which all are zero is none.
    const once = ['a', 'b', 'c', 'd', 'e'].map((id) => leaf(id, 1, 0));
    expect(hidden(whole('all', ...once, leaf('f', 40, 40)))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  // Three that come to 5 are 1, 2 and 2 or 1, 1 and 3: whoever is 2 is known to within one.
  it('three of one period that come to 5 are known to within one', () => {
    const three = [leaf('a', 1), leaf('b', 2), leaf('c', 2)];
    expect(hidden(whole('all', ...three, leaf('f', 40)))).toEqual(['a', 'b', 'c', 'f']);
    expect(hidden(whole('all', leaf('a', 1), leaf('b', 2), leaf('c', 3), leaf('f', 40)))).toEqual(['a', 'b', 'c']);
  });

  it('what is known from elsewhere hides nothing, so that another is kept back', () => {
    const all = whole('all', leaf('a', 3), leaf('b', 20), leaf('c', 40));
    expect([...suppressCells([all], 5, { known: ['b'] })].sort()).toEqual(['a', 'c']);
    expect([...suppressCells([all], 5, { known: ['b', 'c'] })].sort()).toEqual(['a', 'all']);
  });

  it('two small parts hide one another', () => {
    expect(hidden(whole('all', leaf('a', 3), leaf('b', 4), leaf('c', 20)))).toEqual(['a', 'b']);
  });

  it('the whole, where a small part is all it has', () => {
    expect(hidden(whole('all', whole('g', leaf('a', 3)), leaf('b', 40), leaf('c', 20)))).toEqual(['a', 'c', 'g']);
  });

  it('a group kept back takes one of its own parts with it', () => {
    const group = whole('g', leaf('x', 6), leaf('y', 9));
    expect(hidden(whole('all', leaf('a', 3), group, leaf('c', 50)))).toEqual(['a', 'g', 'x']);
  });

  it('small in one period is kept back in all', () => {
    expect(hidden(whole('all', leaf('a', 30, 3), leaf('b', 40, 40), leaf('c', 50, 50)))).toEqual(['a', 'b']);
  });
});

/** Random hierarchies of three levels, some parts small. */
const value = fc.oneof(fc.nat(6), fc.nat(200));
const groupOf = (index: number) =>
  fc
    .array(value, { minLength: 1, maxLength: 4 })
    .map((values) =>
      values.length === 1
        ? leaf(`g${index}`, values[0] ?? 0)
        : whole(`g${index}`, ...values.map((each, part) => leaf(`g${index}.${part}`, each))),
    );
const tree = fc
  .integer({ min: 2, max: 5 })
  .chain((groups) => fc.tuple(...Array.from({ length: groups }, (_, index) => groupOf(index))))
  .map((groups) => whole('all', ...groups));

const everyNode = (node: CountNode): CountNode[] => [node, ...node.parts.flatMap(everyNode)];
const leavesOf = (node: CountNode): string[] => (node.parts.length === 0 ? [node.id] : node.parts.flatMap(leavesOf));

/** The rank of a matrix, in fractions of whole numbers small enough to stay exact. */
function rankOf(rows: readonly (readonly number[])[]): number {
  const matrix = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (matrix[0]?.length ?? 0); column += 1) {
    const pivot = matrix.findIndex((row, index) => index >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot === -1) continue;
    [matrix[rank], matrix[pivot]] = [matrix[pivot] ?? [], matrix[rank] ?? []];
    const head = matrix[rank] ?? [];
    for (const row of matrix.filter((each) => each !== head)) {
      const factor = (row[column] ?? 0) / (head[column] ?? 1);
      row.forEach((value, index) => {
        row[index] = value - factor * (head[index] ?? 0);
      });
    }
    rank += 1;
  }
  return rank;
}

describe('whatever the counts', () => {
  it('no small count is shown', () => {
    fc.assert(
      fc.property(tree, (all) => {
        const kept = new Set(suppressCells([all], 5));
        for (const { id, values } of everyNode(all)) {
          if (values.some((each) => each > 0 && each < 5)) expect(kept.has(id), id).toBe(true);
        }
      }),
    );
  });

  it('what is kept back cannot be worked out from what is shown by adding and subtracting', () => {
    fc.assert(
      fc.property(tree, (all) => {
        const kept = new Set(suppressCells([all], 5));
        const leaves = leavesOf(all);
        // A count is the sum of its leaves; zeros are shown, and who knows the tool knows that.
        const zero = new Set(everyNode(all).flatMap(({ id, values }) => (values[0] === 0 ? [id] : [])));
        const unknown = leaves.filter((id) => !zero.has(id));
        const rowOf = (node: CountNode) => unknown.map((id) => (leavesOf(node).includes(id) ? 1 : 0));
        const shown = everyNode(all).filter(({ id }) => !kept.has(id));
        const known = shown.map(rowOf);
        for (const node of everyNode(all).filter(({ id }) => kept.has(id))) {
          expect(rankOf([...known, rowOf(node)]), `${node.id} of ${JSON.stringify(all)}`).toBe(rankOf(known) + 1);
        }
      }),
      { numRuns: 400 },
    );
  });
});
