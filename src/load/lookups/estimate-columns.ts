import { inputError } from '../../core/errors.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import type { RateBase } from '../../core/reference.js';
import { plainHeading } from '../layouts/layout.js';

/** The columns of a file of estimates, by the names that their publishers give them. */

/** Of each column the first name that is there: Nomis writes DATE, DATE_CODE and DATE_NAME, GENDER and GENDER_NAME. */
const NAMES = {
  code: [
    'geographycode',
    'code',
    'gsscode',
    'areacode',
    'ladcode',
    'ladcd',
    'lacode',
    'onscode',
    'newcode',
    'mnemonic',
    'area',
  ],
  name: ['geographyname', 'areaname', 'ladname', 'ladnm', 'laname', 'gssname', 'name', 'borough', 'geography', 'area'],
  date: ['datename', 'date', 'year', 'midyear'],
  sex: ['gendername', 'sexname', 'sex', 'gender'],
  age: ['cagename', 'agename', 'age'],
  measure: ['measuresname', 'measure'],
  series: ['series'],
  source: ['source'],
} as const;

const VALUES: Readonly<Record<RateBase, readonly string[]>> = {
  population: ['obsvalue', 'value', 'population', 'populationsize', 'persons', 'people', 'popn', 'allages', 'total'],
  households: ['obsvalue', 'value', 'households', 'numberofhouseholds', 'householdcount', 'allhouseholds', 'total'],
};

/** A census table names its total so: "Accommodation type: Total: All households". */
const CENSUS_TOTAL = /:total:allhouseholds$/;

/** What one borough's number may be split by, which the reader does not add up. */
const BREAKDOWN =
  /^(ethnic(group|ity)?|component|scenario|variant|tenure|nationality|religion|accommodationtype|ageband|agegroup|quinaryage)(name|code)?$/;

export type EstimateKey = keyof typeof NAMES | 'value';

/** A column of one year: "2024", "population_2024", "Mid-2024", "GLA_Household_Estimate_2015". */
export interface YearColumn {
  readonly year: string;
  readonly index: number;
}

export interface EstimateColumns {
  /** Which heading each column has; none where the file lacks it. */
  readonly headings: Readonly<Partial<Record<EstimateKey, string>>>;
  readonly years: readonly YearColumn[];
  /** Beside columns of years the heading of a column of dates: nobody knows which of the two is meant. */
  readonly dates: string | undefined;
  /** Where the numbers may stand in a table of a row a year: more than one, and nobody knows which is meant. */
  readonly valueColumns: readonly number[];
  /** Its total is that of a census table. */
  readonly isCensus: boolean;
}

const YEAR_COLUMNS: Readonly<Record<RateBase, RegExp>> = {
  population: /^(?:mid)?(?:gla|ons)?(?:population(?:estimate)?)?((?:19|20)\d\d)$/,
  households: /^(?:mid)?(?:gla|ons)?(?:households?(?:estimate)?)?((?:19|20)\d\d)$/,
};

/** A heading without the year of its boundaries: ladcode23, LAD23CD, "local authority: district / unitary (as of April 2023)". */
const nameOf = (heading: string): string =>
  plainHeading(heading)
    .replace(/^localauthority:.*$/, 'laname')
    .replace(/^(lad|la)\d\d/, '$1')
    .replace(/^(ladcode|laname|ladname)\d\d$/, '$1');

/** The columns of a header; undefined where it is of no table of estimates. */
export function estimateColumns(header: readonly string[], base: RateBase): EstimateColumns | undefined {
  const plain = header.map(nameOf);
  const chosen = (names: readonly string[], except?: string) => {
    const index = plain.findIndex((_, at) => header[at] !== except && plain[at] === firstOf(names, except));
    return index < 0 ? undefined : header[index];
  };
  const firstOf = (names: readonly string[], except?: string) =>
    names.find((name) => plain.some((item, at) => item === name && header[at] !== except));
  const census = base === 'households' ? header[plain.findIndex((item) => CENSUS_TOTAL.test(item))] : undefined;
  const years = plain.flatMap((item, index): YearColumn[] => {
    const year = YEAR_COLUMNS[base].exec(item)?.[1];
    return year === undefined ? [] : [{ year, index }];
  });
  const code = chosen(NAMES.code);
  const headings: Partial<Record<EstimateKey, string>> = Object.fromEntries(
    Object.entries(NAMES).flatMap(([key, names]) => {
      const heading = key === 'code' ? code : chosen(names, code);
      return heading === undefined ? [] : [[key, heading]];
    }),
  );
  const value = census ?? chosen(VALUES[base]);
  const hasArea = headings.code !== undefined || headings.name !== undefined;
  const hasValues = years.length > 0 || (value !== undefined && headings.date !== undefined);
  if (!hasArea || !hasValues) return undefined;
  const isWide = years.length > 0;
  const { date, ...others } = headings;
  return {
    dates: isWide ? date : undefined,
    headings: isWide ? others : { ...headings, ...(value === undefined ? {} : { value }) },
    years,
    valueColumns:
      isWide || census !== undefined
        ? []
        : plain.flatMap((item, index) => (VALUES[base].includes(item) && item !== 'total' ? [index] : [])),
    isCensus: census !== undefined,
  };
}

/** Refuses a column that splits a borough's number in a way that is not known; and numbers or a year that two columns have. */
export function requireKnownColumns(
  path: string,
  header: readonly string[],
  row: number,
  columns: EstimateColumns,
): void {
  const used = new Set(Object.values(columns.headings));
  for (const [index, heading] of header.entries()) {
    if (!columns.isCensus && !used.has(heading) && BREAKDOWN.test(plainHeading(heading)))
      throw inputError(
        `${path}:${row}:${index + 1}: ${quoteForMessage(heading)} splits the numbers of an area; give a file of totals, or one by sex and single year of age.`,
      );
  }
  const { years, valueColumns } = columns;
  const [first, second] = valueColumns;
  if (first !== undefined && second !== undefined)
    throw inputError(
      `${path}:${row}:${second + 1}: ${quoteForMessage(header[second] ?? '')} is the same as column ${first + 1} (${quoteForMessage(header[first] ?? '')}); delete one.`,
    );
  const { dates } = columns;
  if (dates !== undefined)
    throw inputError(
      `${path}:${row}:${header.indexOf(dates) + 1}: ${quoteForMessage(dates)} gives a date to each row, and column ${(years[0]?.index ?? 0) + 1} is of the year ${years[0]?.year}; delete one of the two.`,
    );
  const twice = years.find(({ year }, index) => years.findIndex((item) => item.year === year) < index);
  if (twice)
    throw inputError(
      `${path}:${row}:${twice.index + 1}: ${twice.year} is there in two columns; delete one of the two.`,
    );
}
