import type { Figure, Period } from '../model.js';
import { meanCount } from '../statistics/mean-count.js';
import { boroughsOf, londonBoroughs, setOf } from './areas.js';
import { countFigure } from './count.js';
import { combine } from './figure.js';
import type { Study } from './study.js';

/** The average borough's count: offences of the boroughs over how many boroughs there are. */
export function boroughAverage(study: Study, offence: string, period: Period): Figure {
  const { codes } = londonBoroughs(study);
  const counts = boroughsOf(study.reference.areas)
    .filter(({ code }) => codes.includes(code))
    .map((area) => countFigure(study, setOf(area), offence, period));
  return combine(counts, { unit: 'offences a borough', method: 'mean count' }, (...values) => meanCount(values));
}
