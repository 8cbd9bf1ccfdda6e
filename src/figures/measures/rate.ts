import { type Figure, numberOf, type Unit } from '../../core/figure.js';
import { type Count, isMissing, type Missing } from '../../core/missing.js';
import { ratePer1000 } from '../../statistics/rates/rate.js';
import { type DenominatorChoice, denominatorOf, denominatorsOf } from '../basis/denominator.js';
import type { CountFigure } from '../count-figure.js';
import { figure } from '../figure.js';
import type { Study } from '../study.js';

/** Sets of offences are rated per 1,000 population, as is every offence but residential burglary. */
export const rateBaseOf = (study: Study, offence: string) =>
  study.tree.set(offence) ? 'population' : study.tree.get(offence).rateBase;

export function rateUnitOf(study: Study, offence: string): Unit {
  if (rateBaseOf(study, offence) === 'population') return 'per 1,000 population';
  return `per 1,000 ${householdsOf(study)}`;
}

/** What residential burglary is divided by. */
export const householdsOf = ({ choices }: Study): 'dwellings' | 'households' =>
  choices.householdSeries === 'dwelling-stock' ? 'dwellings' : 'households';

/** What tables say of the units of their rates. */
export const rateUnitsNote = (study: Study): string =>
  `Rates are per 1,000 population; residential burglary is ${rateUnitOf(study, 'burglary-residential')}.`;

/** Offences per 1,000 population, or per 1,000 households where the offence is one against the home; of one period alone. */
export const rateFigure = (study: Study, count: CountFigure): Figure =>
  dividedBy(study, count, denominatorOf(study, count.set, rateBaseOf(study, count.offence), count.period));

/** The rates of two counts that are compared. */
export interface ComparedRates {
  readonly now: Figure;
  readonly before: Figure;
}

/** Two rates on estimates of one series, so that their difference is one of offences and people and not of estimates. */
export function comparedRates(study: Study, now: CountFigure, before: CountFigure): ComparedRates {
  const pair = denominatorsOf(study, rateBaseOf(study, now.offence), now, before);
  const of = (count: CountFigure, which: keyof ComparedRates) =>
    dividedBy(study, count, isMissing(pair) ? pair : pair[which]);
  return { now: of(now, 'now'), before: of(before, 'before') };
}

/**
 * The rate as a number: what a figure of it shows, and what is ranked and checked without one. Where there is no count,
 * that is the reason; what it would have been divided by does not matter.
 */
export const rateValue = (count: Count, exposure: number | Missing): number | Missing =>
  isMissing(count) ? count : isMissing(exposure) ? exposure : ratePer1000(count, exposure);

function dividedBy(study: Study, count: CountFigure, denominator: DenominatorChoice | Missing): Figure {
  const unit = rateUnitOf(study, count.offence);
  if (isMissing(denominator)) return figure(count.absence ?? denominator, [count], { unit, method: 'rate' });
  // Where there is no count there is no rate, and nothing to say of what it would be divided by.
  const notes = count.value === null ? [] : denominator.notes;
  const parts = { unit, method: 'rate', notes, base: denominator } as const;
  return figure(rateValue(numberOf(count), denominator.value), [count], parts);
}
