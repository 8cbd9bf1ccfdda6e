import { isMissing } from '../../core/missing.js';
import { whyNotLondon } from '../measures/london.js';
import { comparedRanks, earlierRates, rankedAreas, rankedRates, rankOfRates } from '../measures/rank.js';
import type { Checked, CrossCheck } from './cross-check.js';

/** Each place is one more than the number of boroughs with a lower rate: places are a permutation, but for shared ones. */
export function ranksCheck({ study }: Checked): CrossCheck {
  const name = 'Ranks are a permutation of the boroughs';
  const why = whyNotLondon(study);
  if (why) return { name, compared: 0, wrong: [], note: why };
  const { period: now, previous } = study.choices;
  const areas = rankedAreas(study);
  const wrong: string[] = [];
  let compared = 0;
  for (const { id, label } of study.reference.offences) {
    for (const period of [now, previous]) {
      const rates = period === now ? rankedRates(study, id, now) : earlierRates(study, id, now, previous);
      if (isMissing(rates)) continue;
      const ranking = period === now ? rankOfRates(study, id, now) : comparedRanks(study, id, now, previous).before;
      const values = [...rates.values()].map(({ value }) => value ?? 0);
      const shown = areas.filter(({ code }) => ranking.lowest(code).value !== null);
      compared += 1;
      const fits = shown.every(({ code }) => {
        const areaRate = rates.get(code)?.value ?? 0;
        const lower = values.filter((rate) => rate < areaRate).length;
        const higher = values.filter((rate) => rate > areaRate).length;
        return ranking.lowest(code).value === lower + 1 && ranking.highest(code).value === higher + 1;
      });
      if (!fits) wrong.push(`${label} in ${period.label}`);
    }
  }
  return { name, compared, wrong };
}
