import type { Offence } from '../core/reference.js';
import { didYouMean } from '../core/suggest-name.js';
import { fieldOf } from '../core/typed-record.js';
import { readIndicatorDefinitions } from '../reference/indicators.js';
import { readOffenceSets, readOffences } from '../reference/offences.js';
import type { UnknownReference } from './unknown-reference.js';

type Parsed = Readonly<Record<string, unknown>>;

const listAt = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The names of the configuration's own sets of offences. */
export const namesOfConfiguredSets = ({ offenceSets }: Parsed): string[] =>
  listAt(offenceSets).map((set) => String(fieldOf(set, 'name')));

/** The first fault of the configuration's own sets: a name that is taken, or a member that cannot be added to the others. */
export function faultyOffenceSet(parsed: Parsed): UnknownReference | undefined {
  const sets = listAt(parsed.offenceSets);
  if (sets.length === 0) return undefined;
  const offences = readOffences();
  const taken = [...offences, ...readOffenceSets(), ...readIndicatorDefinitions()];
  const names = new Map(taken.flatMap(({ id, label }) => [id, label.toLowerCase()].map((text) => [text, label])));
  for (const [position, set] of sets.entries()) {
    const bad = takenName(set, names) ?? faultyMember(listAt(fieldOf(set, 'offences')).map(String), offences);
    if (bad) return { path: ['offenceSets', position, ...bad.path], text: bad.text };
    const title = String(fieldOf(set, 'title'));
    for (const text of [String(fieldOf(set, 'name')), title.toLowerCase()]) names.set(text, title);
  }
  return undefined;
}

/** Two things of one name could not be distinguished in a report, nor by --offence. */
function takenName(set: unknown, names: ReadonlyMap<string, string>): UnknownReference | undefined {
  for (const key of ['name', 'title']) {
    const text = String(fieldOf(set, key));
    const other = names.get(text.toLowerCase());
    if (other !== undefined) {
      return { path: [key], text: `"${text}" is taken by ${other}; choose another ${key}.` };
    }
  }
  return undefined;
}

function faultyMember(members: readonly string[], offences: readonly Offence[]): UnknownReference | undefined {
  const byId = new Map(offences.map((offence) => [offence.id, offence]));
  for (const [position, id] of members.entries()) {
    const offence = byId.get(id);
    const text = offence
      ? (notAddedUp(offence, members) ?? countedTwice(offence, members.slice(0, position), byId))
      : unknownMember(id, [...byId.keys()]);
    if (text) return { path: ['offences', position], text };
  }
  return undefined;
}

function unknownMember(id: string, known: readonly string[]): string {
  if (readOffenceSets().some((set) => set.id === id))
    return `${id} is a set itself; write the offences that are in it (boroughstat help definitions).`;
  return `there is no offence "${id}"${didYouMean(id, known)}; the offences are ${known.join(', ')}.`;
}

const notAddedUp = ({ id, dashboardTable }: Offence, members: readonly string[]): string | undefined =>
  dashboardTable !== '' && members.length > 1
    ? `${id} counts offences that other offences count too, so it cannot be added to any; delete it.`
    : undefined;

/** The offences that count an offence: those above it, and that in which some files count it. */
function countedIn({ parent, countedWithin }: Offence, byId: ReadonlyMap<string, Offence>): string[] {
  const above = byId.get(parent);
  return [...(countedWithin ? [countedWithin] : []), ...(above ? [parent, ...countedIn(above, byId)] : [])];
}

/** What the members before it would count twice. */
function countedTwice(
  offence: Offence,
  before: readonly string[],
  byId: ReadonlyMap<string, Offence>,
): string | undefined {
  const { id } = offence;
  if (before.includes(id)) return `${id} is in the set already; delete it here.`;
  const within = countedIn(offence, byId).find((other) => before.includes(other));
  if (within) return `${id} is counted in ${within}, which is in the set already; delete one of them.`;
  const part = before.find((other) => countedIn(byId.get(other) ?? offence, byId).includes(id));
  return part && `${id} counts ${part} too, which is in the set already; delete one of them.`;
}
