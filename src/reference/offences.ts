import { type Offence, type OffenceSet, RATE_BASES } from '../core/reference.js';
import { choiceOf, listOf, readReference } from './read-table.js';

const OFFENCE_COLUMNS = [
  'id',
  'label',
  'parent',
  'rate_base',
  'core',
  'counted_within',
  'dashboard_table',
  'noun',
  'definition',
] as const;
const SET_COLUMNS = ['id', 'label', 'in_reports', 'offences', 'noun', 'definition'] as const;

/** The canonical offences, in the order reports print them. */
export function readOffences(): Offence[] {
  return readReference('offences.csv', OFFENCE_COLUMNS, ['id']).map((row) => ({
    id: row.id,
    label: row.label,
    parent: row.parent,
    rateBase: choiceOf(row.rate_base, RATE_BASES),
    core: choiceOf(row.core, ['yes', 'some', 'no', 'split']),
    countedWithin: row.counted_within,
    dashboardTable: row.dashboard_table,
    noun: row.noun,
    definition: row.definition,
  }));
}

/** Named sets of offences, such as the MOPAC seven. */
export function readOffenceSets(): OffenceSet[] {
  return readReference('offence-sets.csv', SET_COLUMNS, ['id']).map((row) => ({
    id: row.id,
    label: row.label,
    isInReports: row.in_reports === 'yes',
    offences: listOf(row.offences),
    noun: row.noun,
    definition: row.definition,
  }));
}
