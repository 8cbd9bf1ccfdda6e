import type { Source } from '../../core/crime.js';
import type { Figure } from '../../core/figure.js';
import { type Count, missing } from '../../core/missing.js';
import { type Month, monthsApart, monthsBetween, type Period, periodBetween } from '../../core/months.js';
import type { Area, AreaSet, Offence } from '../../core/reference.js';
import type { Reference } from '../../reference/index.js';
import { change } from '../../statistics/changes/change.js';
import { percentChange } from '../../statistics/changes/percent-change.js';
import { addCounts } from '../../tidy/add-counts.js';
import { Dataset } from '../../tidy/dataset.js';
import { likeForLike } from '../../tidy/like-for-like.js';
import { MovedAreas, type PartCounted } from '../../tidy/moved-areas.js';
import type { Disclosure } from '../basis/disclosure.js';
import { partNotes, partsOfSet, setWithParts } from '../basis/moved-parts.js';
import { combine, countedFigure } from '../figure.js';

/** What was known then and what is known now of the same months. */
export interface Vintages {
  readonly before: Dataset;
  readonly now: Dataset;
  readonly months: readonly Month[];
  readonly areas: readonly Area[];
  readonly boroughs: AreaSet;
  /** What is kept back; undefined where small counts are shown. */
  readonly disclosure?: Disclosure | undefined;
}

/** One count as it stood then and as it stands now. */
export interface Revision {
  readonly before: Figure;
  readonly now: Figure;
  readonly change: Figure;
  readonly percent: Figure;
}

/** How a month stands in the two vintages: the files that speak for it, and how old it was in each. */
export interface MonthAge {
  readonly month: Month;
  readonly thenFile: Source;
  readonly nowFile: Source;
  readonly ageThen: number;
  readonly ageNow: number;
  readonly sameEra: boolean;
}

/** The months that both have, and the areas that either has. */
export function pairVintages(then: Dataset, newer: Dataset, reference: Reference): Vintages {
  const all = [...then.sources, ...newer.sources];
  const { tree } = likeForLike(all, reference);
  // Vintages of different eras are compared too: a part of a borough is in the same place in both.
  const parts = new MovedAreas(reference.areaMoves, all, true);
  const onOneTree = ({ sources }: Dataset) => new Dataset(sources, tree, reference, parts);
  const [before, now] = [onOneTree(then), onOneTree(newer)];
  const months = before.months.filter((month) => now.months.includes(month));
  const areas = before.areas.filter(({ code }) => holds(before, code) || holds(now, code));
  const codes = now.boroughs.filter((code) => holds(before, code) && holds(now, code));
  const name = codes.length === now.boroughs.length ? 'London' : boroughCount(codes.length);
  return { before, now, months, areas, boroughs: { name, codes } };
}

/** "1 borough", "32 boroughs": those that both have. */
export const boroughCount = (boroughs: number): string => `${boroughs} ${boroughs === 1 ? 'borough' : 'boroughs'}`;

const holds = ({ sources }: Dataset, code: string): boolean => sources.some(({ areas }) => areas.has(code));

interface Sum {
  readonly count: Count;
  readonly parts: readonly PartCounted[];
}

/** An area that no file has rows of is not there: it had not "none". */
function sumIn(dataset: Dataset, set: AreaSet, offence: string, { from, to }: Period): Sum {
  const parts: PartCounted[] = [];
  let count: Count = set.codes.length === 0 ? missing('not-recorded', 'no areas') : 0;
  for (const code of set.codes) {
    if (!holds(dataset, code)) return { count: missing('not-recorded', 'area not in the files'), parts: [] };
    for (const month of monthsBetween(from, to)) {
      const monthCount = dataset.count(code, offence, { from: month, to: month, label: month });
      count = addCounts(count, monthCount.count);
      parts.push(...monthCount.parts);
    }
  }
  return { count, parts: partsOfSet(set, parts) };
}

