import type { Measure } from '../core/crime.js';
import { isMissing, without } from '../core/missing.js';
import { monthCount, monthName, monthsApart, monthsBetween, type Period } from '../core/months.js';
import type { Area } from '../core/reference.js';
import { setOf } from './basis/areas.js';
import { denominatorOf } from './basis/denominator.js';
import { seriesName } from './basis/estimates.js';
import { percentChangeFigure } from './measures/change.js';
import { countFigure } from './measures/count.js';
import type { Study } from './study.js';

/** Whether what a coming report needs is there: its months, outcomes, denominators, and what may not be compared. */

export type Readiness = 'ok' | 'missing' | 'stale' | 'note';

export interface ReadinessCheck {
  readonly check: string;
  readonly state: Readiness;
  readonly detail: string;
}

const finding = (check: string, state: Readiness, detail: string): ReadinessCheck => ({ check, state, detail });

/** Each of the periods a report sets against each other, for all offences of the borough. */
function monthsOfReport(study: Study, area: Area): ReadinessCheck[] {
  const { period, previous, base } = study.choices;
  const named = [
    ['This year', period],
    ['Last year', previous],
    ['Base year', base],
  ] as const;
  return named.map(([name, year]) => {
    const { value, missing, sources } = countFigure(study, setOf(area), 'all', year);
    const files = sources.map((index) => study.sources[index]?.file ?? '').join(', ');
    return value === null
      ? finding(`${name}, ${year.label}`, 'missing', `${missing}: add the file that has it with --data`)
      : finding(`${name}, ${year.label}`, 'ok', `every month is there (${files})`);
  });
}

const whole = ({ boroughs, boroughsPresent }: Study['dataset']): ReadinessCheck =>
  boroughsPresent.length === boroughs.length
    ? finding('London and ranks', 'ok', `rows of all ${boroughs.length} boroughs`)
    : finding(
        'London and ranks',
        'missing',
        `rows of ${boroughsPresent.length} of ${boroughs.length} boroughs: no London figure and no rank without the others`,
      );

/** Offences whose change a break or the era forbids. */
function comparisons(study: Study, area: Area): ReadinessCheck[] {
  const { period, previous, base } = study.choices;
  return [previous, base].map((before) => {
    const refused = study.reference.offences.flatMap(({ id, label }) => {
      const [now, then] = [period, before].map((year) => countFigure(study, setOf(area), id, year));
      const change = now && then ? percentChangeFigure(study, now, then) : undefined;
      if (change?.absence?.code !== 'not-comparable') return [];
      return [`${label} (${without('not comparable', change.absence)})`];
    });
    const check = `${period.label} against ${before.label}`;
    const more = refused.length > 3 ? ` and ${refused.length - 3} more` : '';
    return refused.length === 0
      ? finding(check, 'ok', 'no offence is refused for a break or an era')
      : finding(check, 'note', `no change is printed for ${refused.slice(0, 3).join('; ')}${more}`);
  });
}

const OUTCOMES: readonly Measure[] = ['sanction-detections', 'positive-outcomes'];

function outcomes({ dataset, choices }: Study): ReadinessCheck {
  const { period } = choices;
  const withOutcomes = dataset.sources.filter(({ hasMeasure }) =>
    OUTCOMES.some((item) => monthsBetween(period.from, period.to).every((month) => hasMeasure(item, month))),
  );
  return withOutcomes.length > 0
    ? finding('Detection rates', 'ok', withOutcomes.map(({ source }) => source.file).join(', '))
    : finding(
        'Detection rates',
        'note',
        `no file with outcomes for every month of ${period.label}: add the Met's monthly dashboard file`,
      );
}

/** The Office for National Statistics publishes the estimate of a June by the end of the July of the year after. */
function newestPublished(today: string): string {
  const year = Number(today.slice(0, 4));
  return `${today.slice(5, 7) >= '08' ? year - 1 : year - 2}-06-30`;
}

/** The estimate of the June inside a year, or before its end. */
const wantedFor = ({ to }: Period): string =>
  `${to.slice(5, 7) >= '06' ? to.slice(0, 4) : Number(to.slice(0, 4)) - 1}-06-30`;

/**
 * The estimate a rate is divided by should be of a day inside the year. One of people is stale where a newer one that the
 * year wants is published; a census counts households every ten years.
 */
function denominators(study: Study, area: Area, today: string): ReadinessCheck[] {
  const { period } = study.choices;
  return (['population', 'households'] as const).map((base) => {
    const check = base === 'population' ? 'Population' : 'Households';
    const found = denominatorOf(study, setOf(area), base, period);
    if (isMissing(found)) return finding(check, 'missing', found.missing);
    const day = `${seriesName(found.series)}, ${Number(found.date.slice(8))} ${monthName(found.date.slice(0, 7))}`;
    const behind = monthsApart(found.date.slice(0, 7), period.to);
    const inside = found.date >= `${period.from}-01` && found.date <= `${period.to}-31`;
    if (inside) return finding(check, 'ok', day);
    if (behind < 0) return finding(check, 'note', `${day} is the nearest there is`);
    const detail = `${day} is the newest there is: ${monthCount(behind)} before the year ends`;
    const wanted = wantedFor(period);
    if (base === 'population' && found.date < wanted && wanted <= newestPublished(today))
      return finding(
        check,
        'stale',
        `${detail}. The estimate for mid-${wanted.slice(0, 4)} is published: \`boroughstat fetch population\` gets it, or give it with --population`,
      );
    return finding(check, base === 'households' && behind > 120 ? 'stale' : 'note', detail);
  });
}

function age(study: Study, today: string): ReadinessCheck {
  const last = study.dataset.months.at(-1) ?? '';
  const months = monthsApart(last, today);
  const detail = `the newest month is ${monthName(last)}, ${monthCount(months)} ago`;
  return months > 3
    ? finding('Newest month', 'stale', `${detail}; the Met publishes every month`)
    : finding('Newest month', 'ok', detail);
}

function labels({ dataset }: Study): ReadinessCheck {
  const unknown = dataset.sources.flatMap(({ unknownLabels }) => unknownLabels);
  return unknown.length === 0
    ? finding('Labels', 'ok', 'every offence label is known')
    : finding(
        'Labels',
        'missing',
        `${unknown.length} labels are not known; \`boroughstat inspect --table labels\` lists them`,
      );
}

const wards = ({ dataset }: Study): ReadinessCheck =>
  dataset.sources.some(({ level }) => level === 'ward')
    ? finding('Wards', 'ok', 'a ward file is there')
    : finding('Wards', 'note', 'no ward file: tables of wards are not made');

/** The findings on the data, for the report on a borough in the periods of the study, seen from a month. */
export const readinessOf = (study: Study, area: Area, today: string): ReadinessCheck[] => [
  age(study, today),
  ...monthsOfReport(study, area),
  whole(study.dataset),
  ...comparisons(study, area),
  outcomes(study),
  ...denominators(study, area, today),
  labels(study),
  wards(study),
];

/** The last financial year that has ended by a month. */
export const lastYearBy = (today: string): Period['to'] =>
  Number(today.slice(5, 7)) > 3 ? `${today.slice(0, 4)}-03` : `${Number(today.slice(0, 4)) - 1}-03`;
