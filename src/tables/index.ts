import { antiSocialBehaviour } from './anti-social-behaviour.js';
import { caseReview } from './case-review.js';
import { comparators } from './comparators.js';
import { coverage } from './coverage.js';
import { dashboard } from './dashboard.js';
import { detectionRates } from './detection-rates.js';
import { domesticAbuse } from './domestic-abuse.js';
import { environmentalCrime } from './environmental-crime.js';
import { hateCrime } from './hate-crime.js';
import { headlines } from './headlines.js';
import { hotspots } from './hotspots.js';
import { league } from './league.js';
import { monthly } from './monthly.js';
import { movers } from './movers.js';
import { offenceChange } from './offence-change.js';
import { otherIndicators } from './other-indicators.js';
import { priorities } from './priorities.js';
import type { QuarterlyReport } from './quarter.js';
import { quarterMonths } from './quarter-months.js';
import { rankings } from './rankings.js';
import { rates } from './rates.js';
import { reoffending } from './reoffending.js';
import { repeatVictimisation } from './repeat-victimisation.js';
import type { TableMaker } from './report.js';
import { residentialBurglary } from './residential-burglary.js';
import { seasonality } from './seasonality.js';
import { signals } from './signals.js';
import { survey } from './survey.js';
import { targets } from './targets.js';
import { trend } from './trend.js';
import { volumeChange } from './volume-change.js';
import { wardHeadlines } from './ward-headlines.js';
import { wards } from './wards.js';
import { youthViolence } from './youth-violence.js';

/** The tables of the quarterly dashboard. */
export const QUARTERLY_TABLES: readonly TableMaker<QuarterlyReport>[] = [
  dashboard,
  signals,
  movers,
  quarterMonths,
  trend,
  coverage,
];

/** The tables of the annual assessment, in the order they are printed. Adding one: its file and its line here. */
export const ANNUAL_TABLES: readonly TableMaker[] = [
  headlines,
  signals,
  volumeChange,
  offenceChange,
  rates,
  rankings,
  league,
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
