import { numberOf } from '../../core/figure.js';
import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { type Count, isMissing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { AreaSet, RateBase } from '../../core/reference.js';
import { londonBoroughs, setOf } from '../basis/areas.js';
import { denominatorOf } from '../basis/denominator.js';
import { recordedNumber } from '../measures/count.js';
import { londonCount, whyNotLondon } from '../measures/london.js';
import { rateBaseOf, rateValue } from '../measures/rate.js';
import type { Study } from '../study.js';
import { type Checked, type CrossCheck, expectedAgainst, isClose } from './cross-check.js';

/** The estimates of the day a rate says it uses, added up from the reference file itself. */
const sumOfEstimates = memoizeByArguments(
  (study: Study, set: AreaSet, base: RateBase, [series, date]: readonly [string, string]): number =>
    study.reference[base]
      .filter((item) => item.series === series && item.date === date && set.codes.includes(item.area))
      .reduce((total, { value }) => total + value, 0),
);

/** Some areas, and their counts. */
type Subject = readonly [set: AreaSet, countOf: (offence: string, period: Period) => Count];

/** The count of some areas, and what their rate times the estimates gives; undefined where they have no rate. */
function countTwice(
  study: Study,
  [set, countOf]: Subject,
  offence: string,
  period: Period,
): [number, number] | undefined {
  const base = rateBaseOf(study, offence);
  const [count, stated] = [countOf(offence, period), denominatorOf(study, set, base, period)];
  const rate = rateValue(count, isMissing(stated) ? stated : stated.value);
  if (isMissing(stated) || isMissing(count) || isMissing(rate)) return undefined;
  return [count, (rate * sumOfEstimates(study, set, base, [stated.series, stated.date])) / 1000];
}

/** Some areas and a period, of which a rate is worked out. */
type Occasion = readonly [subject: Subject, period: Period];

/** A rate times what it was divided by gives the count back, in the borough and in pooled London. */
export function ratesCheck({ study, area, periods }: Checked): CrossCheck {
  const wrong: string[] = [];
  let compared = 0;
  const hasLondon = study.choices.london === 'pooled' && whyNotLondon(study) === undefined;
  const ofArea: Subject = [setOf(area), (id, period) => recordedNumber(study, setOf(area), id, period).count];
  const ofLondon: Subject = [londonBoroughs(study), (id, period) => numberOf(londonCount(study, id, period))];
  const occasions = periods.flatMap((period): Occasion[] =>
    // London has no column in the base year.
    hasLondon && period !== study.choices.base
      ? [
          [ofArea, period],
          [ofLondon, period],
        ]
      : [[ofArea, period]],
  );
  for (const { id, label } of study.reference.offences) {
    for (const [subject, period] of occasions) {
      const [count, again] = countTwice(study, subject, id, period) ?? [];
      if (count === undefined || again === undefined) continue;
      compared += 1;
      if (!isClose(again, count))
        wrong.push(`${label}, ${subject[0].name}, in ${period.label}${expectedAgainst(study, count, again)}`);
    }
  }
  return { name: 'Rates times what they were divided by give the counts back', compared, wrong };
}
