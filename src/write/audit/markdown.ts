import type { Accepted, AuditedDraft, Verdict, VerdictName } from '../../core/audit.js';
import { safeText } from '../../core/safe-text.js';
import { coverageText } from './coverage.js';

/** A summary to paste into a review: totals, what must be looked at, what was accepted. */

const ORDER: readonly VerdictName[] = [
  'differs',
  'wrong-direction',
  'rounding',
  'ambiguous',
  'possible',
  'not-checked',
  'agrees',
];

const escaped = (text: string): string =>
  safeText(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\|*_`<>[\]#]/g, (sign) => `\\${sign}`);

const rowOf = ({ line, column, verdict, text, recomputed, mistake, suggestion }: Verdict): string =>
  `| ${line}:${column} | ${verdict} | ${escaped(text)} | ${escaped(recomputed ?? '')} | ${mistake ?? ''} | ${escaped(suggestion ?? '')} |`;

const acceptedRow = ({ line, reason, verdicts }: Accepted): string =>
  `- line ${line}: ${escaped(reason) || 'no reason given'} (${verdicts.map(({ verdict }) => verdict).join(', ') || 'no claim on it'})`;

function sectionOf({ document, verdicts, accepted, totals, coverage }: AuditedDraft): string {
  const counts = ORDER.map((name) => `| ${name} | ${totals[name]} |`).join('\n');
  const toRead = ORDER.slice(0, -1).flatMap((name) => verdicts.filter(({ verdict }) => verdict === name));
  const rows = toRead.map(rowOf).join('\n');
  const list =
    toRead.length > 0
      ? `\n| place | verdict | quoted | recomputed | mistake | suggested |\n|---|---|---|---|---|---|\n${rows}\n`
      : '\nEvery claim agrees.\n';
  const kept = accepted.length > 0 ? `\nAccepted as they are:\n\n${accepted.map(acceptedRow).join('\n')}\n` : '';
  return `# Audit of ${escaped(document)}\n\n| verdict | claims |\n|---|---:|\n${counts}\n\n${coverageText(coverage)}\n${verdicts.length === 0 ? '\nNo claim was found.\n' : list}${kept}`;
}

export const auditMarkdown = (audits: readonly AuditedDraft[]): string => audits.map(sectionOf).join('\n');
