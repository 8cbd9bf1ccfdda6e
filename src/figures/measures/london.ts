import type { Figure } from '../../core/figure.js';
import { listInWords } from '../../core/format.js';
import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { isMissing, type Missing, missing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import { meanRate } from '../../statistics/rates/mean-rate.js';
import { ratePer1000 } from '../../statistics/rates/rate.js';
import { boroughsOf, londonBoroughs, metAreas, setOf } from '../basis/areas.js';
import { denominatorOf } from '../basis/denominator.js';
import type { CountFigure } from '../count-figure.js';
import { combine, figure } from '../figure.js';
import type { Study } from '../study.js';
import { countFigure, recordedCount } from './count.js';
import { householdsOf, rateBaseOf, rateFigure, rateUnitOf } from './rate.js';

/** Why there is no London figure or rank: a borough that has no rows at all. undefined when all 32 are there. */
export const whyNotLondon = memoizeByArguments((study: Study): Missing | undefined => {
  const { boroughs, boroughsPresent } = study.dataset;
  const absent = boroughs.filter((code) => !boroughsPresent.includes(code));
  if (absent.length === 0 || (study.choices.allowPartial && boroughsPresent.length > 1)) return undefined;
  const names = absent.map((code) => study.reference.areas.find((area) => area.code === code)?.name ?? code);
  const listed = names.length > 4 ? `${names.length} boroughs` : listInWords(names);
  return missing('not-recorded', `${boroughsPresent.length} of ${boroughs.length} boroughs: no rows for ${listed}`);
});

/** London's count on the basis chosen: pooled and mean count the 32 boroughs, mps all of the Met's offences. */
export function londonCount(study: Study, offence: string, period: Period): CountFigure {
  const set = study.choices.london === 'mps' ? metAreas(study) : londonBoroughs(study);
  const why = whyNotLondon(study);
  const count = countFigure(study, set, offence, period);
  return why === undefined ? count : { ...count, ...figure(why, [count], { ...count, method: 'count' }) };
}

/**
 * London's rate: pooled (offences of the 32 boroughs over their population), the mean of the 32 rates, or all of the
 * Met's offences over the population of the 32 boroughs.
 */
export function londonRate(study: Study, offence: string, period: Period): Figure {
  const count = londonCount(study, offence, period);
  if (count.value === null || study.choices.london === 'pooled') return rateFigure(study, count);
  return study.choices.london === 'mean' ? meanOfRates(study, offence, period) : metRate(study, count);
}

function meanOfRates(study: Study, offence: string, period: Period): Figure {
  const { codes } = londonBoroughs(study);
  const boroughs = boroughsOf(study.reference.areas).filter(({ code }) => codes.includes(code));
  const rates = boroughs.map((area) => rateFigure(study, recordedCount(study, setOf(area), offence, period)));
  const parts = { unit: rateUnitOf(study, offence), method: 'mean rate' } as const;
  return combine(rates, parts, (...values) => meanRate(values));
}

function metRate(study: Study, count: CountFigure): Figure {
  const base = rateBaseOf(study, count.offence);
  const denominator = denominatorOf(study, londonBoroughs(study), base, count.period);
  const parts = { unit: rateUnitOf(study, count.offence), method: 'rate' } as const;
  if (isMissing(denominator)) return figure(denominator, [count], parts);
  return combine([count], { ...parts, notes: denominator.notes, base: denominator }, (offences) =>
    ratePer1000(offences, denominator.value),
  );
}

/** How every table states what London is. */
export function londonBasisNote(study: Study): string {
  const { codes } = londonBoroughs(study);
  const boroughs = `the ${codes.length} ${codes.length === 1 ? 'borough' : 'boroughs'}${codes.length < study.dataset.boroughs.length ? ' in the files (of 32)' : ''}`;
  const text = {
    pooled: `London is ${boroughs} pooled: the sum of their offences over the sum of their population or ${householdsOf(study)}.`,
    mean: `London's rate is the mean of the rates of ${boroughs}, each counting the same; its counts are their sum.`,
    mps: `London is all offences recorded by the Met, those with no borough included, over the population or ${householdsOf(study)} of ${boroughs}.`,
  };
  return text[study.choices.london];
}