const COUNT = { unit: 'offences', method: 'count' } as const;

/** Months that follow one another, as one period. */
function periodsOf(months: readonly Month[]): Period[] {
  const runs: Month[][] = [];
  for (const month of months) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && monthsApart(last, month) === 1) run.push(month);
    else runs.push([month]);
  }
  return runs.map((run) => periodBetween(run[0] ?? '', run.at(-1) ?? ''));
}

/** What is counted in each vintage: an offence in an area over some months. */
interface RevisedCount {
  readonly set: AreaSet;
  readonly offence: string;
  readonly months: readonly Month[];
}

/** The offences of an area over some months, as one vintage has them. */
export function countIn(vintages: Vintages, vintage: 'then' | 'now', { set, offence, months }: RevisedCount): Figure {
  const dataset = vintage === 'then' ? vintages.before : vintages.now;
  const counts = periodsOf(months).map((period) => {
    const { count, parts } = sumIn(dataset, set, offence, period);
    const areas = setWithParts(dataset, set, parts);
    const countQuery = {
      set: areas,
      offence,
      period,
      measure: 'offences',
      requiredMeasure: 'offences',
      vintage,
    } as const;
    const notes = [...new Set(partNotes(dataset, set, parts))];
    return countedFigure(count, { unit: 'offences', countQuery, disclosure: vintages.disclosure, notes });
  });
  const [only] = counts;
  return only && counts.length === 1
    ? only
    : combine(counts, COUNT, (...all) => all.reduce((sum, item) => sum + item, 0));
}

/** The offences of an area over some months, then and now: by how much later recording and corrections moved them. */
export function revision(vintages: Vintages, set: AreaSet, offence: string, months: readonly Month[]): Revision {
  const what = { set, offence, months };
  return revisionOf(countIn(vintages, 'then', what), countIn(vintages, 'now', what));
}

/** Two counts of the same thing; the change is now less then, its percentage over then. */
export const revisionOf = (before: Figure, now: Figure): Revision => ({
  before,
  now,
  change: combine([now, before], { unit: 'offences', method: 'change' }, change),
  percent: combine([now, before], { unit: 'percent', method: 'percent change' }, percentChange),
});

/** The files that speak for a month's totals; undefined when either vintage has no total. */
export function ageOf({ before, now, boroughs }: Vintages, month: Month): MonthAge | undefined {
  const [code = ''] = boroughs.codes;
  const fileOf = (dataset: Dataset): Source | undefined => dataset.fileOf(code, 'all', month)?.source;
  const [thenFile, nowFile] = [fileOf(before), fileOf(now)];
  if (!thenFile || !nowFile) return undefined;
  const [ageThen, ageNow] = [monthsApart(month, thenFile.to), monthsApart(month, nowFile.to)];
  return { month, thenFile, nowFile, ageThen, ageNow, sameEra: thenFile.era === nowFile.era };
}

/** The offences that both vintages can give somewhere, with their groups: what one alone splits is compared as a whole. */
export function comparableOffences(vintages: Vintages): Offence[] {
  const { before, now, months, boroughs } = vintages;
  const [month] = months;
  if (month === undefined) return [];
  const given = (dataset: Dataset, id: string): boolean =>
    boroughs.codes.some((code) => dataset.numberIn(code, id, { from: month, to: month, label: month }) !== undefined);
  const present = (dataset: Dataset, id: string): boolean =>
    dataset.tree.partsOf(id).some((part) => dataset.sources.some(({ offences }) => offences.has(part)));
  return now.tree.offences.filter(
    ({ id }) => (present(before, id) || present(now, id)) && given(before, id) && given(now, id),
  );
}

/** Of those, the ones with no part among them: adding them up counts nothing twice. */
export const finestOffences = (offences: readonly Offence[]): Offence[] =>
  offences.filter(({ id }) => !offences.some(({ parent }) => parent === id));
