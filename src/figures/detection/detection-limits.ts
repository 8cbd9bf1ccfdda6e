import type { Figure, Interval } from '../../core/figure.js';
import { headed, isMissing, type Missing, missing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { AreaSet } from '../../core/reference.js';
import { newcombe } from '../../statistics/proportions/newcombe.js';
import { wilson } from '../../statistics/proportions/wilson.js';
import { figure } from '../figure.js';
import type { Study } from '../study.js';
import { detectionFigure, detectionMeasure, pairOf } from './detection.js';

const CONFIDENCE = 0.95;
const NO_RATE = missing('not-recorded', 'no rate');
const MORE_OUTCOMES = headed('no limits', missing('undefined', 'more outcomes than offences'));

export interface Limits {
  readonly lower: Figure;
  readonly upper: Figure;
}

/** Outcomes over offences as a share of trials; more outcomes than offences are no share and have no limits. */
function trialsOf(study: Study, set: AreaSet, offence: string, period: Period): Trials | Missing {
  const measure = detectionMeasure(study);
  const rate = detectionFigure(study, set, offence, period);
  if (rate.absence) return rate.absence;
  if (measure === undefined) return NO_RATE;
  const { outcomes, offences } = pairOf(study, { set, offence, period, measure });
  if (isMissing(outcomes) || isMissing(offences)) return NO_RATE;
  return outcomes > offences ? MORE_OUTCOMES : { rate, outcomes, offences };
}

interface Trials {
  readonly rate: Figure;
  readonly outcomes: number;
  readonly offences: number;
}

const inPercent = (
  limits: Interval | Missing,
  from: readonly Figure[],
  unit: 'percent share' | 'percentage points',
) => {
  const of = (pick: 'lower' | 'upper') =>
    figure(isMissing(limits) ? limits : 100 * limits[pick], from, { unit, method: `detection ${pick} limit` });
  return { lower: of('lower'), upper: of('upper') };
};

/** Wilson's 95% limits of a detection rate, each offence taken for a trial of its own. */
export function detectionLimits(study: Study, set: AreaSet, offence: string, period: Period): Limits {
  const trials = trialsOf(study, set, offence, period);
  if (isMissing(trials)) return inPercent(trials, [], 'percent share');
  return inPercent(wilson(trials.outcomes, trials.offences, CONFIDENCE), [trials.rate], 'percent share');
}

/** Newcombe's 95% limits of the change of a detection rate, in points. `change` is missing where the two may not be compared. */
export function detectionChangeLimits(study: Study, set: AreaSet, offence: string, change: Figure): Limits {
  const { period, previous } = study.choices;
  const [now, before] = [trialsOf(study, set, offence, period), trialsOf(study, set, offence, previous)];
  if (change.absence) return inPercent(change.absence, [change], 'percentage points');
  if (isMissing(now)) return inPercent(now, [change], 'percentage points');
  if (isMissing(before)) return inPercent(before, [change], 'percentage points');
  const casesOf = ({ outcomes, offences }: Trials) => ({ cases: outcomes, n: offences });
  const limits = newcombe(casesOf(now), casesOf(before), CONFIDENCE);
  return inPercent(limits, [change], 'percentage points');
}
