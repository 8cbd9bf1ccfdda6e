import { groupThousands, listInWords } from '../../core/format.js';
import type { StreetOutcome } from '../../core/street.js';
import type { StreetFigures } from '../../figures/small-areas/street-figures.js';

/** Which police force reported the offences of a table of streets: each force publishes separate files. */

type Numbers = readonly Pick<StreetOutcome, 'force' | 'count'>[];

interface Reported {
  readonly outcomes: Numbers;
  readonly figures: Pick<StreetFigures, 'suppressedCounts'>;
  readonly isTotalKept: boolean;
}

/** The forces and their offences, most first; no name where a file does not say. */
function forcesOf(numbers: Numbers): [force: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { force, count } of numbers) counts.set(force, (counts.get(force) ?? 0) + count);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}

/** " (Metropolitan Police Service)" for a title where all offences are of one force: it must not be taken for all forces. */
export function onlyForce(numbers: Numbers): string {
  const [first, second] = forcesOf(numbers);
  return first?.[0] && !second ? ` (${first[0]})` : '';
}

/** How many offences each force reported; only their names where one of the numbers is suppressed. */
export function forceNotes({ outcomes, figures, isTotalKept }: Reported): string[] {
  const forces = forcesOf(outcomes);
  const named = forces.filter(([force]) => force !== '');
  const [first] = named;
  if (!first) return [];
  if (forces.length === 1)
    return [`All of these offences were reported by ${first[0]}. Other police forces publish files of their own.`];
  const counts = forces.map(([, count]) => count);
  const kept = figures.suppressedCounts({ counts, listed: counts.length, isSumKept: isTotalKept }).counts;
  const nameOf = (force: string) => force || 'a force that is not named';
  // Their order would tell which has more.
  if (kept.includes(true))
    return [`These offences were reported by ${listInWords(forces.map(([force]) => nameOf(force)).sort())}.`];
  const countsByForce = forces.map(([force, count]) => `${groupThousands(count, 0)} by ${nameOf(force)}`);
  return [`These offences were reported ${listInWords(countsByForce)}.`];
}
