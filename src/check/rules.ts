import { announcedList } from './document/announced-list.js';
import { boundShare } from './document/bound-share.js';
import { compound } from './document/compound.js';
import { onePopulation } from './document/one-population.js';
import { partExceedsWhole } from './document/part-exceeds-whole.js';
import { periodAfterReport } from './document/period-after-report.js';
import { rateUnit } from './document/rate-unit.js';
import { sameMeasureTwice } from './document/same-measure-twice.js';
import { significant } from './document/significant.js';
import { areasCounted } from './relations/areas-counted.js';
import { average } from './relations/averages/average.js';
import { change } from './relations/change.js';
import { comparedRates } from './relations/compared-rates.js';
import { contradiction } from './relations/contradiction.js';
import { direction } from './relations/direction.js';
import { multiple } from './relations/multiple.js';
import { nearAverage } from './relations/near/averages/near-average.js';
import { nearChange } from './relations/near/changes/near-change.js';
import { nearDirection } from './relations/near/changes/near-direction.js';
import { nearMultiple } from './relations/near/changes/near-multiple.js';
import { givenTwice } from './relations/near/given-twice.js';
import { nearShare } from './relations/near/shares/near-share.js';
import { nearSum } from './relations/near/sums/near-sum.js';
import { workedOut } from './relations/near/sums/worked-out.js';
import { points } from './relations/points.js';
import { rate } from './relations/rate.js';
import { hundred } from './relations/shares/hundred.js';
import { namedShare } from './relations/shares/named-share.js';
import { share } from './relations/shares/share.js';
import { wholeNumber } from './relations/shares/whole-number.js';
import { step } from './relations/step.js';
import { sum } from './relations/sum.js';
import { extremeChange } from './relations/table-prose/extremes/extreme-change.js';
import { extremeYear } from './relations/table-prose/extremes/extreme-year.js';
import { rank } from './relations/table-prose/rank.js';
import { tableRatio } from './relations/table-prose/ratios/table-ratio.js';
import { rowsCounted } from './relations/table-prose/rows-counted.js';
import { tableCompare } from './relations/table-prose/table-compare.js';
import { tableDirection } from './relations/table-prose/table-direction.js';
import { tableFigure } from './relations/table-prose/table-figure.js';
import { tableLevel } from './relations/table-prose/table-level.js';
import { tableRate } from './relations/table-prose/table-rate.js';
import { tableSeries } from './relations/table-prose/table-series.js';
import { tableTotal } from './relations/table-prose/table-total.js';
import { tableRow } from './relations/tables/table-row.js';
import { trend } from './relations/trend.js';
import type { Rule } from './rule.js';

/** Every rule. Their order decides nothing but which are read first; the worst certain verdict on a number is kept. */
export const RULES: readonly Rule[] = [
  tableRow,
  change,
  step,
  points,
  multiple,
  share,
  sum,
  namedShare,
  trend,
  areasCounted,
  hundred,
  average,
  rate,
  tableRatio,
  tableFigure,
  tableRate,
  tableDirection,
  tableSeries,
  tableCompare,
  tableTotal,
  rowsCounted,
  extremeChange,
  extremeYear,
  rank,
  direction,
  comparedRates,
  wholeNumber,
  contradiction,
  onePopulation,
  boundShare,
  rateUnit,
  significant,
  compound,
  sameMeasureTwice,
  partExceedsWhole,
  periodAfterReport,
  announcedList,
  tableLevel,
  nearAverage,
  nearSum,
  workedOut,
  nearShare,
  nearChange,
  nearMultiple,
  nearDirection,
  givenTwice,
];
