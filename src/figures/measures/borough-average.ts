import type { Figure } from '../../core/figure.js';
import type { Period } from '../../core/months.js';
import { meanCount } from '../../statistics/rates/mean-count.js';
import { boroughsOf, londonBoroughs, setOf } from '../basis/areas.js';
import { combine } from '../figure.js';
import type { Study } from '../study.js';
import { countFigure, recordedCount } from './count.js';

/** The average borough's count: offences of the boroughs over how many boroughs there are. */
export function boroughAverage(study: Study, offence: string, period: Period): Figure {
  const london = londonBoroughs(study);
  const parts = { unit: 'offences a borough', method: 'mean count' } as const;
  const together = countFigure(study, london, offence, period);
  if (together.value === null) return combine([together], parts, (...values) => meanCount(values));
  const counts = boroughsOf(study.reference.areas)
    .filter(({ code }) => london.codes.includes(code))
    .map((area) => recordedCount(study, setOf(area), offence, period));
  return combine(counts, parts, (...values) => meanCount(values));
}
