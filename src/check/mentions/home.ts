import type { Draft } from '../model.js';
import { perObject } from '../per-object.js';
import { MONTHS } from './periods.js';

/** The place that a draft is on, where it names one again and again: "in Barnet". */

/** A name given this often, and twice as often as any other, is that of the draft's own place. */
const LEAST = 3;

const homeOf = perObject((draft: Draft): RegExp | undefined => {
  const counts = new Map<string, number>();
  for (const [, name = ''] of draft.source.text.matchAll(/\b(?:[Ii]n|[Aa]cross|[Tt]hroughout)\s+([A-Z][a-z]{3,})\b/g))
    if (!MONTHS.includes(name.toLowerCase())) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  const isOne = first !== undefined && first[1] >= LEAST && first[1] >= 2 * (second?.[1] ?? 0);
  return isOne ? new RegExp(`\\b(?:in|across|throughout) ${first[0]}\\b`, 'gi') : undefined;
});

/** Words without those that say "in our place": they tell no number from another. */
export function withoutHome(draft: Draft, words: string): string {
  const home = homeOf(draft);
  return home ? words.replace(home, ' ') : words;
}
