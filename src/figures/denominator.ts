import { isMissing, missing } from '../missing.js';
import type { AreaSet, Denominator, Estimate, Missing, Period, RateBase } from '../model.js';
import type { Study } from './study.js';

export interface DenominatorChoice extends Denominator {
  readonly notes: readonly string[];
}

/** Newest revision first: where two series give a year, the later one is the better estimate of it. */
const POPULATION_SERIES = ['rebased-2021-census', 'pre-2021-census'];
const HOUSEHOLD_SERIES = ['census-2021', 'gla-household-estimate'];

interface Pick {
  readonly series: string;
  readonly date: string;
}

const lastDay = (period: Period): string => `${period.to}-31`;
const firstDay = (period: Period): string => `${period.from}-01`;

/** The day of estimate: the one inside the period, or the newest before it ends; of two series on one day the first. */
function pickDate(estimates: readonly Estimate[], series: readonly string[], period: Period): Pick | undefined {
  const dates = estimates.filter((estimate) => series.includes(estimate.series) && estimate.date <= lastDay(period));
  const newest = dates.reduce((latest, { date }) => (date > latest ? date : latest), '');
  const chosen = series.find((name) => dates.some((estimate) => estimate.series === name && estimate.date === newest));
  return chosen === undefined ? undefined : { series: chosen, date: newest };
}

function pickYear(estimates: readonly Estimate[], series: readonly string[], year: number): Pick | undefined {
  const name = series.find((candidate) =>
    estimates.some((estimate) => estimate.series === candidate && estimate.date.startsWith(`${year}-`)),
  );
  const found = estimates.find((estimate) => estimate.series === name && estimate.date.startsWith(`${year}-`));
  return name && found ? { series: name, date: found.date } : undefined;
}

function populationNotes(period: Period, pick: Pick, chosen: boolean): string[] {
  if (!chosen && pick.date >= firstDay(period)) return [];
  const why = chosen ? `chosen by option, ${pick.series}` : 'the newest there is before the end of the period';
  return [`Rates for ${period.label} use the mid-${pick.date.slice(0, 4)} population estimate: ${why}.`];
}

/** What a rate of an area over a period is divided by; every area of a set by the same series and year. */
export function denominatorOf(study: Study, set: AreaSet, base: RateBase, period: Period): DenominatorChoice | Missing {
  const key = `denominator|${set.codes.join()}|${base}|${period.from}|${period.to}`;
  return study.once(key, () =>
    base === 'population' ? population(study, set, period) : households(study, set, period),
  );
}

function population(study: Study, set: AreaSet, period: Period): DenominatorChoice | Missing {
  const { populationYear, populationSeries } = study.choices;
  const series = populationSeries ? [populationSeries] : POPULATION_SERIES;
  const estimates = study.reference.population;
  const pick =
    populationYear === undefined ? pickDate(estimates, series, period) : pickYear(estimates, series, populationYear);
  if (!pick) return missing(`no population estimate in ${series.join(' or ')} for ${populationYear ?? period.label}`);
  const chosen = populationYear !== undefined || populationSeries !== undefined;
  return summed(study.reference.population, set, pick, 'population', populationNotes(period, pick, chosen));
}

function households(study: Study, set: AreaSet, period: Period): DenominatorChoice | Missing {
  const { householdSeries } = study.choices;
  const series = householdSeries ? [householdSeries] : HOUSEHOLD_SERIES;
  const pick = pickDate(study.reference.households, series, period);
  if (!pick) return missing(`no household estimate on or before ${period.to}`);
  const unit = pick.series === 'dwelling-stock' ? 'dwellings' : 'households';
  const inside = pick.date >= firstDay(period);
  const notes = inside
    ? []
    : [
        `Rates per 1,000 ${unit} for ${period.label} use ${pick.series} of ${pick.date}, the newest before the end of the period.`,
      ];
  return summed(study.reference.households, set, pick, unit, notes);
}

function summed(
  estimates: readonly Estimate[],
  set: AreaSet,
  { series, date }: Pick,
  unit: Denominator['unit'],
  notes: readonly string[],
): DenominatorChoice | Missing {
  const values = set.codes.map(
    (code) =>
      estimates.find((estimate) => estimate.area === code && estimate.series === series && estimate.date === date) ??
      missing(`no ${unit} estimate for ${code}`),
  );
  const absent = values.find(isMissing);
  if (absent) return absent;
  const value = values.reduce((total, estimate) => total + (isMissing(estimate) ? 0 : estimate.value), 0);
  return { value, year: Number(date.slice(0, 4)), date, series, unit, notes };
}
