import type { Accepted, Audit, Verdict } from '../../core/audit.js';
import { safeText } from '../../core/safe-text.js';
import { coverageText } from './coverage.js';

/** One claim a line: position, verdict, the draft's words; under it what they should be, and why. */

const VERDICT_WIDTH = 17;

const positionOf = (document: string, { line, column }: { line: number; column: number }): string =>
  `${document}:${line}:${column}`;

const wordsOf = ({ pattern, text }: Verdict): string => (pattern === 'table-row' ? text : `"${text}"`);

function linesOf(document: string, width: number, verdict: Verdict): string[] {
  const head = `${positionOf(document, verdict).padEnd(width)}${verdict.verdict.padEnd(VERDICT_WIDTH)}${wordsOf(verdict)}`;
  if (verdict.verdict === 'agrees') return [head];
  const under = ' '.repeat(width);
  return [
    head,
    ...(verdict.recomputed ? [`${under}recomputed ${verdict.recomputed}`] : []),
    ...(verdict.mistake ? [`${under}mistake    ${verdict.mistake}`] : []),
    ...(verdict.suggestion ? [`${under}suggested  "${verdict.suggestion}"`] : []),
  ];
}

function acceptedLines(document: string, width: number, accepted: Accepted): string[] {
  const head = `${positionOf(document, accepted).padEnd(width)}${'accepted'.padEnd(VERDICT_WIDTH)}${accepted.reason || 'no reason given'}`;
  const under = ' '.repeat(width);
  return [
    head,
    ...accepted.verdicts.map((verdict) => `${under}${verdict.verdict.padEnd(VERDICT_WIDTH)}${wordsOf(verdict)}`),
  ];
}

function auditLines({ document, verdicts, accepted, coverage }: Audit): string[] {
  const widths = [...verdicts, ...accepted].map((verdict) => positionOf(document, verdict).length);
  const width = widths.reduce((most, item) => Math.max(most, item), 0) + 2;
  return [
    ...verdicts.flatMap((entry) => linesOf(document, width, entry)),
    ...accepted.flatMap((element) => acceptedLines(document, width, element)),
    `${document}: ${coverageText(coverage)}`,
  ];
}

export const auditText = (audits: readonly Audit[]): string =>
  audits
    .flatMap(auditLines)
    .map((line) => `${safeText(line)}\n`)
    .join('');
