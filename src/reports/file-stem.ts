import type { Period } from '../core/months.js';
import type { Area } from '../core/reference.js';
import { nameInPath } from '../tidy/plain-name.js';

/** "2025-26" or "2025-26-q4"; of other twelve months "to-2025-12". */
function periodName({ label, to }: Period): string {
  const isNamed = /^\d{4}\/\d{2}( Q[1-4])?$/.test(label);
  return isNamed ? label.replace('/', '-').replace(' ', '-').toLowerCase() : `to-${to}`;
}

/** "southwark-2025-26-annual": the borough, the period and the kind of report, for files that leave their folder. */
export const fileStem = ({ name }: Pick<Area, 'name'>, period: Period, kind: string): string =>
  `${nameInPath(name)}-${periodName(period)}-${kind}`;
