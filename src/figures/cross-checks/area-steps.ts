import { type Month, monthsApart, type Period } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import { stepsAgainstRest } from '../../statistics/changes/steps-against-rest.js';
import type { Dataset } from '../../tidy/dataset.js';

/** An entry that is no borough whose offences begin or end with a month, and the borough that steps the other way. */
export interface AreaStep {
  readonly entry: Area;
  /** The first month of the new level. */
  readonly month: Month;
  /** Offences a month of the entry. */
  readonly before: number;
  readonly after: number;
  readonly borough?: Area;
  /** By how many offences a month the borough changed more than the others did. */
  readonly step: number;
}

/** Months on either side of a step; at the ends of the data fewer, but not fewer than two. */
const SIDE = 4;
const LEAST_SIDE = 2;
/** An entry begins or ends where one side has at most this share of the other. */
const SHARE_LEFT = 0.1;
/** Fewer offences a month come and go by chance. */
const LEAST = 20;
/** How far the borough must stand out from the other boroughs. */
const DEVIATIONS = 2.5;
/** Its step is this share of the entry's, and together the two step by no more than half of it. */
const [LEAST_MATCH, MOST_MATCH, MOST_TOGETHER] = [0.5, 1.5, 0.5];
/** What a usual difference of boroughs is cannot be estimated from fewer. */
const LEAST_BOROUGHS = 8;

/** What is counted month by month. */
interface Series {
  readonly dataset: Dataset;
  readonly offences: readonly string[];
}

interface Window {
  readonly month: Month;
  readonly before: readonly Month[];
  readonly after: readonly Month[];
}

const monthOf = (month: Month): Period => ({ from: month, to: month, label: month });

/** All offences, or where files have only some of them, the groups that they have. */
function offencesOf(dataset: Dataset, code: string): string[] {
  const last = monthOf(dataset.months.at(-1) ?? '');
  const has = (id: string) => dataset.numberIn(code, id, last) !== undefined;
  if (has('all')) return ['all'];
  return dataset.tree.offences
    .filter(({ id, parent }) => (parent === '' || parent === 'all') && has(id))
    .map(({ id }) => id);
}

/** Months of one era that follow one another, around each month. */
function windowsOf({ dataset, offences }: Series, code: string): Window[] {
  const eraOf = (month: Month) => dataset.fileOf(code, offences[0] ?? 'all', month)?.source.era;
  const eras = dataset.months.map(eraOf);
  return dataset.months.flatMap((month, index) => {
    const alike = (other: number): boolean => {
      const otherMonth = dataset.months[other];
      return (
        otherMonth !== undefined && eras[other] === eras[index] && monthsApart(otherMonth, month) === index - other
      );
    };
    const sides = [-1, 1].map((way) => {
      const offsets = Array.from({ length: SIDE }, (_, offset) => index + (way < 0 ? -1 - offset : offset));
      const end = offsets.findIndex((other) => !alike(other));
      return offsets.slice(0, end === -1 ? SIDE : end).map((other) => dataset.months[other] ?? month);
    });
    const [before = [], after = []] = sides;
    return before.length >= LEAST_SIDE && after.length >= LEAST_SIDE ? [{ month, before, after }] : [];
  });
}

/** Offences a month, of months that follow one another; undefined where one is missing. */
function meanOf({ dataset, offences }: Series, code: string, months: readonly Month[]): number | undefined {
  const [first = '', last = first] = [months[0], months.at(-1)];
  const [from, to] = first < last ? [first, last] : [last, first];
  let total = 0;
  for (const offence of offences) {
    const count = dataset.numberIn(code, offence, { from, to, label: '' });
    if (count === undefined) return undefined;
    total += count;
  }
  return total / months.length;
}

interface Edge extends Window {
  readonly entry: Area;
  readonly means: readonly [before: number, after: number];
}

/** The months with which an entry begins or ends: of neighbouring ones the one with the largest step. */
function edgesOf(series: Series, entry: Area, windows: readonly Window[]): Edge[] {
  const edges = windows.flatMap((window): Edge[] => {
    const [before, after] = [window.before, window.after].map((months) => meanOf(series, entry.code, months));
    if (before === undefined || after === undefined) return [];
    const [less, more] = [Math.min(before, after), Math.max(before, after)];
    return more >= LEAST && less <= SHARE_LEFT * more ? [{ ...window, entry, means: [before, after] }] : [];
  });
  const size = ({ means: [before, after] }: Edge) => after - before;
  const isNear = (one: Edge, other: Edge) =>
    Math.abs(monthsApart(one.month, other.month)) <= SIDE && Math.sign(size(one)) === Math.sign(size(other));
  return edges.filter((edge, index) =>
    edges.every(
      (other, monthIndex) =>
        !isNear(edge, other) ||
        Math.abs(size(other)) < Math.abs(size(edge)) ||
        (Math.abs(size(other)) === Math.abs(size(edge)) && monthIndex >= index),
    ),
  );
}

/** The borough that stands out most among those that step the other way by as much. */
function counterpart(series: Series, boroughs: readonly Area[], edge: Edge): Pick<AreaStep, 'borough' | 'step'> {
  const [before, after] = edge.means;
  const all = boroughs.flatMap((borough) => {
    const [earlier, later] = [edge.before, edge.after].map((months) => meanOf(series, borough.code, months));
    return earlier === undefined || later === undefined ? [] : [{ borough, earlier, later }];
  });
  if (all.length < LEAST_BOROUGHS) return { step: 0 };
  const steps = stepsAgainstRest(
    all.map(({ earlier }) => earlier),
    all.map(({ later }) => later),
  );
  const fitting = all.flatMap(({ borough }, index) => {
    const { step = 0, deviations = 0 } = steps[index] ?? {};
    const match = -step / (after - before);
    const together = Math.abs(step + after - before) / Math.abs(step);
    const fits = deviations >= DEVIATIONS && match >= LEAST_MATCH && match <= MOST_MATCH && together <= MOST_TOGETHER;
    return fits ? [{ borough, step, deviations }] : [];
  });
  const [found] = fitting.sort((a, b) => b.deviations - a.deviations);
  return found ?? { step: 0 };
}

/** Entries that are no borough and begin or end within the data, with the borough their offences may have moved from or to. */
export function areaSteps(dataset: Dataset): { readonly steps: readonly AreaStep[]; readonly compared: number } {
  const files = dataset.sources.filter(({ level }) => level === 'borough');
  const present = dataset.areas.filter(({ code }) => files.some(({ areas }) => areas.has(code)));
  const entries = present.filter(({ kind }) => kind === 'no-borough');
  const boroughs = present.filter(({ kind }) => kind === 'borough');
  const [first] = boroughs;
  if (!first || entries.length === 0) return { steps: [], compared: 0 };
  const series = { dataset, offences: offencesOf(dataset, first.code) };
  const windows = windowsOf(series, first.code);
  const steps = entries
    .flatMap((entry) => edgesOf(series, entry, windows))
    .map((edge): AreaStep => {
      const [before, after] = edge.means;
      return { entry: edge.entry, month: edge.month, before, after, ...counterpart(series, boroughs, edge) };
    });
  return { steps, compared: entries.length * windows.length };
}
