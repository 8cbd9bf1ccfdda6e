import type { Figure } from '../../core/figure.js';
import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { isMissing } from '../../core/missing.js';
import type { Area } from '../../core/reference.js';
import { gapPercent, gapPoints } from '../../statistics/changes/gap.js';
import { share } from '../../statistics/changes/share.js';
import { setOf } from '../basis/areas.js';
import { type DenominatorChoice, denominatorOf } from '../basis/denominator.js';
import type { CountFigure } from '../count-figure.js';
import { combine } from '../figure.js';
import type { Study } from '../study.js';
import { changeFigure, percentChangeFigure } from './change.js';
import { countFigure } from './count.js';
import { londonCount, londonRate } from './london.js';
import { comparedRanks, rankMove, rankOfChanges, rankOfNumbers, rankOfRates } from './rank.js';
import { comparedRates, rateBaseOf, rateFigure } from './rate.js';

/** Everything the reports say of one offence in one borough. */
export interface Comparison {
  readonly area: Area;
  readonly offence: { readonly id: string; readonly label: string };
  readonly count: CountFigure;
  /** Of all notifiable offences of the borough, in percent. */
  readonly share: Figure;
  readonly previousCount: CountFigure;
  readonly change: Figure;
  readonly changePercent: Figure;
  readonly baseCount: CountFigure;
  readonly baseChange: Figure;
  readonly baseChangePercent: Figure;
  readonly rate: Figure;
  /** This year's rate on the series of estimates that last year has too: what `previousRate` is to be compared with. */
  readonly comparedRate: Figure;
  readonly previousRate: Figure;
  readonly denominator: DenominatorChoice | undefined;
  readonly londonCount: CountFigure;
  readonly londonRate: Figure;
  readonly londonChangePercent: Figure;
  readonly londonBaseChangePercent: Figure;
  readonly rateGapPercent: Figure;
  readonly changeGapPoints: Figure;
  readonly rankLowest: Figure;
  /** The rank by the number of offences, whatever the borough's size. */
  readonly rankOfNumber: Figure;
  readonly rankHighest: Figure;
  /** This year's rank on the series of estimates that last year has too. */
  readonly comparedRankLowest: Figure;
  readonly previousRankLowest: Figure;
  readonly rankMove: Figure;
  readonly rankOfChange: Figure;
  readonly rankOfIncrease: Figure;
}

/** The label of an offence or of a set of them. */
export const labelOf = (study: Study, offence: string): string =>
  study.tree.set(offence)?.label ?? study.tree.get(offence).label;

export const nounOf = (study: Study, offence: string): string =>
  study.tree.set(offence)?.noun ?? study.tree.get(offence).noun;

/** Makes every figure of an offence in a borough, once. */
export const compareOffence = memoizeByArguments(buildComparison);

const SHARE = { unit: 'percent share', method: 'share' } as const;

function buildComparison(study: Study, area: Area, offence: string): Comparison {
  const { period, previous, base } = study.choices;
  const set = setOf(area);
  const counts = {
    count: countFigure(study, set, offence, period),
    previousCount: countFigure(study, set, offence, previous),
    baseCount: countFigure(study, set, offence, base),
  };
  const denominator = denominatorOf(study, set, rateBaseOf(study, offence), period);
  return {
    area,
    offence: { id: offence, label: labelOf(study, offence) },
    ...counts,
    share: combine([counts.count, countFigure(study, set, 'all', period)], SHARE, share),
    change: changeFigure(study, counts.count, counts.previousCount),
    changePercent: percentChangeFigure(study, counts.count, counts.previousCount),
    baseChange: changeFigure(study, counts.count, counts.baseCount),
    baseChangePercent: percentChangeFigure(study, counts.count, counts.baseCount),
    denominator: isMissing(denominator) ? undefined : denominator,
    ...ratesAgainstLondon(study, offence, counts.count, counts.previousCount),
    ...changesAgainstLondon(study, offence, counts),
    ...ranks(study, area, offence),
  };
}

function ratesAgainstLondon(study: Study, offence: string, count: CountFigure, previousCount: CountFigure) {
  const rate = rateFigure(study, count);
  const compared = comparedRates(study, count, previousCount);
  const london = londonRate(study, offence, study.choices.period);
  const ofLondon = londonCount(study, offence, study.choices.period);
  const small = ofLondon.value !== null && ofLondon.value < study.choices.smallNumber;
  return {
    rate,
    comparedRate: compared.now,
    previousRate: compared.before,
    londonCount: ofLondon,
    londonRate: london,
    rateGapPercent: combine([rate, london], { unit: 'percent', method: 'gap to London', small }, gapPercent),
  };
}

interface CountedOffence {
  readonly count: CountFigure;
  readonly previousCount: CountFigure;
}

function changesAgainstLondon(study: Study, offence: string, { count, previousCount }: CountedOffence) {
  const { period, previous, base } = study.choices;
  const [now, before, first] = [period, previous, base].map((when) => londonCount(study, offence, when));
  if (!now || !before || !first) throw new Error('three periods');
  const londonChangePercent = percentChangeFigure(study, now, before);
  const change = percentChangeFigure(study, count, previousCount);
  return {
    londonChangePercent,
    londonBaseChangePercent: percentChangeFigure(study, now, first),
    changeGapPoints: combine(
      [change, londonChangePercent],
      { unit: 'percentage points', method: 'gap to London' },
      gapPoints,
    ),
  };
}

function ranks(study: Study, { code }: Area, offence: string) {
  const { period, previous } = study.choices;
  const now = rankOfRates(study, offence, period);
  const compared = comparedRanks(study, offence, period, previous);
  const changes = rankOfChanges(study, offence, period, previous);
  return {
    rankLowest: now.lowest(code),
    rankOfNumber: rankOfNumbers(study, offence, period).lowest(code),
    rankHighest: now.highest(code),
    comparedRankLowest: compared.now.lowest(code),
    previousRankLowest: compared.before.lowest(code),
    rankMove: rankMove(compared, code),
    rankOfChange: changes.lowest(code),
    rankOfIncrease: changes.highest(code),
  };
}
