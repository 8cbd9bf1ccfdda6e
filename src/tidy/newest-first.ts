import type { TidySource } from './tidied-source.js';

/** What makes a file the newer one, the first that differs; the hash decides between two that nothing else tells apart. */
const ageOf = ({ source }: TidySource): readonly string[] => {
  const { to, refreshed = '', from, sha256 } = source;
  return [to, refreshed, from, sha256];
};

/**
 * The numbers of the sources, newest vintage first: the one that runs to the latest month, of two to the same month the one made
 * later (one that does not say when comes after), else the one that begins later. The order they were given in decides nothing.
 */
export const newestFirst = (sources: readonly TidySource[]): number[] =>
  sources
    .map((source, index) => ({ age: ageOf(source), index }))
    .sort((a, b) => compareInTurn(b.age, a.age))
    .map(({ index }) => index);

function compareInTurn(one: readonly string[], other: readonly string[]): number {
  for (const [index, text] of one.entries()) {
    const against = other[index] ?? '';
    if (text !== against) return text < against ? -1 : 1;
  }
  return 0;
}
