import type { Figure } from '../../core/figure.js';
import { listInWords } from '../../core/format.js';
import { monthName } from '../../core/months.js';
import type { Area, AreaSet } from '../../core/reference.js';
import type { Dataset } from '../../tidy/dataset.js';
import type { MonthsApart, MovedPart, PartCounted } from '../../tidy/moved-areas.js';
import type { CountBasis, CountFigure } from '../count-figure.js';

/**
 * Parts of boroughs that the files have elsewhere in some months (`tidy/moved-areas.ts`): what a count of them is called,
 * which note goes with it, and when two counts may not be compared because one of them lacks a part.
 */

const ERAS: Readonly<Record<MonthsApart['era'], string>> = {
  'pre-2019': 'with the categories before 2019',
  cris: 'with labels in title case',
  connect: 'with labels in upper case',
};

/** "from April 2023 to February 2024", "in March 2020". */
export function whenInWords({ moved }: Dataset, part: MovedPart): string {
  const spells = moved.whenApart(part);
  const eras = [...new Set(spells.map(({ era }) => era))];
  const monthsIn = ({ from, to }: MonthsApart) =>
    from === to ? `in ${monthName(from)}` : `from ${monthName(from)} to ${monthName(to)}`;
  return listInWords(
    eras.map((era) => {
      const months = listInWords(spells.filter((run) => run.era === era).map(monthsIn));
      return eras.length > 1 ? `${months} (files ${ERAS[era]})` : months;
    }),
  );
}

const namesOf = (parts: readonly PartCounted[]): string =>
  listInWords([...new Set(parts.map(({ part }) => part.name))]);

const baseName = ({ areas }: Dataset, { name, codes }: AreaSet): string =>
  (codes.length === 1 && areas.find(({ code }) => code === codes[0])?.name) || name;

/** The parts of all the areas of a set; where the set has the other entry too, the whole is what it was. */
export function partsOfSet({ codes }: AreaSet, all: readonly PartCounted[]): readonly PartCounted[] {
  return all.filter(({ part, absent }) => absent > 0 || !codes.includes(part.area));
}

/** The name of an area or several, "West Basic Command Unit with Heathrow", where a part was added to one of the counts. */
export function nameWithParts(name: string, counts: readonly CountFigure[]): string {
  const added = counts.flatMap(({ parts }) => parts).filter((item) => item.added > 0);
  const wanted = ` with ${namesOf(added)}`;
  return added.length === 0 || name.endsWith(wanted) ? name : `${name}${wanted}`;
}

/** "Hillingdon with Heathrow", where offences of another entry were added; else the set as it is called. */
export function setWithParts(dataset: Dataset, set: AreaSet, parts: readonly PartCounted[]): AreaSet {
  const added = parts.filter((part) => part.added > 0);
  return added.length === 0 ? set : { ...set, name: `${baseName(dataset, set)} with ${namesOf(added)}` };
}

/** The note on a count that was added to (the same of every area), and of one that lacks a part. */
export function partNotes(dataset: Dataset, set: AreaSet, parts: readonly PartCounted[]): string[] {
  return parts.flatMap(({ part, added, absent }) => {
    const apart = `the Met's files have its offences apart from any borough ${whenInWords(dataset, part)}, in other months within one.`;
    const lacking = 'The files here have no row of them, so its counts of those months are without them.';
    return [
      ...(added > 0
        ? [`${part.name}: ${apart} Here they are counted in their borough and in London in every month.`]
        : []),
      ...(absent > 0 ? [`${baseName(dataset, set)} without ${part.name}: ${apart} ${lacking}`] : []),
    ];
  });
}

type Lacking = 'none' | 'some' | 'all';

const lacking = (parts: readonly PartCounted[], name: string): Lacking => {
  const found = parts.find(({ part, absent }) => part.name === name && absent > 0);
  return found ? (found.absent < found.months ? 'some' : 'all') : 'none';
};

/** Why two counts may not be compared: the files have a part of the one and not of the other. */
export function whyUnlike(now: CountBasis, before: CountBasis): string | undefined {
  if (now.parts.length === 0 && before.parts.length === 0) return undefined;
  const parts = [...now.parts, ...before.parts].filter(({ absent }) => absent > 0);
  const unlike = parts.find(({ part: { name } }) => {
    const [one, other] = [lacking(now.parts, name), lacking(before.parts, name)];
    return one === 'some' || other === 'some' || one !== other;
  });
  return unlike && `the files do not have ${unlike.part.name} in all months`;
}

/** What boroughs are called in the figures, where they have more than their own rows: names by code. */
export function namesWithParts(dataset: Dataset, figures: readonly Figure[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  if (dataset.moved.parts.length === 0) return names;
  const boroughNames = new Map(dataset.areas.map(({ code, name }) => [code, name]));
  const seen = new Set<Figure>();
  const visit = (figure: Figure): void => {
    if (seen.has(figure)) return;
    seen.add(figure);
    const { codes = [], name = '' } = figure.countQuery?.set ?? {};
    const code = codes[0] ?? '';
    if (codes.length === 1 && name.startsWith(`${boroughNames.get(code)} with `)) names.set(code, name);
    figure.from?.forEach(visit);
  };
  figures.forEach(visit);
  return names;
}

/** The name of a borough next to these figures. */
export const nameWithMovedParts = (dataset: Dataset, { code, name }: Area, figures: readonly Figure[]): string =>
  namesWithParts(dataset, figures).get(code) ?? name;
