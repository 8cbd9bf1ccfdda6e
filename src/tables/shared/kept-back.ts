import type { Figure } from '../../core/figure.js';
import type { Period } from '../../core/months.js';
import { setOf } from '../../figures/basis/areas.js';
import { everyOffence } from '../../figures/basis/offence-lists.js';
import { isSuppressed } from '../../figures/basis/suppression.js';
import { countFigure } from '../../figures/measures/count.js';
import type { Report } from './report.js';

/** What a table that picks among the offences must say. */
export const KEPT_BACK_NOTE = 'Offences that are kept back are in no row, whatever they did.';

/** The counts that are kept back, for a table that leaves them out: they carry its note. */
export function keptBackIn({ study, area }: Report, period: Period): Figure[] {
  if (!study.disclosure) return [];
  return everyOffence(study)
    .map((offence) => countFigure(study, setOf(area), offence, period))
    .filter(isSuppressed);
}
