import type { Audit } from '../../model.js';
import { auditJson } from './json.js';
import { auditText } from './text.js';

interface AuditWriter {
  readonly format: string;
  readonly endings: readonly string[];
  readonly about: string;
  readonly write: (audits: readonly Audit[]) => string;
}

/** Every form an audit can take. */
export const AUDIT_WRITERS: readonly AuditWriter[] = [
  { format: 'text', endings: ['txt'], about: 'one claim a line (default)', write: auditText },
  { format: 'json', endings: ['json'], about: 'for scripts', write: auditJson },
];
