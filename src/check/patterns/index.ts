import type { Pattern } from '../model.js';
import { actualAndPredicted } from './actual-and-predicted.js';
import { againstLondon } from './against-london.js';
import { amountFromTo } from './amount-from-to.js';
import { announcedList } from './announced-list.js';
import { average } from './average.js';
import { boundShare } from './bound-share.js';
import { compound } from './compound.js';
import { countAndPercent } from './count-and-percent.js';
import { fewerThanTable } from './fewer-than-table.js';
import { fromTo } from './from-to.js';
import { levelAndChange } from './level-and-change.js';
import { multiple } from './multiple.js';
import { partExceedsWhole } from './part-exceeds-whole.js';
import { percentOfTable } from './percent-of-table.js';
import { percentThan } from './percent-than.js';
import { periodAfterReport } from './period-after-report.js';
import { points } from './points.js';
import { rank } from './rank.js';
import { rateAndCount } from './rate-and-count.js';
import { rateOfTable } from './rate-of-table.js';
import { rateUnit } from './rate-unit.js';
import { respectively } from './respectively.js';
import { sameMeasureTwice } from './same-measure-twice.js';
import { share } from './share.js';
import { significant } from './significant.js';
import { stepTo } from './step-to.js';
import { sumToHundred } from './sum-to-hundred.js';
import { tableRow } from './table-row.js';
import { twoPercents } from './two-percents.js';
import { upFrom } from './up-from.js';

/** Every pattern, the more particular first: of two that read the same numbers the first speaks. */
export const PATTERNS: readonly Pattern[] = [
  tableRow,
  respectively,
  points,
  actualAndPredicted,
  multiple,
  levelAndChange,
  amountFromTo,
  stepTo,
  upFrom,
  percentThan,
  fromTo,
  share,
  average,
  compound,
  significant,
  fewerThanTable,
  againstLondon,
  countAndPercent,
  percentOfTable,
  rateOfTable,
  rateAndCount,
  rateUnit,
  rank,
  twoPercents,
  boundShare,
  sumToHundred,
  sameMeasureTwice,
  partExceedsWhole,
  periodAfterReport,
  announcedList,
];
