import type { Figure } from '../../core/figure.js';
import { missing } from '../../core/missing.js';
import { inSentence, type Period } from '../../core/months.js';
import { share } from '../../statistics/changes/share.js';
import { metAreas } from '../basis/areas.js';
import { combine, figure } from '../figure.js';
import type { Study } from '../study.js';
import { countFigure } from './count.js';
import { partOf } from './counts-in-words.js';

/** The share of the Met's offences in the files that stand under no borough ("Unknown", Heathrow). */
export function noBoroughShare(study: Study, period: Period): Figure {
  const met = metAreas(study);
  const codes = met.codes.filter((code) => !study.dataset.boroughs.includes(code));
  const parts = { unit: 'percent share', method: 'share' } as const;
  if (codes.length === 0) {
    return figure(missing('not-recorded', 'the files have no offences without a borough'), [], parts);
  }
  const none = countFigure(study, { name: 'no borough', codes }, 'all', period);
  return combine([none, countFigure(study, met, 'all', period)], parts, share);
}

/** A share that moved this much, in percentage points, can pass for a change in crime. */
const WORTH_SAYING = 0.5;

/** What to say when more (or fewer) offences found their borough than in earlier years; undefined when the share hardly moved. */
export function noBoroughCaution(study: Study, now: Period, earlier: readonly Period[]): string | undefined {
  const current = noBoroughShare(study, now);
  const moved = earlier
    .map((period) => ({ period, share: noBoroughShare(study, period) }))
    .filter(({ share: { value } }) => value !== null && Math.abs((current.value ?? value) - value) >= WORTH_SAYING);
  if (moved.length === 0) return undefined;
  const before = moved.map(({ period, share: then }) => `in ${inSentence(period)}, ${partOf(then)}`);
  const fell = moved.every(({ share: { value } }) => (current.value ?? 0) < (value ?? 0));
  const what = fell ? 'More offences are placed in a borough now' : 'The part that is placed in a borough differs';
  return `Of the Met's offences in ${inSentence(now)}, ${partOf(current)} stood under no borough; ${before.join('; ')}. ${what}, so a change in a borough is not a change in crime alone.`;
}
