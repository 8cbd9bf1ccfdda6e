import type { SmallLevel } from '../../core/crime.js';
import type { Figure } from '../../core/figure.js';
import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { headed, type Missing, missing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { AreaSet, SmallArea } from '../../core/reference.js';
import { percentChange } from '../../statistics/changes/percent-change.js';
import { share } from '../../statistics/changes/share.js';
import { type Rank, rankAll } from '../../statistics/ranks/rank.js';
import { ratePer1000 } from '../../statistics/rates/rate.js';
import { isClosedWard } from '../../tidy/wards/closed-wards.js';
import type { CountFigure } from '../count-figure.js';
import { combine, figure } from '../figure.js';
import { nounOf } from '../measures/comparison.js';
import { countFigure } from '../measures/count.js';
import type { Study } from '../study.js';

/** What the areas of a level are called: "ward", "wards". */
export const LEVEL_NAMES: Record<SmallLevel, readonly [one: string, many: string]> = {
  ward: ['ward', 'wards'],
  lsoa: ['LSOA', 'LSOAs'],
};

export const setOfSmall = ({ name, code }: SmallArea): AreaSet => ({ name, codes: [code] });

/**
 * The wards or LSOAs of London as the file that speaks for the end of the period has them: boundaries are never mixed. Wards
 * that the file marks as no longer in use are not among them.
 */
export const smallAreas = memoizeByArguments((study: Study, level: SmallLevel): readonly SmallArea[] => {
  const source = study.dataset.sourceOfLevel(level, study.choices.period.to);
  return [...(source?.smallAreas.values() ?? [])].filter((area) => area.borough !== '' && !isClosedWard(area));
});

export const smallAreasOf = memoizeByArguments(
  (study: Study, level: SmallLevel, borough: string): readonly SmallArea[] =>
    smallAreas(study, level).filter((area) => area.borough === borough),
);

/**
 * Why there is no count of an offence in any area of a level: the Met leaves some offences out of its files of small areas. A
 * set of offences needs every one of its members.
 */
export function whyNotGiven(study: Study, level: SmallLevel, offence: string): string | undefined {
  const ofLevel = study.dataset.sources.filter((source) => source.level === level);
  const members = study.tree.set(offence)?.offences ?? [offence];
  const lacking = members.find(
    (member) => !study.tree.partsOf(member).some((part) => ofLevel.some(({ offences }) => offences.has(part))),
  );
  return lacking && `the Met gives no ${nounOf(study, lacking)} at the level of ${LEVEL_NAMES[level][1]}`;
}

export const smallCount = (study: Study, area: SmallArea, offence: string, period: Period): CountFigure =>
  countFigure(study, setOfSmall(area), offence, period);

/** All wards (or LSOAs) of a borough together; they count less than the borough, for some offences are placed in none. */
export const smallAreasTogether = memoizeByArguments((study: Study, level: SmallLevel, borough: string): AreaSet => {
  const name = study.reference.areas.find(({ code }) => code === borough)?.name ?? borough;
  const codes = smallAreasOf(study, level, borough).map(({ code }) => code);
  return { name: `the ${LEVEL_NAMES[level][1]} of ${name}`, codes };
});

/** The part of the borough's placed offences; shares of all wards make 100%. */
export function shareOfBorough(study: Study, area: SmallArea, count: CountFigure): Figure {
  const together = smallAreasTogether(study, area.level, area.borough);
  const whole = countFigure(study, together, count.offence, count.period);
  return combine([count, whole], { unit: 'percent share', method: 'share' }, share);
}

/** Offences per 1,000 people of the ward, where the user gave a population for its code. */
export function smallRate(study: Study, area: SmallArea, count: CountFigure): Figure {
  const parts = { unit: 'per 1,000 population', method: 'rate' } as const;
  const given = study.choices.areaPopulation;
  if (!given) return figure(missing('no-denominator', 'no population given'), [count], parts);
  const people = given.values.get(area.gss);
  if (people === undefined)
    return figure(missing('no-denominator', `${area.gss} is not in the population file`), [count], parts);
  const notes = [`Rates of wards are per 1,000 of the population in ${given.file}.`];
  return combine([count], { ...parts, notes }, (offences) => ratePer1000(offences, people));
}

/** The ranks of wards by number of offences, 1 = most. */
export interface SmallRanking {
  /** Most offences first. */
  readonly ordered: readonly { readonly area: SmallArea; readonly count: CountFigure }[];
  readonly rankOf: (code: string) => Figure;
  /** Percent above the next lower rank; of equal areas the same for each. */
  readonly aboveNext: (code: string) => Figure;
}

function whyNotAll(study: Study, areas: readonly SmallArea[]): Missing | undefined {
  const { boroughs } = study.dataset;
  const boroughCodes = new Set(areas.map(({ borough }) => borough));
  const present = boroughs.filter((code) => boroughCodes.has(code)).length;
  if (present === boroughs.length || (study.choices.allowPartial && present > 1)) return undefined;
  return headed(
    'no rank',
    missing('not-recorded', `${present} of ${boroughs.length} boroughs ${present === 1 ? 'is' : 'are'} in the files`),
  );
}

/** Of values in falling order, the position of the first that is lower than each; the number of them where none is. */
function nextLower(values: readonly number[]): number[] {
  const positions: number[] = [];
  for (let index = values.length - 1; index >= 0; index -= 1)
    positions[index] = values[index] === values[index + 1] ? (positions[index + 1] ?? values.length) : index + 1;
  return positions;
}

/** One area without a count leaves the ranks of all unknown. */
function firstAbsent(areaCounts: SmallRanking['ordered']): Missing | undefined {
  for (const { area, count } of areaCounts) {
    if (count.absence)
      return headed(
        'no rank',
        headed(`in ${area.level === 'lsoa' ? 'an' : 'a'} ${LEVEL_NAMES[area.level][0]}`, count.absence),
      );
  }
  return undefined;
}

function ranking(study: Study, areas: readonly SmallArea[], offence: string, why: Missing | undefined): SmallRanking {
  const areaCounts = areas.map((area) => ({ area, count: smallCount(study, area, offence, study.choices.period) }));
  const reason = why ?? firstAbsent(areaCounts);
  const ordered = [...areaCounts].sort(
    (a, b) => (b.count.value ?? -1) - (a.count.value ?? -1) || (a.area.name < b.area.name ? -1 : 1),
  );
  const ranks: Rank[] = reason ? [] : rankAll(ordered.map(({ count }) => count.value ?? 0));
  const index = new Map(ordered.map(({ area }, rankOf) => [area.code, rankOf]));
  const at = (code: string) => ordered[index.get(code) ?? -1];
  const lower = nextLower(ordered.map(({ count }) => count.value ?? 0));
  return {
    ordered,
    rankOf: (code) => {
      const rank = ranks[index.get(code) ?? -1];
      const value: number | Missing = rank
        ? rank.highest
        : (reason ?? headed('no rank', missing('not-recorded', 'no rows for it')));
      const areaCount = at(code)?.count;
      return figure(value, areaCount ? [areaCount] : [], {
        unit: 'rank',
        method: 'place by count',
        tied: rank?.tied ?? false,
      });
    },
    aboveNext: (code) => {
      const parts = { unit: 'percent', method: 'above the next', small: false } as const;
      const areaCount = at(code)?.count;
      if (!areaCount || reason)
        return figure(reason ?? missing('not-recorded', 'no rows'), areaCount ? [areaCount] : [], parts);
      const next = ordered[lower[index.get(code) ?? -1] ?? -1]?.count;
      if (!next) return figure(missing('undefined', 'the lowest'), [areaCount], parts);
      const small = (next.value ?? 0) < study.choices.smallNumber;
      return combine([areaCount, next], { ...parts, small }, percentChange);
    },
  };
}

/** Places among all of London's wards, for which wards of all 32 boroughs must be in the file. */
export const rankInLondon = memoizeByArguments((study: Study, level: SmallLevel, offence: string): SmallRanking => {
  const areas = smallAreas(study, level);
  return ranking(study, areas, offence, whyNotAll(study, areas));
});

/** Places among the borough's own wards. */
export const rankInBorough = memoizeByArguments(
  (study: Study, level: SmallLevel, borough: string, offence: string): SmallRanking =>
    ranking(study, smallAreasOf(study, level, borough), offence, undefined),
);
