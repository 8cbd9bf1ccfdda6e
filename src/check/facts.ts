import type { Block, Draft, Fact } from './model.js';
import { PERIOD_SOURCE, periodKey } from './periods.js';
import { measureIn, MEMBERS, subjectIn } from './subjects.js';

/** What a document's own tables say: claims in its sentences are held against them. */

const COUNT = /^(\d{1,3}(?:,\d{3})+|\d+)\*?$/;
const PERIOD = new RegExp(PERIOD_SOURCE, 'gi');

/** A column with one period and nothing about change, rate or share holds the counts of that period. */
export function periodOfColumn(heading: string): string | undefined {
  const periods = heading.match(PERIOD) ?? [];
  if (
    periods.length !== 1 ||
    /change|rate|per |%|share|london|average|rank|gap|points|target|forecast|plan/i.test(heading)
  )
    return undefined;
  return periodKey(periods[0] ?? '') || undefined;
}

function factsOfRow(block: Block): Fact[] {
  const { cells = [], table } = block;
  const label = cells[0]?.text ?? '';
  const subject = subjectIn(label);
  if (!subject || !table) return [];
  return cells.flatMap((cell, column): Fact[] => {
    const period = periodOfColumn(table.header[column] ?? '');
    const digits = COUNT.exec(cell.text)?.[1];
    if (column === 0 || !period || digits === undefined) return [];
    const value = Number(digits.replaceAll(',', ''));
    return [{ subject, measure: measureIn(label), period, value, start: cell.at[0] ?? block.start, table: table.id }];
  });
}

/** Where all the parts of a group are rows of a table and the group is not, it is their sum. */
function sums(facts: readonly Fact[]): Fact[] {
  const made: Fact[] = [];
  for (const [group, parts] of Object.entries(MEMBERS)) {
    const keys = new Set(facts.map(({ table, period }) => `${table} ${period}`));
    for (const key of keys) {
      const own = facts.filter(({ table, period }) => `${table} ${period}` === key);
      const found = parts.map((part) => own.find(({ subject }) => subject === part));
      if (own.some(({ subject }) => subject === group) || found.some((fact) => fact === undefined)) continue;
      const value = found.reduce((sum, fact) => sum + (fact?.value ?? 0), 0);
      made.push({ ...(own[0] as Fact), subject: group, value });
    }
  }
  return made;
}

export function readFacts(blocks: readonly Block[]): Fact[] {
  const rows = blocks.filter(({ kind }) => kind === 'row');
  const facts = rows.flatMap(factsOfRow);
  return [...facts, ...sums(facts)];
}

export interface Pair {
  readonly earlier: Fact;
  readonly later: Fact;
}

/** Every earlier and later count of a subject in one table, by year whatever their order. */
export function pairsOf(draft: Draft, subject: string): Pair[] {
  const own = draft.facts.filter((fact) => fact.subject === subject);
  return own.flatMap((later) =>
    own
      .filter(({ table, period }) => table === later.table && period < later.period)
      .map((earlier) => ({ earlier, later })),
  );
}

const FIVE_YEARS =
  /(?:last|past|previous|over|in|than|since)[a-z ]{0,12} (?:five|5) years|(?:five|5) years? ago|five-year|base(?:line)? year|baseline/i;
const ONE_YEAR =
  /(?:a|one|1|last|previous|prior|past|the) year(?: ago| before| earlier)?|year[- ]on[- ]year|last 12 months|12 months/i;

/** The pairs a phrase can mean: last year's, those of five years, those of the years it names; all where it says nothing. */
export function pairsMeant(pairs: readonly Pair[], phrase: string): readonly Pair[] {
  const latest = pairs
    .map(({ later }) => later.period)
    .sort()
    .at(-1);
  const toLatest = pairs
    .filter(({ later }) => later.period === latest)
    .sort((a, b) => (a.earlier.period < b.earlier.period ? -1 : 1));
  const named = (phrase.match(PERIOD) ?? []).map(periodKey);
  const byName = pairs.filter(
    ({ earlier, later }) => named.includes(earlier.period) && (named.includes(later.period) || later.period === latest),
  );
  if (byName.length > 0) return alike(pairs, byName.at(-1));
  if (FIVE_YEARS.test(phrase)) return alike(pairs, toLatest[0]);
  return ONE_YEAR.test(phrase) ? alike(pairs, toLatest.at(-1)) : pairs;
}

/** Those of the same periods, whatever table they stand in: a table of another area has them too. */
const alike = (pairs: readonly Pair[], one: Pair | undefined): readonly Pair[] =>
  pairs.filter(({ earlier, later }) => earlier.period === one?.earlier.period && later.period === one?.later.period);

/** All of them say the same two numbers. */
export const saySame = (pairs: readonly Pair[]): boolean =>
  new Set(pairs.map(({ earlier, later }) => `${earlier.value} ${later.value}`)).size === 1;
