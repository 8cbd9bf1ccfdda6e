import { mean } from 'simple-statistics';

/**
 * Seasonal index: how a month compares with the average of its year, over several years.
 *
 * Formula: for each year the month's count a day over the year's count a day; 100 × the mean of these ratios over the years.
 * `counts` and `days` have a row a year and a value a month. Units: percent of the average, 100 is an average month. Years
 * without any count tell nothing and are left out; no year left gives no index: an empty list.
 * Source: ratio-to-mean method, Office for National Statistics, Guide to seasonal adjustment.
 *
 * @example seasonalIndex([[10, 30]], [[30, 30]]) // [50, 150]
 */
export function seasonalIndex(counts: readonly (readonly number[])[], days: readonly (readonly number[])[]): number[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const ratios = counts.flatMap((year, index) => {
    const lengths = days[index] ?? [];
    const daily = sum(year) / sum(lengths);
    return daily > 0 ? [year.map((count, month) => count / (lengths[month] ?? 1) / daily)] : [];
  });
  const [first] = ratios;
  return first ? first.map((_, month) => 100 * mean(ratios.map((year) => year[month] ?? 0))) : [];
}
