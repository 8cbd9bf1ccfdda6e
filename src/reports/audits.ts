import { countText, type Log } from '../app/log.js';
import type { CrimeData } from '../check/data/index.js';
import type { Audit, AuditedDraft, VerdictName } from '../core/audit.js';
import type { LogFormat } from '../core/diagnostics.js';
import { coverageText } from '../write/audit/coverage.js';

/** `boroughstat check`: audits the figures quoted in a draft report. */

export interface Options extends Readonly<Record<string, unknown>> {
  readonly borough?: string;
  readonly data?: readonly string[];
  readonly config?: string;
  readonly format?: string;
  readonly output?: string;
  readonly failOn: 'differs' | 'rounding';
  readonly quiet?: boolean;
  readonly logFormat?: LogFormat;
}

const NAMES: readonly (readonly [VerdictName, string])[] = [
  ['agrees', 'agree'],
  ['rounding', 'rounding'],
  ['differs', 'differ'],
  ['wrong-direction', 'in the wrong direction'],
  ['ambiguous', 'ambiguous'],
  ['possible', 'possible'],
  ['not-checked', 'not checked'],
];

export function summaryOf({ document, verdicts, accepted, totals, coverage }: Audit): string {
  const parts = NAMES.flatMap(([name, words]) => (totals[name] > 0 ? `${totals[name]} ${words}` : []));
  const kept = accepted.length > 0 ? `; ${countText(accepted.length, 'line')} accepted` : '';
  const list = parts.length > 0 ? `: ${parts.join(', ')}` : '';
  return `${document}: ${countText(verdicts.length, 'claim')}${list}${kept}. ${coverageText(coverage)}`;
}

const DATA_OPTIONS = [
  'borough',
  'data',
  'asOf',
  'strict',
  'config',
  'population',
  'households',
  'populationSeries',
  'populationYear',
  'householdSeries',
];

/** The data that the claims are verified against: only where a borough, files or a configuration are named. */
async function crimeDataFor(options: Options, log: Log): Promise<CrimeData | undefined> {
  const given = Object.entries(options).filter(([name]) => DATA_OPTIONS.includes(name));
  if (given.length === 0) return undefined;
  const [{ runSettings }, { withLibrary }, { boroughIn, prepareStudy }, { crimeDataOf }] = await Promise.all([
    import('../app/run-settings.js'),
    import('../vintages/select.js'),
    import('../app/read-dataset.js'),
    import('../app/claim-data.js'),
  ]);
  const { settings: resolved, notes } = await runSettings('check', Object.fromEntries(given));
  const settings = withLibrary(resolved);
  const { study, problems } = await prepareStudy(settings);
  for (const problem of [...notes, ...problems]) log.problem(problem);
  return crimeDataOf(study, boroughIn(study, settings.borough));
}

export async function auditAll(paths: readonly string[], options: Options, log: Log): Promise<AuditedDraft[]> {
  const [{ loadDraft }, { auditDraft }] = await Promise.all([
    import('../load/drafts/index.js'),
    import('../check/audit.js'),
  ]);
  const crimeData = await crimeDataFor(options, log);
  const audits: AuditedDraft[] = [];
  for (const path of paths) {
    const { draft, problems } = await loadDraft(path);
    for (const problem of problems) log.problem(problem);
    audits.push(auditDraft(draft, crimeData));
  }
  return audits;
}
