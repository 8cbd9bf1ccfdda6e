import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { isMissing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { AreaSet, RateBase } from '../../core/reference.js';
import { londonBoroughs, setOf } from '../basis/areas.js';
import { denominatorOf } from '../basis/denominator.js';
import { recordedCount } from '../measures/count.js';
import { londonRate, whyNotLondon } from '../measures/london.js';
import { rateBaseOf, rateFigure } from '../measures/rate.js';
import type { Study } from '../study.js';
import { type Checked, type CrossCheck, expectedAgainst, isClose } from './cross-check.js';

/** The estimates of the day a rate says it uses, added up from the reference file itself. */
function baseAgain({ study }: Checked, set: AreaSet, offence: string, period: Period): number | undefined {
  const base = rateBaseOf(study, offence);
  const stated = denominatorOf(study, set, base, period);
  if (isMissing(stated)) return undefined;
  return sumOfEstimates(study, set, base, [stated.series, stated.date]);
}

const sumOfEstimates = memoizeByArguments(
  (study: Study, set: AreaSet, base: RateBase, [series, date]: readonly [string, string]): number =>
    study.reference[base]
      .filter((item) => item.series === series && item.date === date && set.codes.includes(item.area))
      .reduce((total, { value }) => total + value, 0),
);

/** A rate times what it was divided by gives the count back, in the borough and in pooled London. */
export function ratesCheck(checked: Checked): CrossCheck {
  const { study, area, periods } = checked;
  const wrong: string[] = [];
  let compared = 0;
  const hasLondon = study.choices.london === 'pooled' && whyNotLondon(study) === undefined;
  const sets = [setOf(area), ...(hasLondon ? [londonBoroughs(study)] : [])];
  for (const { id, label } of study.reference.offences) {
    for (const period of periods) {
      // London has no column in the base year.
      for (const [index, set] of (period === study.choices.base ? sets.slice(0, 1) : sets).entries()) {
        const count = recordedCount(study, set, id, period);
        const rate = index === 0 ? rateFigure(study, count) : londonRate(study, id, period);
        const base = baseAgain(checked, set, id, period);
        if (count.value === null || rate.value === null || base === undefined) continue;
        compared += 1;
        const again = (rate.value * base) / 1000;
        if (!isClose(again, count.value))
          wrong.push(`${label}, ${set.name}, in ${period.label}${expectedAgainst(study, count.value, again)}`);
      }
    }
  }
  return { name: 'Rates times what they were divided by give the counts back', compared, wrong };
}
