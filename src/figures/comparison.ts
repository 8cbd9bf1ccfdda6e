import { isMissing } from '../missing.js';
import type { Area, Figure } from '../model.js';
import { gapPercent, gapPoints } from '../statistics/gap.js';
import { setOf } from './areas.js';
import { changeFigure, percentChangeFigure } from './change.js';
import { type CountFigure, countFigure } from './count.js';
import { type DenominatorChoice, denominatorOf } from './denominator.js';
import { combine, figure } from './figure.js';
import { londonCount, londonRate } from './london.js';
import { rankOfChanges, rankOfRates } from './rank.js';
import { rateBaseOf, rateFigure, rateUnitOf } from './rate.js';
import type { Study } from './study.js';

/** Everything the reports say of one offence in one borough. */
export interface Comparison {
  readonly area: Area;
  readonly offence: { readonly id: string; readonly label: string };
  readonly count: CountFigure;
  readonly previousCount: CountFigure;
  readonly change: Figure;
  readonly changePercent: Figure;
  readonly baseCount: CountFigure;
  readonly baseChange: Figure;
  readonly baseChangePercent: Figure;
  readonly rate: Figure;
  readonly previousRate: Figure;
  readonly denominator: DenominatorChoice | undefined;
  readonly londonCount: CountFigure;
  readonly londonRate: Figure;
  readonly londonChangePercent: Figure;
  readonly londonBaseChangePercent: Figure;
  readonly rateGapPercent: Figure;
  readonly changeGapPoints: Figure;
  readonly rankLowest: Figure;
  readonly rankHighest: Figure;
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
export const compareOffence = (study: Study, area: Area, offence: string): Comparison =>
  study.once(`comparison|${area.code}|${offence}`, () => makeComparison(study, area, offence));

function makeComparison(study: Study, area: Area, offence: string): Comparison {
  const { period, previous, base } = study.choices;
  const set = setOf(area);
  const counted = {
    count: countFigure(study, set, offence, period),
    previousCount: countFigure(study, set, offence, previous),
    baseCount: countFigure(study, set, offence, base),
  };
  const denominator = denominatorOf(study, set, rateBaseOf(study, offence), period);
  return {
    area,
    offence: { id: offence, label: labelOf(study, offence) },
    ...counted,
    change: changeFigure(study, counted.count, counted.previousCount),
    changePercent: percentChangeFigure(study, counted.count, counted.previousCount),
    baseChange: changeFigure(study, counted.count, counted.baseCount),
    baseChangePercent: percentChangeFigure(study, counted.count, counted.baseCount),
    denominator: isMissing(denominator) ? undefined : denominator,
    ...ratesAgainstLondon(study, offence, counted.count, counted.previousCount),
    ...changesAgainstLondon(study, offence, counted),
    ...ranks(study, area, offence),
  };
}

function ratesAgainstLondon(study: Study, offence: string, count: CountFigure, previousCount: CountFigure) {
  const rate = rateFigure(study, count);
  const london = londonRate(study, offence, study.choices.period);
  return {
    rate,
    previousRate: previousRateOf(study, offence, count, previousCount),
    londonCount: londonCount(study, offence, study.choices.period),
    londonRate: london,
    rateGapPercent: combine([rate, london], { unit: 'percent', method: 'gap to London' }, gapPercent),
  };
}

/** Last year's rate, with a note when it is divided by another kind of estimate than this year's. */
function previousRateOf(study: Study, offence: string, now: CountFigure, before: CountFigure): Figure {
  const base = rateBaseOf(study, offence);
  const [one, other] = [now, before].map(({ set, period }) => denominatorOf(study, set, base, period));
  const rate = rateFigure(study, before);
  if (!one || !other || isMissing(one) || isMissing(other) || one.series === other.series) return rate;
  const note = `The rate for ${before.period.label} is divided by the series ${other.series}, that for ${now.period.label} by ${one.series}: part of the difference is theirs.`;
  return figure(rate.value ?? { missing: rate.missing ?? '' }, [rate], {
    unit: rateUnitOf(study, offence),
    method: rate.method,
    notes: [note],
  });
}

interface Counted {
  readonly count: CountFigure;
  readonly previousCount: CountFigure;
}

function changesAgainstLondon(study: Study, offence: string, { count, previousCount }: Counted) {
  const { period, previous, base } = study.choices;
  const [now, before, first] = [period, previous, base].map((when) => londonCount(study, offence, when));
  if (!now || !before || !first) throw new Error('three periods');
  const londonChangePercent = percentChangeFigure(study, now, before);
  const own = percentChangeFigure(study, count, previousCount);
  return {
    londonChangePercent,
    londonBaseChangePercent: percentChangeFigure(study, now, first),
    changeGapPoints: combine(
      [own, londonChangePercent],
      { unit: 'percentage points', method: 'gap to London' },
      gapPoints,
    ),
  };
}

function ranks(study: Study, { code }: Area, offence: string) {
  const { period, previous } = study.choices;
  const now = rankOfRates(study, offence, period);
  const before = rankOfRates(study, offence, previous);
  const changes = rankOfChanges(study, offence, period, previous);
  const rankLowest = now.lowest(code);
  const previousRankLowest = before.lowest(code);
  return {
    rankLowest,
    rankHighest: now.highest(code),
    previousRankLowest,
    rankMove: combine([rankLowest, previousRankLowest], { unit: 'places', method: 'rank move' }, (a, b) => a - b),
    rankOfChange: changes.lowest(code),
    rankOfIncrease: changes.highest(code),
  };
}
