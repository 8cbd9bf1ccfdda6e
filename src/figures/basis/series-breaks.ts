import type { Era } from '../../core/crime.js';
import { listInWords } from '../../core/format.js';
import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import type { Period } from '../../core/months.js';
import type { SeriesBreak } from '../../core/reference.js';
import type { Study } from '../study.js';

/** What breaks are looked up in: all of a study but its figures. */
type Registry = Pick<Study, 'reference' | 'tree'>;

/** Whether the break is about this offence. A set of offences is touched when one of its members is. */
function concerns(study: Registry, rule: SeriesBreak, offence: string): boolean {
  if (offence === 'detections') return rule.offences.includes('detections');
  const set = study.tree.set(offence);
  if (set) return set.offences.some((member) => concerns(study, rule, member));
  if (rule.except.includes(offence)) return false;
  const level = study.tree.levelOf(offence);
  return rule.offences.some(
    (id) => id === '*' || id === offence || (id === 'subgroups' && level > 1) || (id === 'all-groups' && level === 1),
  );
}

const erasMatch = (rule: SeriesBreak, eras: readonly Era[]): boolean =>
  rule.eras.length === 0 || rule.eras.some((set) => set.every((era) => eras.includes(era)));

/** The last month that still counts as before the change is over. */
const endOf = (rule: SeriesBreak): string => (rule.to === '' ? rule.from : rule.to);

/** Both periods wholly before the change, or both wholly after it, are not touched by it. */
function crosses(rule: SeriesBreak, periods: readonly Period[]): boolean {
  const isAfter = (period: Period) => (rule.to === '' ? period.from >= rule.from : period.from > endOf(rule));
  return !periods.every(isAfter) && !periods.every((period) => period.to < rule.from);
}

const touches = (rule: SeriesBreak, { from, to }: Period): boolean =>
  to >= rule.from && (rule.to === '' || from <= rule.to);

/** The breaks between two periods of an offence's series. */
export function breaksBetween(
  study: Registry,
  offence: string,
  periods: readonly Period[],
  eras: readonly Era[],
): SeriesBreak[] {
  return study.reference.breaks.filter((rule) => {
    if (rule.kind === 'level' || !erasMatch(rule, eras) || !concerns(study, rule, offence)) return false;
    return rule.kind === 'during' ? periods.some((period) => touches(rule, period)) : crosses(rule, periods);
  });
}

/** What is wrong with a count itself, in one period, where it comes from these files (by their numbers). */
export const faultsOfLevel = memoizeByArguments(
  (study: Study, offence: string, period: Period, sources: readonly number[]): readonly SeriesBreak[] => {
    const files = sources.flatMap((index) => study.dataset.sources[index] ?? []);
    const isOfFiles = (rule: SeriesBreak) => {
      const ofForm = files.filter(({ form }) => rule.form === '' || rule.form === form);
      return erasMatch(
        rule,
        ofForm.map(({ source }) => source.era),
      );
    };
    return study.reference.breaks.filter(
      (rule) => rule.kind === 'level' && touches(rule, period) && concerns(study, rule, offence) && isOfFiles(rule),
    );
  },
);

/**
 * Whether the offence's own count stepped at the break, as measured (data/reference/recording-steps.csv). A set of offences
 * did when one of its members did.
 */
export function stepsAt(study: Registry, rule: SeriesBreak, offence: string): boolean {
  const members = study.tree.set(offence)?.offences;
  if (members) return members.some((member) => stepsAt(study, rule, member));
  return rule.steps.some((step) => step.offence === offence);
}

/** Whether two periods lie on either side of a break at which the offence's own count stepped. */
export const crossesStep = (study: Registry, offence: string, periods: readonly Period[]): boolean =>
  study.reference.breaks.some((rule) => stepsAt(study, rule, offence) && crosses(rule, periods));

/** Which way the count of an offence stepped between two periods: 1 up, -1 down, 0 where it did not, or both ways. */
export function stepSign(study: Registry, offence: string, periods: readonly Period[]): number {
  const members = study.tree.set(offence)?.offences ?? [offence];
  const signs = study.reference.breaks
    .filter((rule) => crosses(rule, periods))
    .flatMap(({ steps }) =>
      steps.filter((step) => members.includes(step.offence)).map(({ percent }) => Math.sign(percent)),
    );
  return signs.every((sign) => sign === signs[0]) ? (signs[0] ?? 0) : 0;
}

/** Over within the month it begins in: one unusual point of a series. */
export const isOneMonth = ({ kind, from, to }: SeriesBreak): boolean => kind === 'during' && from === to;

/**
 * Whether the series of the offence begins anew at the break: not where it is bridged, where measuring shows no step, or
 * where it is over within the month, which is then one unusual point of the same series.
 */
export const interrupts = (study: Registry, rule: SeriesBreak, offence: string): boolean =>
  rule.action !== 'bridge' && !isOneMonth(rule) && (rule.steps.length === 0 || stepsAt(study, rule, offence));

/** The note on a comparison across the break: what changed, and for an offence that stepped there, which others did. */
export function breakNotes(study: Registry, rule: SeriesBreak, offence: string): string[] {
  if (!stepsAt(study, rule, offence)) return [breakNote(rule)];
  // Without the sizes, which a report has no counts for: data/reference/recording-steps.csv has them.
  const stepped = (sign: 1 | -1, word: string): string[] => {
    const labels = rule.steps.flatMap(({ offence: id, percent }) =>
      percent * sign > 0 ? [study.reference.offences.find((item) => item.id === id)?.label.toLowerCase() ?? id] : [],
    );
    return labels.length === 0 ? [] : [`${word} in ${listInWords(labels)}`];
  };
  const steps = [...stepped(-1, 'down'), ...stepped(1, 'up')].join('; ');
  return [
    breakNote(rule),
    `Some of London's counts moved at once when the recording system changed, by more than they usually do: ${steps}. A fall across that date may be that in part; a rise may have been larger without it.`,
  ];
}

/** What a note says of a break: its text, which names the time in words, and where that is from. */
export const breakNote = (rule: SeriesBreak): string => `${rule.text}. Source: ${rule.source}.`;

/** Whether a time of unusual conditions ("under COVID-19 restrictions") lies in a period, in whole or in part; else empty. */
export function conditionsIn(study: Study, offence: string, period: Period): string {
  const rules = study.reference.breaks.filter(
    (rule) => rule.kind === 'during' && rule.short !== '' && touches(rule, period) && concerns(study, rule, offence),
  );
  const within = ({ from, to }: SeriesBreak) => period.from >= from && (to === '' || period.to <= to);
  return rules.map((rule) => (within(rule) ? rule.short : `partly ${rule.short}`)).join(', ');
}
