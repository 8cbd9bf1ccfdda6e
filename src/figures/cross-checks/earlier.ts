import { isMissing, type Missing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import { setOf } from '../basis/areas.js';
import { countFigure } from '../measures/count.js';
import type { Checked, CrossCheck } from './cross-check.js';

/** What an earlier report printed of its year: counts by offence, or why it had none. */
export interface EarlierCounts {
  readonly name: string;
  readonly period: Period;
  readonly counts: ReadonlyMap<string, number | Missing>;
}

/**
 * This year's "last year" is the year of the last report. Later recording moves it: how many counts moved is noted, for none
 * of it can be distinguished from an error by the two numbers alone.
 */
export function earlierCheck({ study, area }: Checked, earlier: EarlierCounts | undefined): CrossCheck {
  const name = "Last year here is this year in last year's report";
  if (!earlier) return { name, compared: 0, wrong: [], note: 'no earlier report is given' };
  const { previous } = study.choices;
  const { period, counts } = earlier;
  if (period.from !== previous.from || period.to !== previous.to) {
    const note = `${earlier.name} is on ${period.label}, not on ${previous.label}; revised-since has its year`;
    return { name, compared: 0, wrong: [], note };
  }
  const pairs = [...counts].flatMap(([offence, value]) => {
    if (!study.tree.has(offence) && !study.tree.set(offence)) return [];
    const now = countFigure(study, setOf(area), offence, previous).value;
    return isMissing(value) || now === null ? [] : [{ value, now }];
  });
  const moved = pairs.filter(({ value, now }) => value !== now).length;
  const note =
    moved === 0 ? `all as in ${earlier.name}` : `${moved} moved since ${earlier.name}: revised-since has each`;
  return { name, compared: pairs.length, wrong: [], note };
}
