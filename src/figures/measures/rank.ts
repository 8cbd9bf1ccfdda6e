import type { Figure } from '../../core/figure.js';
import { type Missing, missing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import { type Rank, rankAll } from '../../statistics/rank.js';
import { boroughsOf, londonBoroughs, setOf } from '../basis/areas.js';
import { whyIncomparable } from '../basis/placing.js';
import { SUPPRESSED } from '../basis/suppression.js';
import { combine, figure } from '../figure.js';
import type { Study } from '../study.js';
import { percentChangeFigure } from './change.js';
import { countFigure, recordedCount } from './count.js';
import { whyNotLondon } from './london.js';
import { comparedRates, rateFigure } from './rate.js';

/** The places of the ranked boroughs, by code; a figure is made when it is asked for. */
export interface Ranking {
  readonly lowest: (code: string) => Figure;
  readonly highest: (code: string) => Figure;
}

/** The boroughs that are ranked: all 32, or those in the files where a partial ranking is allowed. */
export function rankedAreas(study: Study): Area[] {
  const present = study.choices.allowPartial ? study.dataset.boroughsPresent : study.dataset.boroughs;
  return boroughsOf(study.reference.areas).filter(({ code }) => present.includes(code));
}

/** What is ranked: an offence by figures that are made of its counts in some periods. */
interface Ranked {
  readonly offence: string;
  readonly periods: readonly Period[];
  /** The other period of a comparison. */
  readonly comparedWith?: Period;
  readonly method: 'rank of rate' | 'rank of number' | 'rank of change';
  readonly by: (area: Area) => Figure;
}

/** Whether a borough's own figure is kept back, though the others' places are made of it. */
const isKeptBack = (study: Study, area: Area, { offence, periods }: Pick<Ranked, 'offence' | 'periods'>): boolean =>
  study.disclosure !== undefined &&
  periods.some((period) => countFigure(study, setOf(area), offence, period).missing === SUPPRESSED.missing);

function rankFigures(study: Study, ranked: Ranked): Ranking {
  const { offence, periods, comparedWith, method, by } = ranked;
  const all = [...periods, ...(comparedWith ? ['with', comparedWith] : [])];
  const key = `rank|${method}|${offence}|${all.map((item) => (typeof item === 'string' ? item : `${item.from}|${item.to}`))}`;
  return study.memoize(key, () => {
    const areas = rankedAreas(study);
    const values = areas.map(by);
    const why = whyNotRanked(study, ranked, areas, values);
    const ranks = why ? [] : rankAll(values.map(({ value }) => value ?? 0));
    const placeOf = (code: string, pick: (rank: Rank) => number): Figure => {
      const index = areas.findIndex((area) => area.code === code);
      const ownRate = values[index];
      const kept = areas[index] && isKeptBack(study, areas[index], ranked);
      const rank = ranks[index];
      const value: number | Missing = kept
        ? SUPPRESSED
        : rank
          ? pick(rank)
          : (why ?? missing('no rank: no rows for the borough'));
      // A rank rests on every borough's figure; the borough's own carries the notes and sources, which are alike.
      return figure(value, ownRate ? [ownRate] : [], { unit: 'rank', method, tied: rank?.tied ?? false });
    };
    return {
      lowest: (code) => placeOf(code, ({ lowest }) => lowest),
      highest: (code) => placeOf(code, ({ highest }) => highest),
    };
  });
}

/** One borough without a figure leaves the others' places unknown, so there are none. */
function whyNotRanked(
  study: Study,
  ranked: Pick<Ranked, 'offence' | 'periods'>,
  areas: readonly Area[],
  values: readonly Figure[],
): Missing | undefined {
  const notLondon = whyNotLondon(study);
  if (notLondon) return missing(`no rank: ${notLondon}`);
  // Where every borough has its place, a place that is left out lies between the rates of its neighbours.
  const { suppress } = study.choices;
  if (suppress?.everyBorough(ranked.offence) && areas.some((area) => isKeptBack(study, area, ranked)))
    return SUPPRESSED;
  const index = values.findIndex(({ value }) => value === null);
  if (index === -1) return undefined;
  const alike = values.every(({ missing: reason }) => reason === values[index]?.missing);
  // The reason may hold a number: "no percentage on a base of 0 (+2)".
  const kept = areas[index] && isKeptBack(study, areas[index], ranked);
  const reason = kept ? SUPPRESSED.missing : (values[index]?.missing ?? '');
  return missing(alike && !kept ? reason : `no rank: ${areas[index]?.name}: ${reason}`);
}

/** Ranks of the rates, on the unrounded rate; 1 = lowest in `lowest`, 1 = highest in `highest`. */
export const rankOfRates = (study: Study, offence: string, period: Period): Ranking =>
  rankFigures(study, {
    offence,
    periods: [period],
    method: 'rank of rate',
    by: (area) => rateFigure(study, recordedCount(study, setOf(area), offence, period)),
  });

/** Ranks of the numbers of offences, whatever the boroughs' sizes. */
export const rankOfNumbers = (study: Study, offence: string, period: Period): Ranking =>
  rankFigures(study, {
    offence,
    periods: [period],
    method: 'rank of number',
    by: (area) => recordedCount(study, setOf(area), offence, period),
  });

/** The ranks of two periods that are compared. */
export interface ComparedRanks {
  readonly now: Ranking;
  readonly before: Ranking;
  /** Why places may not be said to have moved: the boroughs are not the same areas in both periods, or short of unlike shares. */
  readonly unlike: string | undefined;
}

/** Ranks of the rates in two periods, all rates on estimates of one series: what places moved are made of. */
export function comparedRanks(study: Study, offence: string, now: Period, before: Period): ComparedRanks {
  const of = (which: 'now' | 'before') =>
    rankFigures(study, {
      offence,
      // The places of one of the two periods; the other chooses the series of estimates.
      periods: [which === 'now' ? now : before],
      comparedWith: which === 'now' ? before : now,
      method: 'rank of rate',
      by: (area) => comparedRatesOf(study, area, offence, { now, before })[which],
    });
  const boroughs = londonBoroughs(study);
  const [one, other] = [recordedCount(study, boroughs, offence, now), recordedCount(study, boroughs, offence, before)];
  const unlike = study.choices.allowBreaks ? undefined : whyIncomparable(study, one, other);
  return { now: of('now'), before: of('before'), unlike };
}

/** Places moved since the period before: up (+) is towards a higher rate. */
export function rankMove({ now, before, unlike }: ComparedRanks, code: string): Figure {
  const [parts, ranks] = [{ unit: 'places', method: 'rank move' } as const, [now.lowest(code), before.lowest(code)]];
  if (unlike !== undefined) return figure(missing(`not comparable: ${unlike}`), ranks, parts);
  return combine(ranks, parts, (a, b) => a - b);
}

const comparedRatesOf = (
  study: Study,
  area: Area,
  offence: string,
  { now, before }: Readonly<Record<'now' | 'before', Period>>,
) =>
  study.memoize(`compared rates|${area.code}|${offence}|${now.from}|${now.to}|${before.from}|${before.to}`, () =>
    comparedRates(
      study,
      recordedCount(study, setOf(area), offence, now),
      recordedCount(study, setOf(area), offence, before),
    ),
  );

/** The rates that are ranked, by borough; missing when there is no ranking. */
export const rankedRates = (study: Study, offence: string, period: Period): ReadonlyMap<string, Figure> | Missing =>
  byBorough(study, {
    offence,
    periods: [period],
    by: (area) => rateFigure(study, recordedCount(study, setOf(area), offence, period)),
  });

/** The earlier rates of a comparison, which `comparedRanks` ranks. */
export const earlierRates = (study: Study, offence: string, now: Period, before: Period) =>
  byBorough(study, {
    offence,
    periods: [before],
    by: (area) => comparedRatesOf(study, area, offence, { now, before }).before,
  });

function byBorough(
  study: Study,
  { offence, periods, by: of }: Omit<Ranked, 'method'>,
): ReadonlyMap<string, Figure> | Missing {
  const areas = rankedAreas(study);
  const rates = areas.map(of);
  return (
    whyNotRanked(study, { offence, periods }, areas, rates) ??
    new Map(rates.map((rate, index) => [areas[index]?.code ?? '', rate]))
  );
}

/** Ranks of the percentage changes; 1 in `lowest` is the largest reduction, 1 in `highest` the largest increase. */
export const rankOfChanges = (study: Study, offence: string, now: Period, before: Period): Ranking =>
  rankFigures(study, {
    offence,
    periods: [now, before],
    method: 'rank of change',
    by: (area) =>
      percentChangeFigure(
        study,
        recordedCount(study, setOf(area), offence, now),
        recordedCount(study, setOf(area), offence, before),
      ),
  });
