import type { Definition } from '../../core/report.js';
import { everyOffence } from '../../figures/basis/offence-lists.js';
import type { Report } from './report.js';

const ALWAYS: readonly Definition[] = [
  {
    term: 'Rate',
    meaning:
      'offences per 1,000 residents of the mid-year estimate (30 June) inside the 12 months, or the newest before; per 1,000 households of the nearest estimate for residential burglary; two periods that are compared are divided by one series of estimates',
  },
  { term: 'Change', meaning: '100 x (this year - earlier year) / earlier year; none on a base of zero' },
  {
    term: 'Rank',
    meaning: 'standard competition rank of unrounded rates among the boroughs; equal rates share a place (=)',
  },
  {
    term: 'Rounding',
    meaning: 'once, when printed, half away from zero; every figure is computed from unrounded ones',
  },
];

/** What the words of the tables mean, the offences among them. */
export function definitions({ study }: Report): Definition[] {
  const sets = study.reference.offenceSets.filter(({ isInReports }) => isInReports);
  const defined = [...sets, ...everyOffence(study).map((id) => study.tree.get(id))];
  const offences = defined.filter(({ definition }) => definition !== '');
  return [...ALWAYS, ...offences.map(({ label, definition }) => ({ term: label, meaning: definition }))];
}
