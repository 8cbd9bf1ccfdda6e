import type { Settings } from '../config/settings.js';
import type { Source } from '../core/crime.js';
import type { Diagnostic } from '../core/diagnostics.js';
import type { ReportTable } from '../core/report.js';
import type { OnFormat } from '../output/plan.js';
import type { Document } from '../write/document.js';
import type { Log } from './log.js';
import type { SharedStudy } from './shared-study.js';

/** What a command makes; the rest (settings, output, log) is the same for all. */
export interface CommandResult {
  readonly document: Document;
  /** Its figures by the keys that scripts know them by, where its tables do not show them all. */
  readonly keyed?: ReportTable;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly Source[];
  /** What was done, in a line or several, for standard error. */
  readonly summary: string | readonly string[];
  /** Other than 0 when the command ran and the answer is no. */
  readonly exitCode?: number;
}

/** `shared`: what the reports of a run on every borough have in common. */
export type BuildReport = (settings: Settings, shared?: SharedStudy) => Promise<CommandResult>;

/** One run of a command: what it is called in a manifest, and what builds its result. */
export interface Run {
  readonly command: string;
  readonly settings: Settings;
  readonly build: BuildReport;
  readonly log: Log;
  readonly onFormat?: OnFormat | undefined;
}
