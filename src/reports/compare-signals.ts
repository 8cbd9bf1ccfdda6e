import { type ChangeVerdict, changeFamily } from '../figures/measures/change-family.js';
import type { Comparison } from '../figures/measures/comparison.js';
import { rankRange } from '../figures/measures/rank-range.js';
import { rateRatio, ratioToRestOfLondon } from '../figures/measures/rate-ratio.js';
import { changeSignal, markedSignal, NOT_DISTINGUISHABLE, rateLimits } from '../figures/measures/signal.js';
import type { Study } from '../figures/study.js';

export const ONE_TEST_NOTE =
  'change_p, change_ratio_p and rest_of_london_ratio_p are each the p of one test. change_adjusted_p is adjusted for all the changes of the borough that are tested together (changes_tested), and change_signal takes its word from it, as the tables of the annual report do.';

const VERDICTS: Readonly<Partial<Record<ChangeVerdict, string>>> = {
  higher: 'higher',
  lower: 'lower',
  placing: 'not distinguishable from a change in how many offences stand in no borough',
  chance: NOT_DISTINGUISHABLE,
};

/** What chance allows: limits of the rate, a test of the change, and the ranks the borough may have. */
export function signalParts(study: Study, { area, offence, count, previousCount, change }: Comparison) {
  const { lower, upper } = rateLimits(study, count);
  const family = changeFamily(study, area, study.choices.period, study.choices.previous);
  const judged = family.of(offence.id);
  const { p, recordingChanged } = judged ?? changeSignal(study, count, previousCount);
  const word = VERDICTS[judged?.verdict ?? 'untested'] ?? `cannot be judged: ${p.missing}`;
  const { from, to } = rankRange(study, count);
  const ofChange = rateRatio(study, count, previousCount, change.absence ?? undefined);
  const ofRest = ratioToRestOfLondon(study, count, study.choices.period);
  return {
    rate_lower: lower,
    rate_upper: upper,
    change_p: p,
    change_signal: markedSignal(word, recordingChanged),
    change_adjusted_p: judged?.adjustedP ?? p,
    changes_tested: family.tested,
    rank_range: { from, to },
    change_ratio: ofChange.ratio,
    change_ratio_lower: ofChange.lower,
    change_ratio_upper: ofChange.upper,
    change_ratio_p: ofChange.p,
    rest_of_london_ratio: ofRest.ratio,
    rest_of_london_ratio_lower: ofRest.lower,
    rest_of_london_ratio_upper: ofRest.upper,
    rest_of_london_ratio_p: ofRest.p,
  };
}
