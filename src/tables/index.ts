import { comparators } from './annual/comparators.js';
import { coverage } from './annual/coverage.js';
import { detectionRates } from './annual/detection-rates.js';
import { headlines } from './annual/headlines.js';
import { indexedYears } from './annual/indexed-years.js';
import { monthly } from './annual/monthly.js';
import { movers } from './annual/movers.js';
import { offenceChange } from './annual/offence-change.js';
import { priorities } from './annual/priorities.js';
import { rankings } from './annual/rankings.js';
import { rates } from './annual/rates.js';
import { residentialBurglary } from './annual/residential-burglary.js';
import { seasonality } from './annual/seasonality.js';
import { signals } from './annual/signals.js';
import { volumeChange } from './annual/volume-change.js';
import { antiSocialBehaviour } from './partner/anti-social-behaviour.js';
import { caseReview } from './partner/case-review.js';
import { domesticAbuse } from './partner/domestic-abuse.js';
import { environmentalCrime } from './partner/environmental-crime.js';
import { hateCrime } from './partner/hate-crime.js';
import { otherIndicators } from './partner/other-indicators.js';
import { reoffending } from './partner/reoffending.js';
import { repeatVictimisation } from './partner/repeat-victimisation.js';
import { survey } from './partner/survey.js';
import { targets } from './partner/targets.js';
import { youthViolence } from './partner/youth-violence.js';
import { dashboard } from './quarterly/dashboard.js';
import { quarterFindings } from './quarterly/findings.js';
import type { QuarterlyReport } from './quarterly/quarter.js';
import { quarterMonths } from './quarterly/quarter-months.js';
import { trend } from './quarterly/trend.js';
import { league } from './rank/league.js';
import type { TableBuilder } from './shared/report.js';
import { hotspots } from './wards/hotspots.js';
import { wardHeadlines } from './wards/ward-headlines.js';
import { wards } from './wards/wards.js';

/** The tables of the quarterly dashboard. */
export const QUARTERLY_TABLES: readonly TableBuilder<QuarterlyReport>[] = [
  quarterFindings,
  dashboard,
  signals,
  movers,
  quarterMonths,
  trend,
  coverage,
];

/** The tables of the annual assessment, in the order they are printed. Adding one: its file and its line here. */
export const ANNUAL_TABLES: readonly TableBuilder[] = [
  headlines,
  signals,
  volumeChange,
  offenceChange,
  rates,
  rankings,
  league,
  indexedYears,
  monthly,
  seasonality,
  detectionRates,
  residentialBurglary,
  priorities,
  comparators,
  wardHeadlines,
  wards,
  hotspots,
  antiSocialBehaviour,
  environmentalCrime,
  domesticAbuse,
  hateCrime,
  youthViolence,
  reoffending,
  repeatVictimisation,
  survey,
  caseReview,
  otherIndicators,
  targets,
  coverage,
];
