import type { Figure } from '../../core/figure.js';
import { figureText, groupThousands, ordinal, roundHalfAway } from '../../core/format.js';
import { without } from '../../core/missing.js';
import { inWords, type Period } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import { isMuchFullerByDay } from '../../figures/basis/day-population.js';
import { conditionsIn } from '../../figures/basis/series-breaks.js';
import { fromTo } from '../../figures/measures/counts-in-words.js';
import { rankedAreas } from '../../figures/measures/ranked-rates.js';
import type { Study } from '../../figures/study.js';

/** Plain sentences from figures. Every number in them is a figure's own text; nothing is computed here. */

/** "2.6% more than", "3.1% fewer than", "as many as"; undefined when there is no percentage. */
export function moreOrFewer(percent: Figure): string | undefined {
  if (percent.value === null) return undefined;
  const size = roundHalfAway(Math.abs(percent.value), 1).toFixed(1);
  if (percent.value === 0) return 'as many as';
  if (Number(size) === 0) return percent.value > 0 ? 'hardly more than' : 'hardly fewer than';
  return `${withoutSign(percent)} ${percent.value > 0 ? 'more' : 'fewer'} than`;
}

/** "2.6%": the number without its sign, where words give the direction. */
export const withoutSign = (figure: Figure): string => figureText(figure).replace(/^[+-]/, '');

/** "24.6% lower than", "3.0% higher than", "the same as". */
export function higherOrLower(gap: Figure): string {
  if (gap.value === null) return '';
  if (roundHalfAway(Math.abs(gap.value), 1) === 0) return 'about the same as';
  return `${withoutSign(gap)} ${gap.value > 0 ? 'higher' : 'lower'} than`;
}

/** "the 32 London boroughs", or fewer where the files have fewer and that is allowed. */
export function boroughsInWords(study: Study): string {
  const ranked = rankedAreas(study).length;
  return `the ${ranked} London boroughs${ranked < study.dataset.boroughs.length ? ' in the files' : ''}`;
}

/** "12 months to March 2021 (under COVID-19 restrictions)": a period with what was unusual in it. */
export function periodInWords(study: Study, period: Period): string {
  const conditions = conditionsIn(study, 'all', period);
  return conditions === '' ? inWords(period) : `${inWords(period)} (${conditions})`;
}

/** "2020/21 Q1 (under COVID-19 restrictions)": a quarter with what was unusual in it. */
export function quarterInWords(study: Study, quarter: Period): string {
  const conditions = conditionsIn(study, 'all', quarter);
  return conditions === '' ? quarter.label : `${quarter.label} (${conditions})`;
}

/** The caveat on a rate where far more people are in the borough by day than live there; else "". */
export const residentsCaveat = (study: Study, area: Area): string =>
  isMuchFullerByDay(study, area)
    ? ` (by residents alone: far more people are in ${area.name} by day than live there)`
    : '';

/** The same caveat in short, for every later sentence. */
export const residentsReminder = (study: Study, area: Area): string =>
  isMuchFullerByDay(study, area) ? ' (by residents alone)' : '';

/** "the 8th lowest of the 32 London boroughs", from the nearer end; with the reason when there is no rank. */
export function rankInWords(study: Study, lowest: Figure, highest: Figure): string {
  if (lowest.value === null || highest.value === null) {
    return `no rank (${lowest.absence ? without('no rank', lowest.absence) : ''})`;
  }
  const [rank, end] = lowest.value <= highest.value ? [lowest, 'lowest'] : [highest, 'highest'];
  const nth = rank.value === 1 ? end : `${ordinal(rank.value ?? 0)} ${end}`;
  return `the ${rank.tied ? 'joint ' : ''}${nth} of ${boroughsInWords(study)}`;
}

/** "drug offences (from 1,361 to 2,047, +50.4%)". */
export const withChange = (noun: string, percent: Figure): string =>
  `${noun} (${fromTo(percent)}, ${figureText(percent)})`;

/** "2,047": the count as printed, without a unit. */
export const groupedCount = (figure: Figure): string => groupThousands(figure.value ?? 0, 0);
