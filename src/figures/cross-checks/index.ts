import { areasCheck } from './areas.js';
import { boroughsCheck } from './boroughs.js';
import type { Checked, CrossCheck } from './cross-check.js';
import { type EarlierCounts, earlierCheck } from './earlier.js';
import { filesCheck } from './files.js';
import { groupsCheck } from './groups.js';
import { ranksCheck } from './ranks.js';
import { ratesCheck } from './rates.js';
import { unplacedCheck } from './unplaced.js';
import { wardsCheck } from './wards.js';

/** Every cross-check; a new one is a line here. */
const CHECKS: readonly ((checked: Checked) => CrossCheck)[] = [
  groupsCheck,
  boroughsCheck,
  areasCheck,
  unplacedCheck,
  wardsCheck,
  filesCheck,
  ratesCheck,
  ranksCheck,
];

/** The figures of a report arrived at again by other roads, and whether they are the same. */
export const crossChecks = (checked: Checked, earlier?: EarlierCounts): CrossCheck[] => [
  ...CHECKS.map((check) => check(checked)),
  earlierCheck(checked, earlier),
];
