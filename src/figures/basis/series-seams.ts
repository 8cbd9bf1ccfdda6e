import type { Denominator, Figure } from '../../core/figure.js';
import { listInWords } from '../../core/format.js';
import type { Period } from '../../core/months.js';
import { seriesName } from './estimates.js';

/** A rate in a table, with what it was divided by. */
interface Rate {
  readonly base: Denominator;
  readonly period: Period;
}

/** The rates a figure is, or was made from: a rank, a gap and a p-value are made from rates. */
function collectRates({ base, from }: Figure, into: Rate[]): void {
  if (!base) {
    from?.forEach((input) => {
      collectRates(input, into);
    });
    return;
  }
  const period = from?.find(({ countQuery }) => countQuery)?.countQuery?.period;
  if (period) into.push({ base, period });
}

/** "2014/15 to 2017/18", "2018/19". */
function spanInWords(periods: readonly Period[]): string {
  const ordered = [...periods].sort((a, b) => (a.to < b.to ? -1 : 1));
  const labels = [...new Set(ordered.map(({ label }) => label))];
  return labels.length > 2 ? `${labels[0]} to ${labels.at(-1)}` : listInWords(labels);
}

/** The note where the rates of several periods are divided by several series, and no one series has them all. */
export function seamNotes(figures: readonly Figure[]): string[] {
  const rates: Rate[] = [];
  for (const figure of figures) collectRates(figure, rates);
  const series = rates[0]?.base.series;
  // Nearly always one series has them all.
  if (rates.every(({ base }) => base.series === series)) return [];
  const families = [
    rates.filter(({ base }) => base.unit === 'population'),
    rates.filter(({ base }) => base.unit !== 'population'),
  ];
  return families.flatMap((family) => {
    const bySeries = [...new Set(family.map(({ base }) => base.series))].map((series) => ({
      series,
      periods: family.filter(({ base }) => base.series === series).map(({ period }) => period),
    }));
    const distinct = (periods: readonly Period[]) => new Set(periods.map(({ label }) => label)).size;
    const all = distinct(family.map(({ period }) => period));
    if (bySeries.length < 2 || bySeries.some(({ periods }) => distinct(periods) === all)) return [];
    const parts = bySeries.map(({ series, periods }) => `${spanInWords(periods)} by ${seriesName(series)}`);
    return [
      `Rates are divided by several series: ${parts.join('; ')}. Rates and ranks on one series must not be set against those on another.`,
    ];
  });
}
