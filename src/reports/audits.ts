import type { Command } from '../app/declared-command.js';
import { countText, type Log } from '../app/log.js';
import { ENGINE_OPTIONS } from '../app/options.js';
import { progressBar, showStage } from '../app/progress.js';
import type { CrimeData } from '../check/data/index.js';
import { OPTIONS } from '../config/settings.js';
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

/** The log and output of a run of the command. */
interface Run {
  readonly command: Command;
  readonly log: Log;
}

const OUTPUT_OPTIONS: readonly string[] = ['format', 'output', 'quiet', 'logFormat'];

/** The data that the claims are verified against: only where a borough, files or a configuration are named. */
async function crimeDataFor(options: Options, { command, log }: Run): Promise<CrimeData | undefined> {
  const given = Object.entries(options).filter(([name]) => name in OPTIONS && !OUTPUT_OPTIONS.includes(name));
  // How files are read names none.
  if (given.every(([name]) => ENGINE_OPTIONS.some((option) => option === name))) return undefined;
  const [{ runSettings }, { withLibrary }, { boroughIn, prepareStudy }, { crimeDataOf }] = await Promise.all([
    import('../app/run-settings.js'),
    import('../vintages/select.js'),
    import('../app/read-dataset.js'),
    import('../app/claim-data.js'),
  ]);
  const { settings: resolved, notes } = await runSettings(command, Object.fromEntries(given));
  const settings = withLibrary(resolved);
  const { study, diagnostics } = await prepareStudy(settings);
  for (const diagnostic of [...notes, ...diagnostics]) log.diagnostic(diagnostic);
  return crimeDataOf(study, boroughIn(study, settings.borough));
}

export async function auditAll(paths: readonly string[], options: Options, run: Run): Promise<AuditedDraft[]> {
  const [{ loadDraft }, { auditDraft }] = await Promise.all([
    import('../load/drafts/index.js'),
    import('../check/audit.js'),
  ]);
  const crimeData = await crimeDataFor(options, run);
  const audits: AuditedDraft[] = [];
  const bar = progressBar((done, total) => `${done} of ${total} rules`);
  for (const path of paths) {
    showStage(`Reading ${path}`);
    const { draft, diagnostics } = await loadDraft(path);
    for (const diagnostic of diagnostics) run.log.diagnostic(diagnostic);
    audits.push(auditDraft(draft, crimeData, (done, total) => bar(path, done, total)));
  }
  return audits;
}
