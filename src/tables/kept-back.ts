import { setOf } from '../figures/areas.js';
import { countFigure } from '../figures/count.js';
import { everyOffence } from '../figures/offence-lists.js';
import { SUPPRESSED } from '../figures/suppression.js';
import type { Figure, Period } from '../model.js';
import type { Report } from './report.js';

/** What a table that picks among the offences must say. */
export const KEPT_BACK_NOTE = 'Offences that are kept back are in no row, whatever they did.';

/** The counts that are kept back, for a table that leaves them out: they carry its note. */
export function keptBackIn({ study, area }: Report, period: Period): Figure[] {
  if (!study.disclosure) return [];
  return everyOffence(study)
    .map((offence) => countFigure(study, setOf(area), offence, period))
    .filter(({ missing }) => missing === SUPPRESSED.missing);
}
