import { type Figure, numberOf } from '../../core/figure.js';
import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import type { Period } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import { benjaminiHochberg } from '../../statistics/multiple-tests/benjamini-hochberg.js';
import { setOf } from '../basis/areas.js';
import { everyOffence, setsInReports } from '../basis/offence-lists.js';
import { figure } from '../figure.js';
import type { Study } from '../study.js';
import { countFigure } from './count.js';
import { changeSignal } from './signal.js';

const SIGNIFICANT = 0.05;

/**
 * What may be said of a change: the rate is higher or lower by more than chance; it would not be if as many of the Met's
 * offences stood in a borough in both periods; chance could give it; or it is not tested.
 */
export type ChangeVerdict = 'higher' | 'lower' | 'placing' | 'chance' | 'untested';

/** One change of the family: its own p, and the p adjusted for all the changes that are tested with it. */
export interface JudgedChange {
  readonly offence: string;
  readonly verdict: ChangeVerdict;
  readonly p: Figure;
  /** Missing with its reason where the change is not tested. */
  readonly adjustedP: Figure;
  /** Whether the count of the offence stepped with a change of recording between the two periods. */
  readonly recordingChanged: boolean;
}

/** The changes of one borough between two periods that are tested together. */
export interface ChangeFamily {
  readonly changes: readonly JudgedChange[];
  /** How many could be tested. */
  readonly tested: number;
  of(offence: string): JudgedChange | undefined;
}

/**
 * Every offence, group and set of offences of a report, tested at once and adjusted once (Benjamini-Hochberg, false
 * discovery rate 0.05). All tables of a report take their word on a change from it, so that no two of them disagree.
 */
export const changeFamily = memoizeByArguments(judgeTogether);

function judgeTogether(study: Study, area: Area, now: Period, before: Period): ChangeFamily {
  const set = setOf(area);
  const [all = 'all', ...others] = everyOffence(study);
  const judged = [all, ...setsInReports(study), ...others].map((offence) => ({
    offence,
    ...changeSignal(study, countFigure(study, set, offence, now), countFigure(study, set, offence, before)),
  }));
  const tested = judged.flatMap(({ p }) => (p.value === null ? [] : [p]));
  const adjusted = benjaminiHochberg(tested.map(({ value }) => value ?? 1)).values();
  const placedPs = judged.flatMap(({ p, placed }) => (p.value === null ? [] : [placed?.p ?? p.value]));
  const adjustedPlaced = benjaminiHochberg(placedPs).values();
  const changes = judged.map(({ offence, p, direction, recordingChanged, placed }): JudgedChange => {
    const parts = { unit: 'probability', method: 'adjusted p' } as const;
    if (p.value === null) {
      return { offence, verdict: 'untested', p, adjustedP: figure(numberOf(p), [p], parts), recordingChanged: false };
    }
    const value = adjusted.next().value ?? 1;
    const isStill = (adjustedPlaced.next().value ?? 1) < SIGNIFICANT && placed?.direction === direction;
    const isSignal = value < SIGNIFICANT && direction !== 'the same';
    const verdict = isSignal ? (isStill ? direction : 'placing') : 'chance';
    const adjustedWith = tested.filter((item) => item !== p);
    return { offence, verdict, p, adjustedP: figure(value, [p], { ...parts, adjustedWith }), recordingChanged };
  });
  const byOffence = new Map(changes.map((change) => [change.offence, change]));
  return { changes, tested: tested.length, of: (offence) => byOffence.get(offence) };
}
