import { groupBy } from '../../../core/collections.js';
import { isMissing } from '../../../core/missing.js';
import { monthsBetween, type Period } from '../../../core/months.js';
import { periodTextsIn } from '../../mentions/periods.js';
import type { Block, Draft, Sentence } from '../../model.js';
import { isBareYear, knownPeriods, latestPeriod, monthsOf } from '../context.js';
import type { CrimeData } from '../crime-data.js';
import { endsInNamedYear } from '../tables/headings.js';
import { isBaseAt } from './base-words.js';
import { type SectionBases, sectionBases } from './section-bases.js';

/** The months a whole draft is on: those of its title, else those it says its figures are of, else those it names most. */
export interface DocumentTime {
  readonly period: Period | undefined;
  /** What its changes are counted from, where it says so once for all. */
  readonly base: Period | undefined;
  /** It says so in words: "unless we say otherwise the figures are for 2024/25". */
  readonly isStated: boolean;
  /** Numbers without months of their own agree with the files as of these: so the others are of them too. */
  readonly isConfirmed: boolean;
  /** "2018" is the calendar year. */
  readonly isCalendar: boolean;
  /** What changes are counted from under each heading. */
  readonly sectionBases: SectionBases;
  /** "FY25" ends in 2025. */
  readonly isNamedByEnd: boolean;
}

/** "Unless we say otherwise", "all figures are for": what is said once for every number. */
const STATED =
  /\bunless (?:we (?:say|state) |it is |otherwise |stated |noted |shown |specified )|\b(?:all|the|these|our|latest|its|main)(?: [a-z]+){0,2} (?:figures|numbers|data|counts|statistics)(?: [a-z]+){0,4} (?:are|is|cover|covers|relate|relates|refer|refers|compare|run)\b|\b(?:this|the) (?:report|chapter|profile|paper|bulletin|section|document|page|assessment|briefing) (?:covers|looks at|is on|is about|compares|relates to|reports on|uses|sets)\b/i;

interface NamedPeriods {
  readonly main: readonly Period[];
  readonly bases: readonly Period[];
}

const lengthOf = ({ from, to }: Period): number => monthsBetween(from, to).length;

/** The periods of several months that a text names; a bare year may be of several kinds. */
function namedIn(text: string): NamedPeriods {
  const [main, bases]: [string[], string[]] = [[], []];
  let from = 0;
  for (const found of periodTextsIn(text)) {
    const at = text.indexOf(found, from);
    (isBaseAt(text, at) ? bases : main).push(found);
    from = at + found.length;
  }
  const months = (texts: readonly string[]): readonly Period[] =>
    (knownPeriods(texts.map(monthsOf)) ?? []).filter((period) => lengthOf(period) > 1);
  return { main: months(main), bases: months(bases.filter((found) => !isBareYear(found))) };
}

/** Lines that stand before all else and are no paragraph. */
const TITLE_LINES = 3;
const LONGEST_TITLE = 160;
const isTitle = ({ text, kind, index }: Block): boolean =>
  index < TITLE_LINES && text.length < LONGEST_TITLE && (kind === 'heading' || kind === 'prose');

function mostNamed(all: readonly NamedPeriods[]): Period | undefined {
  const latest = all.flatMap(({ main }) => latestPeriod(main) ?? []);
  const alike = [...groupBy(latest, ({ from, to }) => `${from} ${to}`).values()];
  // Of equals the first, which stands first in the draft.
  return alike.sort((a, b) => b.length - a.length)[0]?.[0];
}

export function documentTime(records: CrimeData, draft: Draft): DocumentTime {
  const { blocks, sentences } = draft;
  const isCalendar = blocks.some(({ text }) => /\bcalendar years?\b/i.test(text));
  const plain = {
    base: undefined,
    isStated: false,
    isConfirmed: false,
    isCalendar,
    sectionBases: sectionBases(sentences),
    isNamedByEnd: endsInNamedYear(draft),
  };
  const isInFiles = (period: Period): boolean =>
    records.offences.some(({ id }) => !isMissing(records.count(records.borough, id, period)));
  const title = blocks.filter(isTitle).flatMap(({ text }) => latestPeriod(namedIn(text).main) ?? []);
  const inTitle = title.find((period) => lengthOf(period) <= 12 && isInFiles(period));
  const stated = statedIn(sentences);
  if (inTitle && !stated?.base) return { ...plain, period: inTitle };
  if (stated) return { ...plain, ...stated, isStated: true };
  const lines = blocks.filter(({ kind }) => kind === 'heading' || kind === 'prose');
  return { ...plain, period: inTitle ?? mostNamed(lines.map(({ text }) => namedIn(text))) };
}

/** The period, and perhaps the base, of the first sentence that says them of every number. */
function statedIn(sentences: readonly Sentence[]): Pick<DocumentTime, 'period' | 'base'> | undefined {
  for (const { text, block } of sentences) {
    if (block.kind === 'row' || !STATED.test(text)) continue;
    const { main, bases } = namedIn(text);
    const [period, another] = main;
    const [base] = bases.filter((other) => period && other.to < period.to && lengthOf(other) === lengthOf(period));
    if (period && (!another || another.to === period.to))
      return { period, base: bases.length === 1 ? base : undefined };
  }
  return undefined;
}
