import type { Audit } from '../../core/audit.js';

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
  return `${JSON.stringify(plain.length === 1 ? plain[0] : plain, null, 2)}\n`;
}
