import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError } from '../../core/errors.js';
import { isMissing } from '../../core/missing.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import { plainHeading } from '../layouts/layout.js';
import { parseCount } from '../parse-count.js';
import { readUserTable, type UserRow } from './user-table.js';

/** People by the code of a ward or LSOA, as a file of the user's has them. */
export interface AreaPopulation {
  readonly file: string;
  readonly values: ReadonlyMap<string, number>;
  readonly diagnostics: readonly Diagnostic[];
}

const CODE = /^(wardcode|lsoacode|code|newcode|gsscode|areacode|wd\d\dcd|lsoa\d\dcd)$/;
const PEOPLE =
  /^(population|persons|people|total|allages|all|allpersons|persons:allages|personsallages|totalpopulation|population\d{4})$/;
const COLUMNS = {
  code: (heading: string) => CODE.test(plainHeading(heading)),
  people: (heading: string) => PEOPLE.test(plainHeading(heading)),
};

/** The people of a row; undefined where the cell says that they are not known. */
function peopleOf({ at, cell, next }: UserRow<keyof typeof COLUMNS>): number | undefined {
  const text = cell('people');
  const people = parseCount(text);
  if (people === undefined)
    throw inputError(at('people'), `${quoteForMessage(text)} is not a whole number of people; correct the cell.`);
  if (isMissing(people)) return undefined;
  // The comma of 18,250 would end the cell, and what follows it pass for the next column.
  if (people < 1000 && /^\d{3}$/.test(next('people')))
    throw inputError(
      at('people'),
      `${quoteForMessage(text)} is followed by ${quoteForMessage(next('people'))}; if ${text},${next('people')} is meant, write it without the comma, else move the column of people to the end.`,
    );
  return people;
}

/** Reads a file with a code and a population column, whatever stands between them. */
export function readAreaPopulation(file: string): AreaPopulation {
  const rows = new Map<string, number>();
  const values = new Map<string, number>();
  const without = () =>
    'has no column of area codes (such as "Ward Code" or WD22CD) or none of people (such as "Population" or "Persons: All Ages"); name them so';
  const { diagnostics } = readUserTable({ path: file, columns: COLUMNS, without }, (row) => {
    const code = row.cell('code').toUpperCase();
    const people = peopleOf(row);
    if (code === '') return;
    const first = rows.get(code);
    if (first !== undefined)
      throw inputError(
        row.at('code'),
        `${quoteForMessage(code)} is there twice, in row ${first} too; delete one of the two rows.`,
      );
    rows.set(code, row.row);
    if (people !== undefined) values.set(code, people);
  });
  return { file, values, diagnostics };
}
