import { failIfStrict } from '../app/read-dataset.js';
import type { Settings } from '../config/settings.js';
import type { Diagnostic } from '../core/diagnostics.js';
import type { EarlierCounts } from '../figures/cross-checks/earlier.js';
import { crossChecks } from '../figures/cross-checks/index.js';
import type { Report } from '../tables/shared/report.js';

/** The report with its cross-checks; one that does not hold is a warning, and an error under --strict. */
export function withCrossChecks<R extends Report>(report: R, settings: Settings, earlier?: EarlierCounts): R {
  const { study, area, quarter } = report;
  const { period, previous, base } = study.choices;
  const periods = [...(quarter ? [quarter] : []), period, previous, base];
  const checks = crossChecks({ study, area, periods }, earlier);
  const failed = checks.flatMap(({ name, wrong }) =>
    wrong.map((where): Diagnostic => ({ level: 'warning', text: `cross-check failed: ${name}: not ${where}` })),
  );
  failIfStrict(settings, failed);
  return { ...report, checks, diagnostics: [...report.diagnostics, ...failed] };
}
