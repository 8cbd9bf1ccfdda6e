import type { Audit } from '../../core/audit.js';
import type { AuditJson } from '../json-types.js';

/** One draft is an object, several are a list of them. */
export function auditJson(audits: readonly Audit[]): string {
  const plain = audits.map(({ document, verdicts, totals, coverage }) => ({
    document,
    verdicts: verdicts.map(({ line, column, text, pattern, verdict, quoted, recomputed, mistake, suggestion }) => ({
      line,
      column,
      text,
      pattern,
      verdict,
      quoted,
      recomputed,
      mistake,
      suggestion,
    })),
    totals,
    coverage,
  }));
  const [first] = plain;
  const json: AuditJson = plain.length === 1 && first ? first : plain;
  return `${JSON.stringify(json, null, 2)}\n`;
}
