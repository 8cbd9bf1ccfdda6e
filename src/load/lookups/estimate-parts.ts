import { inputError } from '../../core/errors.js';
import type { Position } from '../../core/position.js';
import { quoteForMessage } from '../../core/quote-for-message.js';

/** People of an area by sex and single year of age, added up to all people: only where every part is there once. */

export type Sex = 'all' | 'male' | 'female';
/** A single year of age; the last stands for all that are older. */
export type Age = 'all' | number;

/** The number of one sex and age, and where it stands. */
export interface Part {
  readonly sex: Sex;
  readonly age: Age;
  readonly value: number;
  readonly row: number;
}

const SEXES: Readonly<Record<Sex, RegExp>> = {
  all: /^(persons?|people|all|total|both|all persons|0)?$/i,
  male: /^(m|males?|1)$/i,
  female: /^(f|females?|2)$/i,
};

/** The sex that a cell names; undefined where it names none. An absent column is all people. */
export const sexOf = (cell: string): Sex | undefined =>
  (['all', 'male', 'female'] as const).find((sex) => SEXES[sex].test(cell));

/** "all ages", "17", "Age 17", "Aged 90+"; undefined for a band of ages. */
export function ageOf(cell: string): Age | undefined {
  if (/^(all( ages)?|total)?$/i.test(cell)) return 'all';
  const [, years] = /^(?:aged? )?(\d{1,3})(?: ?\+| and over| years?)?$/i.exec(cell) ?? [];
  return years === undefined ? undefined : Number(years);
}

/** No publisher ends its single years of age earlier. */
const YOUNGEST_LAST_AGE = 85;

/** All people, of parts of one sex; a reason where a part is absent. */
function sumOfAges(parts: readonly Part[]): number | string {
  const whole = parts.find(({ age }) => age === 'all');
  if (whole) return whole.value;
  const byAge = new Map(parts.map(({ age, value }) => [age, value]));
  const last = Math.max(...parts.map(({ age }) => Number(age)));
  let sum = 0;
  for (let age = 0; age <= Math.max(last, YOUNGEST_LAST_AGE); age += 1) {
    const value = byAge.get(age);
    if (value === undefined) return `no row of the age ${age}`;
    sum += value;
  }
  return sum;
}

/** All people of an area at a time. A row of all of them goes before its parts; `what` names area and time for messages. */
export function sumOfParts(path: string, what: string, parts: readonly Part[]): number {
  const seen = new Map<string, number>();
  for (const { sex, age, row } of parts) {
    const first = seen.get(`${sex}|${age}`);
    if (first !== undefined)
      throw inputError(
        { file: path, row, column: 1 },
        `${what} is there twice, in row ${first} too; give a file with one row of each.`,
      );
    seen.set(`${sex}|${age}`, row);
  }
  const of = (sex: Sex) => parts.filter((part) => part.sex === sex);
  const sexes = of('all').length > 0 ? [of('all')] : [of('male'), of('female')];
  const sums = sexes.map((items, index) =>
    items.length === 0 ? `no row of ${index === 0 ? 'males' : 'females'}` : sumOfAges(items),
  );
  const absent = sums.find((sum) => typeof sum === 'string');
  if (absent !== undefined)
    throw inputError(
      { file: path, row: parts[0]?.row ?? 1, column: 1 },
      `${what} has ${absent}; give a file of all people.`,
    );
  return sums.reduce<number>((total, sum) => total + Number(sum), 0);
}

/** The sentence on a cell that is no sex, or no age. */
export const notAPart = (at: Position, cell: string): Error =>
  inputError(
    at,
    `${quoteForMessage(cell)} is a part of the people; give a file of all people, or by sex and single year of age.`,
  );
