import type { Settings } from '../config/settings.js';
import type { Diagnostic } from '../core/diagnostics.js';
import { inputError } from '../core/errors.js';
import { groupThousands } from '../core/format.js';
import { monthName } from '../core/months.js';
import type { Estimate, RateBase } from '../core/reference.js';
import { readEstimateFile } from '../load/lookups/estimate-file.js';
import type { Reference } from '../reference/index.js';

/** By how much a borough's number may differ from the project's own estimate nearest in time: more is another measure. */
const MOST_DIFFERENCE = 1 / 3;

const yearsApart = (one: Estimate, other: Estimate): number =>
  Math.abs(Number(one.date.slice(0, 4)) - Number(other.date.slice(0, 4)));

/** The reference data with the estimates of people and households that the user's files give. */
export async function withEstimates(
  reference: Reference,
  { population, households }: Pick<Settings, 'population' | 'households'>,
): Promise<{ readonly reference: Reference; readonly diagnostics: readonly Diagnostic[] }> {
  const ofPopulation = await readUserEstimates(reference, 'population', population);
  const ofHouseholds = await readUserEstimates(reference, 'households', households);
  return {
    reference: {
      ...reference,
      population: [...ofPopulation.estimates, ...reference.population],
      households: [...ofHouseholds.estimates, ...reference.households],
    },
    diagnostics: [...ofPopulation.diagnostics, ...ofHouseholds.diagnostics],
  };
}

async function readUserEstimates(reference: Reference, base: RateBase, path: string | undefined) {
  if (path === undefined) return { estimates: [], diagnostics: [] };
  const read = await readEstimateFile(path, { base, areas: reference.areas });
  for (const estimate of read.estimates) requirePlausible(reference, base, estimate);
  return { estimates: read.estimates, diagnostics: [...read.diagnostics, ...contentsOf(base, read.estimates)] };
}

/** What a file has: whoever gave it sees which years it can serve. */
function contentsOf(base: RateBase, estimates: readonly Estimate[]): Diagnostic[] {
  return [...new Set(estimates.map(({ series }) => series))].map((series) => {
    const ofSeries = estimates.filter((item) => item.series === series);
    const dates = [...new Set(ofSeries.map(({ date }) => date))].sort();
    const [first = '', last = ''] = [dates[0], dates.at(-1)].map((date = '') => dayInWords(date));
    const areas = new Set(ofSeries.map(({ area }) => area)).size;
    const text = `${ofSeries[0]?.file}: ${base} of ${areas} areas, ${dates.length === 1 ? first : `${first} to ${last}`} (series ${series}).`;
    return { level: 'note', text };
  });
}

const dayInWords = (date: string): string => `${Number(date.slice(8))} ${monthName(date.slice(0, 7))}`;

function requirePlausible(reference: Reference, base: RateBase, estimate: Estimate): void {
  const { areas, [base]: known } = reference;
  const { series, file = '', value, date } = estimate;
  if (known.some((item) => item.series === series))
    throw inputError(`${file}:1:1: the series ${series} is one that comes with the program; give yours another name.`);
  // The City has so few residents that its estimates differ by more between two series.
  const area = areas.find(({ code, kind }) => code === estimate.area && kind === 'borough');
  const nearest = known
    .filter((item) => area !== undefined && item.area === area.code)
    .reduce<Estimate | undefined>(
      (best, item) => (best === undefined || yearsApart(item, estimate) < yearsApart(best, estimate) ? item : best),
      undefined,
    );
  if (!nearest || yearsApart(nearest, estimate) > 10) return;
  if (Math.abs(value / nearest.value - 1) <= MOST_DIFFERENCE) return;
  const unit = base === 'population' ? 'people' : 'households';
  throw inputError(
    `${file}:1:1: has ${groupThousands(value, 0)} ${unit} in ${area?.name} on ${dayInWords(date)}, where ${groupThousands(nearest.value, 0)} are known for ${dayInWords(nearest.date)}; check that it counts all ${unit}.`,
  );
}
