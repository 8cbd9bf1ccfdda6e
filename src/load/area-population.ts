import { inputError } from '../errors.js';
import { isMissing } from '../missing.js';
import { quote } from '../quote.js';
import { parseCount } from './count.js';
import { readCsv } from './csv.js';
import { plainHeading } from './layouts/layout.js';
import { readBytes, readTextFile } from './read-text.js';

interface AreaPopulation {
  readonly file: string;
  readonly values: ReadonlyMap<string, number>;
}

const CODE = /^(wardcode|lsoacode|code|gsscode|areacode|wd\d\dcd|lsoa\d\dcd)$/;
const PEOPLE =
  /^(population|persons|people|total|allages|all|allpersons|persons:allages|personsallages|totalpopulation)$/;

/** Reads a file with a code and a population column, whatever stands between them. */
export function readAreaPopulation(file: string): AreaPopulation {
  const values = new Map<string, number>();
  let columns = { code: -1, people: -1 };
  readCsv(readTextFile(file, file, readBytes(file, file)), (header) => {
    const place = (pattern: RegExp) => header.findIndex((heading) => pattern.test(plainHeading(heading)));
    columns = { code: place(CODE), people: place(PEOPLE) };
    if (columns.code === -1 || columns.people === -1) {
      throw inputError(
        `${file}:1:1: has no column of area codes (such as "Ward Code" or WD22CD) or none of people (such as "Population" or "Persons: All Ages"); name them so.`,
      );
    }
    return ({ row, cells }) => {
      const code = (cells[columns.code] ?? '').trim().toUpperCase();
      const cell = cells[columns.people] ?? '';
      const people = parseCount(cell);
      const at = `${file}:${row}:${columns.people + 1}`;
      if (people === undefined)
        throw inputError(`${at}: ${quote(cell)} is not a whole number of people; correct the cell.`);
      if (isMissing(people) || code === '') return;
      if (values.has(code))
        throw inputError(
          `${file}:${row}:${columns.code + 1}: ${quote(code)} is there twice; delete one of the two rows.`,
        );
      values.set(code, people);
    };
  });
  return { file, values };
}
