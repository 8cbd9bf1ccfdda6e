import { ERAS } from '../core/crime.js';
import type { OffenceLabel } from '../core/reference.js';
import { choiceOf, readReference } from './read-table.js';

const COLUMNS = ['era', 'group', 'subgroup', 'offence', 'first_month', 'last_month', 'form'] as const;

/** Every label known, and the offence it counts under. A new label is one line of labels.csv. */
export function readLabels(): OffenceLabel[] {
  return readReference('labels.csv', COLUMNS, ['era', 'group', 'subgroup']).map((row) => ({
    era: choiceOf(row.era, ERAS),
    group: row.group,
    subgroup: row.subgroup,
    offence: row.offence,
    form: row.form,
    firstMonth: row.first_month,
    lastMonth: row.last_month,
  }));
}
