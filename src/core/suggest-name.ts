import { distance } from 'fastest-levenshtein';

/** The known name nearest to a misspelt one, or undefined when none is near enough to be meant. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  const begun = known.filter((candidate) => wanted.length > 2 && candidate.toLowerCase().startsWith(wanted));
  if (begun.length === 1) return begun[0];
  let best: string | undefined;
  let fewest = Math.max(2, Math.floor(wanted.length * 0.45));
  for (const candidate of known) {
    const edits = distance(wanted, candidate.toLowerCase());
    if (edits < fewest || (edits === fewest && best === undefined)) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}

/** ` (did you mean "Barnet"?)`, or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const guess = nearest(name, known);
  return guess === undefined ? '' : ` (did you mean ${JSON.stringify(guess)}?)`;
}
