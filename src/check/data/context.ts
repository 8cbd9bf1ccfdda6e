import { memoize } from '../../core/memoize.js';
import { type Period, periodBetween, shiftPeriod } from '../../core/months.js';
import { periodTextsIn, type Span, spanOfPeriod } from '../mentions/periods.js';
import { perObject } from '../per-object.js';
import type { CrimeData, NamedArea } from './crime-data.js';
import { offencesIn } from './offence-names.js';

/** What a stretch of a draft is about: which offence, area and months. What is not certain is not known. */

/** Words next to an offence that leave it what it is. */
const PLAIN =
  /\b(?:offences?|crimes?|crime|total|recorded|notifiable|reported|police|number|of|all|incidents?|the|and|in|met|mps|tno|\(adj\)|overall|volume|possession)\b|[^a-z]+/g;

/** The offence a row is of: a label of the files word for word, else a name whose words are all accounted for. */
export function offenceOfLabel(records: CrimeData, label: string): string | undefined {
  const plain = label
    .toLowerCase()
    .replace(/^[^\p{L}]+/u, '')
    .replace(/\(per 1,?000 [a-z ]+\)/, '')
    .replace(/\s+/g, ' ')
    .replace(/[*†]+$/, '')
    .trim();
  const [first, last] = plain.split(' and ');
  const names = [plain, `${plain} offences`, `${plain.replace(/s$/, '')} offences`, `${last} and ${first}`];
  const exact = records.offences.find(({ label: name }) => names.includes(name.toLowerCase()));
  if (exact) return exact.id;
  const mentions = offencesIn(plain);
  const [only] = mentions;
  if (mentions.length !== 1 || !only) return undefined;
  const rest = plain.slice(0, only.at) + plain.slice(only.end);
  const left = rest
    .replace(/^(?:y|ies|s)\b/, '')
    .replace(PLAIN, '')
    .replace(/^(?:y|ies)$/, '');
  return left === '' ? known(records, only.subject) : undefined;
}

export const known = (records: CrimeData, subject: string | undefined): string | undefined =>
  records.offences.find(({ id }) => id === subject)?.id;

/** The one offence a sentence or heading speaks of; undefined when it names none or several. */
export function onlyOffence(records: CrimeData, text: string): string | undefined {
  const subjects = [...new Set(offencesIn(text).map(({ subject }) => subject))];
  return subjects.length === 1 ? known(records, subjects[0]) : undefined;
}

export interface AreaMention {
  readonly area: NamedArea;
  readonly at: number;
  readonly end: number;
}

/** London as the name of a set of boroughs, a force or an office is not London as an area. */
const NOT_LONDON =
  /london(?:'s)? boroughs?|boroughs? (?:in|of|across|within) (?:greater )?london|london borough|greater london authority|mayor of london|london datastore|rank of london|londoners|the capital (?:program|budget|spend|fund|invest|grant|works|cost|expend|receipt)/g;

/** "The 32 boroughs together": London. */
const ALL_BOROUGHS =
  /(?<=\bacross )(?:the|all) (?:32 |33 )(?:london )?boroughs\b(?: of london)?|\b(?:the|all) (?:32|33) (?:london )?boroughs(?: of london)?(?= (?:together|combined|as a whole)\b)/g;

function boroughsTogether(records: CrimeData, lower: string): AreaMention[] {
  const london = records.areas.find(({ code }) => code === 'London');
  return london
    ? [...lower.matchAll(ALL_BOROUGHS)].map(({ 0: found, index }) => ({
        area: london,
        at: index,
        end: index + found.length,
      }))
    : [];
}

/** A sentence is asked for its areas again and again: by each of its numbers, and by the sentences behind it. */
const areaFinder = perObject((records: CrimeData) => memoize((text) => findAreas(records, text)));

/** Every borough and London where a text names them. */
export const areasIn = (records: CrimeData, text: string): readonly AreaMention[] => areaFinder(records)(text);

function findAreas(records: CrimeData, text: string): AreaMention[] {
  const whole = text.toLowerCase();
  const lower = whole.replace(NOT_LONDON, (found) => ' '.repeat(found.length));
  const named = records.areas.flatMap((area) =>
    area.spellings.flatMap((name) => {
      const found: AreaMention[] = [];
      for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
        const end = at + name.length;
        if (!/[a-z]/.test(lower[at - 1] ?? '') && !/[a-z]/.test(lower[end] ?? '')) found.push({ area, at, end });
      }
      return found;
    }),
  );
  return [...named, ...boroughsTogether(records, whole)].sort((a, b) => a.at - b.at || b.end - a.end);
}

/** The area a row or heading is of: the one it names, the draft's own borough when it names none. */
export function onlyArea(records: CrimeData, text: string): NamedArea | undefined {
  const named = [...new Set(areasIn(records, text).map(({ area }) => area))];
  if (named.length === 0) return records.borough;
  const others = named.filter((area) => area !== records.borough && area.code !== 'London');
  return named.length === 1 ? named[0] : others.length === 0 ? records.borough : undefined;
}

const monthOf = (ordinal: number): string =>
  `${Math.floor(ordinal / 12)}-${String((ordinal % 12) + 1).padStart(2, '0')}`;

export const periodOfSpan = ({ from, to }: Span): Period => periodBetween(monthOf(from), monthOf(to));

/** A year that may be of several kinds. */
export const isBareYear = (text: string): boolean => /^\d{4}$/.test(text.trim());

/** The months a period of a draft stands for; a bare year may be a calendar year. */
export function monthsOf(text: string): Period | undefined {
  const span = spanOfPeriod(text);
  return span && periodOfSpan(span);
}

/** The periods a text names, in its order; undefined for one that stands for no certain months. */
export const periodsIn = (text: string): (Period | undefined)[] =>
  periodTextsIn(text).map((found) => (isBareYear(found) ? undefined : monthsOf(found)));

/** All of them; undefined where one is not certain. */
export const knownPeriods = (periods: readonly (Period | undefined)[]): readonly Period[] | undefined =>
  periods.every((period) => period !== undefined) ? periods : undefined;

export const latestPeriod = (periods: readonly Period[]): Period | undefined =>
  [...periods].sort((a, b) => (a.to < b.to ? 1 : -1))[0];

export const yearBefore = (period: Period): Period => shiftPeriod(period, -12);
