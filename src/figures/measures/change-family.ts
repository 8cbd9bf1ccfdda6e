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
import { rateBaseOf } from './rate.js';
import { type ChangeSignal, changeSignal } from './signal.js';

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
  /** Each series once: of a group and a part that is all the files have of it, the group. */
  readonly changes: readonly JudgedChange[];
  /** How many could be tested. */
  readonly tested: number;
  /** Of such a part, what was found of its group. */
  of(offence: string): JudgedChange | undefined;
}

/**
 * Every offence, group and set of offences of a report, tested at once and adjusted once (Benjamini-Hochberg, false
 * discovery rate 0.05). All tables of a report take their word on a change from it, so that no two of them disagree.
 */
export const changeFamily = memoizeByArguments(judgeTogether);

interface TestedChange extends ChangeSignal {
  readonly offence: string;
  /** Alike for offences that count the same rows of the files and are divided by the same. */
  readonly series: string;
}

/** Each offence and set by itself, whatever has others in it before those. */
function testsOf(study: Study, area: Area, now: Period, before: Period): TestedChange[] {
  const set = setOf(area);
  const [all = 'all', ...others] = everyOffence(study);
  return [all, ...setsInReports(study), ...others].map((offence) => {
    const later = countFigure(study, set, offence, now);
    const earlier = countFigure(study, set, offence, before);
    const files = [...new Set([...later.sources, ...earlier.sources])];
    const isInFiles = (part: string) => files.some((index) => study.dataset.sources[index]?.offences.has(part));
    const withRows = study.tree.partsOf(offence).filter(isInFiles).sort();
    const series = withRows.length === 0 ? offence : [rateBaseOf(study, offence), ...withRows].join();
    return { offence, series, ...changeSignal(study, later, earlier) };
  });
}

function judgeTogether(study: Study, area: Area, now: Period, before: Period): ChangeFamily {
  const tests = testsOf(study, area, now, before);
  const bySeries = new Map(tests.map((test) => [test.series, test] as const).reverse());
  const isFirst = (test: TestedChange) => bySeries.get(test.series) === test;
  const tested = tests.filter((test) => isFirst(test) && test.p.value !== null);
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p.value ?? 1));
  const adjustedPlaced = benjaminiHochberg(tested.map(({ p, placed }) => placed?.p ?? p.value ?? 1));
  const judge = (test: TestedChange): JudgedChange => {
    const { offence, series, p, direction, placed, recordingChanged } = test;
    const index = tested.findIndex((item) => item.series === series);
    const parts = { unit: 'probability', method: 'adjusted p' } as const;
    if (index < 0) {
      return { offence, verdict: 'untested', p, adjustedP: figure(numberOf(p), [p], parts), recordingChanged: false };
    }
    const value = adjusted[index] ?? 1;
    const isStill = (adjustedPlaced[index] ?? 1) < SIGNIFICANT && placed?.direction === direction;
    const isSignal = value < SIGNIFICANT && direction !== 'the same';
    const verdict = isSignal ? (isStill ? direction : 'placing') : 'chance';
    const adjustedWith = tested.flatMap((item) => (item.series === series ? [] : [item.p]));
    return { offence, verdict, p, adjustedP: figure(value, [p], { ...parts, adjustedWith }), recordingChanged };
  };
  const judged = tests.map(judge);
  const byOffence = new Map(judged.map((change) => [change.offence, change]));
  const firsts = new Set([...bySeries.values()].map(({ offence }) => offence));
  const changes = judged.filter(({ offence }) => firsts.has(offence));
  return { changes, tested: tested.length, of: (offence) => byOffence.get(offence) };
}
