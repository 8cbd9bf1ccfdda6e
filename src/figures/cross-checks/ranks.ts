import { isMissing } from '../../core/missing.js';
import type { Area } from '../../core/reference.js';
import type { Exposed } from '../../statistics/ranks/rank-confidence-set.js';
import { whyNotLondon } from '../measures/london.js';
import { comparedRanks, type Ranking, rankOfRates } from '../measures/rank.js';
import { rankedAreas, rankedRates } from '../measures/ranked-rates.js';
import type { Checked, CrossCheck } from './cross-check.js';

/**
 * Each rank is one more than the number of boroughs with a lower rate: ranks are a permutation, but for shared ones. The
 * other road: the rates, divided again, are put in order, and a rank is where its rate stands first from either end.
 */
export function ranksCheck({ study }: Checked): CrossCheck {
  const name = 'Ranks are a permutation of the boroughs';
  const why = whyNotLondon(study);
  if (why) return { name, compared: 0, wrong: [], note: why.missing };
  const { period: now, previous } = study.choices;
  const rankings = study.reference.offences.flatMap(({ id, label }) => [
    {
      what: `${label} in ${now.label}`,
      rates: rankedRates(study, id, [now], 0),
      ranking: rankOfRates(study, id, now),
    },
    {
      what: `${label} in ${previous.label}`,
      rates: rankedRates(study, id, [now, previous], 1),
      ranking: comparedRanks(study, id, now, previous).before,
    },
  ]);
  const areas = rankedAreas(study);
  const fits = rankings.flatMap(({ what, rates, ranking }) =>
    isMissing(rates) ? [] : { what, isRight: fitsOrder(ranking, areas, rates) },
  );
  return { name, compared: fits.length, wrong: fits.filter(({ isRight }) => !isRight).map(({ what }) => what) };
}

function fitsOrder({ rankOf }: Ranking, areas: readonly Area[], exposed: readonly Exposed[]): boolean {
  const rates = Float64Array.from(exposed, ({ events, exposure }) => (1000 * events) / exposure);
  const ordered = rates.slice().sort();
  return areas.every(({ code }, index) => {
    const [rank, rate = Number.NaN] = [rankOf(code), rates[index]];
    if (isMissing(rank)) return true;
    return rank.lowest === ordered.indexOf(rate) + 1 && rank.highest === ordered.length - ordered.lastIndexOf(rate);
  });
}
