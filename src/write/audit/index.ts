import type { AuditedDraft } from '../../core/audit.js';
import { auditJson } from './json.js';
import { auditMarkdown } from './markdown.js';
import { auditPage } from './page.js';
import { auditSarif } from './sarif.js';
import { auditText } from './text.js';

interface AuditWriter {
  readonly format: string;
  readonly endings: readonly string[];
  readonly about: string;
  readonly write: (audits: readonly AuditedDraft[]) => string;
}

/** Every form an audit can take; the first where none is asked for. */
export const AUDIT_WRITERS: readonly [AuditWriter, ...AuditWriter[]] = [
  { format: 'text', endings: ['txt'], about: 'one claim a line (default)', write: auditText },
  { format: 'json', endings: ['json'], about: 'for scripts', write: auditJson },
  { format: 'sarif', endings: ['sarif'], about: 'SARIF 2.1.0, for code review tools', write: auditSarif },
  { format: 'html', endings: ['html', 'htm'], about: 'the draft with marks and notes in its margin', write: auditPage },
  { format: 'md', endings: ['md'], about: 'a summary', write: auditMarkdown },
];
