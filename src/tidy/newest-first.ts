import type { TidySource } from './tidied-source.js';

/**
 * The numbers of the sources, newest vintage first: the one that runs to the latest month, of two to the same month the one made
 * later, where both say when, else the one given last.
 */
export const newestFirst = (sources: readonly TidySource[]): number[] =>
  sources
    .map(({ source }, index) => ({ source, index }))
    .sort((a, b) => b.source.to.localeCompare(a.source.to) || madeLater(a.source, b.source) || b.index - a.index)
    .map(({ index }) => index);

function madeLater({ refreshed: a }: TidySource['source'], { refreshed: b }: TidySource['source']): number {
  return a === undefined || b === undefined ? 0 : b.localeCompare(a);
}
