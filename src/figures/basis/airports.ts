import { type Month, monthsBetween, type Period } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import { countFigure } from '../measures/count.js';
import type { Study } from '../study.js';
import { setOf } from './areas.js';

/**
 * Files with labels in title case (and some older ones) have the offences at Heathrow and at London City Airport in one row
 * under no borough. Files in upper case have such a row from April 2023 to February 2024; until January the ward file has
 * the same numbers month by month, all in the ward of Heathrow (4,219, and 4,218 in the row), so none of them is elsewhere.
 */
const ROW = 'heathrow';
const [HILLINGDON, NEWHAM] = ['E09000017', 'E09000025'];

/** The note on the airports in a report of one of the two boroughs; undefined where there is nothing. */
export function airportCaution(study: Study, area: Area, periods: readonly Period[]): string | undefined {
  if (area.code !== HILLINGDON && area.code !== NEWHAM) return undefined;
  const hasRow = (month: Month): boolean => {
    const file = study.dataset.sourceOfLevel('borough', month);
    return file !== undefined && file.source.era !== 'connect' && file.areas.has(ROW);
  };
  if (!periods.some(({ from, to }) => monthsBetween(from, to).some(hasRow))) return undefined;
  if (area.code === NEWHAM) {
    return `In the files used here London City Airport, which lies in ${area.name}, is counted together with Heathrow and under no borough. Its offences are not in the figures of ${area.name}, and the files do not say how many they are.`;
  }
  const counts = periods.map((period) => countFigure(study, setOf(area), 'all', period));
  return counts.some(({ parts }) => parts.some(({ added }) => added > 0))
    ? `The offences at Heathrow that are counted with ${area.name} include those at London City Airport, which lies elsewhere: the files do not tell the two apart.`
    : `In the files used here Heathrow is counted under no borough, together with London City Airport. Its offences are not in the figures of ${area.name}.`;
}
