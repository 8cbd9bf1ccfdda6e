import { isMissing } from '../missing.js';
import type { Figure, Unit } from '../model.js';
import { ratePer1000 } from '../statistics/rate.js';
import type { CountFigure } from './count.js';
import { denominatorOf } from './denominator.js';
import { combine, figure } from './figure.js';
import type { Study } from './study.js';

/** Sets of offences are rated per 1,000 population, as is every offence but residential burglary. */
export const rateBaseOf = (study: Study, offence: string) =>
  study.tree.set(offence) ? 'population' : study.tree.get(offence).rateBase;

export function rateUnitOf(study: Study, offence: string): Unit {
  if (rateBaseOf(study, offence) === 'population') return 'per 1,000 population';
  return study.choices.householdSeries === 'dwelling-stock' ? 'per 1,000 dwellings' : 'per 1,000 households';
}

/** Offences per 1,000 population, or per 1,000 households where the offence is one against the home. */
export function rateFigure(study: Study, count: CountFigure): Figure {
  const unit = rateUnitOf(study, count.offence);
  const denominator = denominatorOf(study, count.set, rateBaseOf(study, count.offence), count.period);
  if (isMissing(denominator)) return figure(denominator, [count], { unit, method: 'rate' });
  return combine([count], { unit, method: 'rate', notes: denominator.notes, base: denominator }, (offences) =>
    ratePer1000(offences, denominator.value),
  );
}
