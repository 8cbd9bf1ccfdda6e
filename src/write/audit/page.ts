import { basename } from 'node:path';
import { FONT_FAMILY } from '../../charts/frame.js';
import { type AuditedDraft, type VerdictName, WRONG } from '../../core/audit.js';
import { html, Markup, NOTHING } from '../html/markup.js';
import { coverageText } from './coverage.js';
import { blockText, type NumberedMark } from './draft-text.js';

/** The draft as a page of its own: every claim marked, its note in the margin next to the lines it stands on. */

const NAMES: readonly (readonly [VerdictName, string])[] = [
  ['differs', 'differs'],
  ['wrong-direction', 'wrong direction'],
  ['rounding', 'rounding'],
  ['ambiguous', 'ambiguous'],
  ['possible', 'possible'],
  ['not-checked', 'not checked'],
  ['agrees', 'agrees'],
];

const nameOf = (verdict: VerdictName): string => NAMES.find(([name]) => name === verdict)?.[1] ?? verdict;

const STYLE = `body{font:1rem/1.5 ${FONT_FAMILY};max-width:76rem;margin:0 auto;padding:1rem;color:#111;background:#fff}
.block{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:1.5rem;border-bottom:1px solid #ddd;padding:.3rem 0}
.block pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere;margin:0}.block .spaced{font-family:monospace;font-size:.875rem;white-space:pre;overflow-x:auto}.heading{font-weight:700;margin:0}
.cells{margin:.3rem 0}.cells th,.cells td{border-bottom:1px solid #ddd;vertical-align:top}sup{margin-left:.15em}
.notes{margin:0;padding:0;list-style:none;font-size:.875rem}.notes li{border-left:.3rem solid;padding-left:.5rem;margin-bottom:.5rem}
mark{color:#111;padding:0 .1em}table{border-collapse:collapse}th,td{text-align:left;padding:.1rem 1rem .1rem 0}
mark.differs,mark.wrong-direction{background:#ffd6d6;text-decoration:underline}.notes .differs,.notes .wrong-direction{border-color:#b00020}
mark.rounding,mark.ambiguous,mark.possible{background:#ffeeba}.notes .rounding,.notes .ambiguous,.notes .possible{border-color:#946200}
mark.agrees{background:#d9f2dd}.notes .agrees{border-color:#1b6e2d}mark.not-checked{background:#e6e6e6}.notes .not-checked{border-color:#666}
@media(max-width:48rem){.block{grid-template-columns:1fr}}@media print{.block{break-inside:avoid}}`;

function noteOf({ verdict, accepted, number }: NumberedMark): Markup {
  const parts = [
    verdict.recomputed ? html`<br>${verdict.recomputed}` : NOTHING,
    verdict.suggestion ? html`<br>suggested: “${verdict.suggestion}”` : NOTHING,
  ];
  const head = `${number}. ${nameOf(verdict.verdict)}${accepted ? ' (accepted)' : ''}`;
  return html`<li id="note-${String(number)}" class="${verdict.verdict}"><strong>${head}</strong> (line ${String(verdict.line)})${parts}</li>\n`;
}

/** Stretches between blank lines, which the marks of a paragraph do not cross. */
function blocksOf({ draft, marks }: AuditedDraft, first: number): Markup[] {
  const numbered = marks.map((mark, index) => ({ ...mark, number: first + index }));
  const blocks: Markup[] = [];
  let next = 0;
  let start = 0;
  for (const text of draft.split(/(?<=\n)(?=[ \t\r]*\n)/)) {
    const blockMarks: NumberedMark[] = [];
    for (let mark = numbered[next]; mark && mark.start < start + text.length; mark = numbered[next]) {
      blockMarks.push(mark);
      next += 1;
    }
    const notes = blockMarks.length > 0 ? html`<ul class="notes">${blockMarks.map(noteOf)}</ul>` : html`<div></div>`;
    if (text.trim() !== '')
      blocks.push(
        html`<div class="block"><div>${blockText({ text, offset: start }, blockMarks)}</div>${notes}</div>\n`,
      );
    start += text.length;
  }
  return blocks;
}

function sectionOf(audit: AuditedDraft, name: string, first: number): Markup {
  const rows = NAMES.filter(([name]) => audit.totals[name] > 0).map(
    ([name, words]) => html`<tr><th scope="row">${words}</th><td>${String(audit.totals[name])}</td></tr>\n`,
  );
  const wrong = audit.marks.flatMap(({ verdict, accepted }, index) =>
    !accepted && WRONG.includes(verdict.verdict)
      ? [
          html`<li><a href="#note-${String(first + index)}">line ${String(verdict.line)}</a>: ${verdict.text}${verdict.suggestion ? html` (suggested: “${verdict.suggestion}”)` : NOTHING}</li>\n`,
        ]
      : [],
  );
  const kept = audit.accepted.map(
    ({ line, reason }) => html`<li>line ${String(line)}: ${reason || 'no reason given'}</li>\n`,
  );
  return html`<section>
<h2>${name}</h2>
<p>${wrong.length === 0 ? 'Nothing differs.' : `${wrong.length} of ${audit.verdicts.length} claims ${wrong.length === 1 ? 'differs' : 'differ'}.`} ${coverageText(audit.coverage)}</p>
${wrong.length > 0 ? html`<ul>${wrong}</ul>` : NOTHING}
<table><thead><tr><th scope="col">Verdict</th><th scope="col">Claims</th></tr></thead><tbody>
${rows}</tbody></table>
${kept.length > 0 ? html`<h3>Accepted as they are</h3>\n<ul>${kept}</ul>` : NOTHING}
${blocksOf(audit, first)}</section>
`;
}

/** The names of the drafts without their folders; with them where two are of one name. */
function namesOf(audits: readonly AuditedDraft[]): string[] {
  const names = audits.map(({ document }) => basename(document));
  return new Set(names).size === names.length ? names : audits.map(({ document }) => document);
}

/** The drafts as a page to read or to send, each with its claims marked and the notes on them. */
export function auditPage(audits: readonly AuditedDraft[]): string {
  let first = 1;
  const names = namesOf(audits);
  const sections = audits.map((audit, index) => {
    const section = sectionOf(audit, names[index] ?? '', first);
    first += audit.marks.length;
    return section;
  });
  return html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Audit of ${names.join(', ')}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<main>
<h1>Figures quoted, worked out again</h1>
${sections}</main>
</body>
</html>
`.html;
}
