import type { AuditedDraft, AuditMark, VerdictName } from '../../core/audit.js';

/** SARIF 2.1.0: what agrees is a pass, what an author accepts is suppressed in the source. */

const LEVELS: Readonly<Record<VerdictName, string>> = {
  agrees: 'none',
  rounding: 'warning',
  differs: 'error',
  'wrong-direction': 'error',
  ambiguous: 'warning',
  possible: 'none',
  'not-checked': 'note',
};

const KINDS: Readonly<Record<VerdictName, string>> = {
  agrees: 'pass',
  rounding: 'fail',
  differs: 'fail',
  'wrong-direction': 'fail',
  ambiguous: 'fail',
  possible: 'open',
  'not-checked': 'fail',
};

const uriOf = (document: string): string => encodeURI(document.replaceAll('\\', '/')).replaceAll('#', '%23');

const messageOf = ({ verdict }: AuditMark): string =>
  [
    `${verdict.verdict}: "${verdict.text}"`,
    verdict.recomputed && `recomputed ${verdict.recomputed}`,
    verdict.mistake && `mistake ${verdict.mistake}`,
    verdict.suggestion && `suggested "${verdict.suggestion}"`,
  ]
    .filter(Boolean)
    .join('; ');

function resultOf({ document, accepted }: AuditedDraft, mark: AuditMark) {
  const { line, column, text, pattern, verdict } = mark.verdict;
  const reason = accepted.find((item) => item.line === line)?.reason ?? '';
  return {
    ruleId: pattern,
    kind: KINDS[verdict],
    level: LEVELS[verdict],
    message: { text: messageOf(mark) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(document) },
          region: { startLine: line, startColumn: column, snippet: { text } },
        },
      },
    ],
    ...(mark.accepted ? { suppressions: [{ kind: 'inSource', justification: reason }] } : {}),
  };
}

export function auditSarif(audits: readonly AuditedDraft[]): string {
  const results = audits.flatMap((audit) => audit.marks.map((mark) => resultOf(audit, mark)));
  const coverage = Object.fromEntries(audits.map((audit) => [audit.document, audit.coverage]));
  const rules = [...new Set(results.map(({ ruleId }) => ruleId))].sort().map((id) => ({ id }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'boroughstat', rules } },
        columnKind: 'utf16CodeUnits',
        results,
        properties: { coverage },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
