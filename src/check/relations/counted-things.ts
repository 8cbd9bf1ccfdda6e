import { BY } from '../lexicon/role-words.js';
import { stemsOf } from '../mentions/clauses.js';
import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import { perObject } from '../per-object.js';

/** The counts of a document by the things they count: "74 free events", "Mentees: 640". */

/** So many words behind a number name what it counts. */
const WORDS = 4;

const LABEL = /([a-z' -]+): ?$/;

/** Stems of a noun; one person and many people, one child and many children are the same. */
export const nounStems = (words: string): ReadonlySet<string> =>
  stemsOf(words.replace(/\bperson\b/g, 'people').replace(/\bchildren\b/g, 'child'));

/** The stems of what a number counts: the words right behind it, or a label right before it. */
export const thingsOf = perObject(({ tail, lead }: Mention): ReadonlySet<string> => {
  const behind = (tail.split(/[.,;:()]|\b(?:in|on|at|for|with|were|was|who|that|which|and)\b/)[0] ?? '').trim();
  // "1,851 of the young people": a part of them.
  if (/^of /.test(behind)) return new Set();
  return nounStems(`${behind.split(' ').slice(0, WORDS).join(' ')} ${LABEL.exec(lead)?.[1] ?? ''}`);
});

/** A plain number of things or of pounds, at least two, of no earlier time; none that is per anything. */
export const isCountOfThings = ({ dimension, quantity, role, mark, lead, tail }: Mention): boolean =>
  !/^(?: [a-z'-]+){0,2} (?:an?|per|each|every|for each) [a-z]/.test(tail) &&
  (role === 'level' || (role === 'step' && !BY.test(lead))) &&
  (dimension === 'count' || dimension === 'money') &&
  mark !== -1 &&
  quantity.decimals <= 0 &&
  quantity.value >= 2;

const indexOf = perObject(({ mentions }: Discourse): ReadonlyMap<string, readonly Mention[]> => {
  const index = new Map<string, Mention[]>();
  for (const mention of mentions.filter(isCountOfThings))
    for (const stem of thingsOf(mention)) index.set(stem, [...(index.get(stem) ?? []), mention].slice(-MOST));
  return index;
});

/** A thing counted more often than this is no one number. */
const MOST = 12;

/** The only count that the whole document gives of a thing: all the words of its name are there. */
export function onlyCountOf(discourse: Discourse, things: ReadonlySet<string>): Mention | undefined {
  const [stem] = things;
  const all = (indexOf(discourse).get(stem ?? '') ?? []).filter((mention) =>
    [...things].every((item) => thingsOf(mention).has(item)),
  );
  return new Set(all.map(({ quantity }) => quantity.value)).size === 1 ? all[0] : undefined;
}
