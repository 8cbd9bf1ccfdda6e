import { WRONG } from '../core/audit.js';
import { groupBy } from '../core/collections.js';
import { recordOf } from '../core/typed-record.js';
import { coverageOf } from './coverage.js';
import { againstData, type CrimeData } from './data/index.js';
import { readBlocks } from './document-text/blocks.js';
import { readSentences } from './document-text/sentences.js';
import { type Discourse, mentionsByQuantity, readDiscourse } from './mentions/discourse.js';
import type {
  Accepted,
  Audit,
  AuditedDraft,
  Draft,
  DraftText,
  Quantity,
  RuleFinding,
  Verdict,
  VerdictName,
} from './model.js';
import { RULES } from './rules.js';
import { unreadIn } from './unread.js';
import { withoutUnproven } from './verdicts/unproven.js';

/** Reads a draft: hygiene, blocks, sentences, and what its own tables say. */
export function readDraft(source: DraftText): Draft {
  const blocks = readBlocks(source.text);
  const sentences = readSentences(blocks);
  const notes = sentences.filter(({ block }) => block.kind === 'footnote');
  const footnotes = new Map(notes.map((sentence) => [sentence.block.number ?? -1, sentence]));
  return { source, blocks, sentences, footnotes };
}

const GRAVITY: readonly VerdictName[] = [
  'not-checked',
  'possible',
  'ambiguous',
  'agrees',
  'rounding',
  'differs',
  'wrong-direction',
];

/** One verdict for one number: the worst that is certain. */
function onePerNumber(findings: readonly RuleFinding[]): RuleFinding[] {
  const best = new Map<Quantity, RuleFinding>();
  const weight = ({ verdict }: RuleFinding): number => GRAVITY.indexOf(verdict);
  for (const finding of findings) {
    for (const quantity of finding.covers) {
      const other = best.get(quantity);
      if (!other || weight(finding) > weight(other)) best.set(quantity, finding);
    }
  }
  return findings.filter(
    ({ covers }, index) => covers.length === 0 || covers.some((cover) => best.get(cover) === findings[index]),
  );
}

/** What is worked out from a number that others have found to be wrong blames nobody. */
function withoutBlameByWrong(findings: readonly RuleFinding[]): RuleFinding[] {
  const wrongBy = groupBy(
    findings
      .filter(({ verdict, pattern }) => verdict === 'differs' && pattern !== 'table-row')
      .flatMap((by) => by.covers.map((quantity) => ({ by, quantity }))),
    ({ quantity }) => quantity,
  );
  const isByWrong = ({ covers, uses = [] }: RuleFinding): boolean =>
    uses.some(
      (used) =>
        !covers.includes(used) &&
        wrongBy.get(used)?.some(({ by }) => !(by.uses ?? []).some((quantity) => covers.includes(quantity))),
    );
  return findings.filter((finding) => !WRONG.includes(finding.verdict) || !isByWrong(finding));
}

/** What the files confirm to the last digit is not called wrong because of numbers in other sentences. */
function withoutBlameOfConfirmed(
  discourse: Discourse,
  found: readonly RuleFinding[],
  fromFiles: readonly RuleFinding[],
): RuleFinding[] {
  const confirmed = new Set(
    fromFiles
      .filter(({ verdict, recomputed }) => verdict === 'agrees' && !/revisions/.test(recomputed ?? ''))
      .flatMap(({ covers }) => covers),
  );
  if (confirmed.size === 0) return [...found];
  const known = mentionsByQuantity(discourse);
  const isOverruled = ({ verdict, covers, uses = [] }: RuleFinding): boolean =>
    WRONG.includes(verdict) &&
    covers.some((quantity) => confirmed.has(quantity)) &&
    uses.some((quantity) => covers.every((cover) => known.get(cover)?.sentence !== known.get(quantity)?.sentence));
  return found.filter((finding) => !isOverruled(finding));
}

/** Takes how many of the rules have been tried, before each. */
type OnRule = (done: number, total: number) => void;

/** Everything found in a draft, in its order. `more` are findings against data. */
function findClaims(discourse: Discourse, more: readonly RuleFinding[], onRule: OnRule): RuleFinding[] {
  const found: RuleFinding[] = [...more];
  for (const [index, rule] of RULES.entries()) {
    onRule(index, RULES.length);
    for (const finding of rule.read(discourse, found)) found.push(finding);
  }
  const confirmed = withoutBlameOfConfirmed(discourse, found, more);
  const best = withoutBlameByWrong(onePerNumber(confirmed)).map((finding) => withoutUnproven(discourse, finding));
  const covered = new Set([...best.flatMap(({ covers }) => covers), ...found.flatMap(({ uses = [] }) => uses)]);
  return [...best, ...unreadIn(discourse, covered)].sort((a, b) => a.start - b.start || a.end - b.end);
}

const VERDICTS: readonly VerdictName[] = [
  'agrees',
  'rounding',
  'differs',
  'wrong-direction',
  'ambiguous',
  'possible',
  'not-checked',
];

const totalsOf = (verdicts: readonly Verdict[]): Audit['totals'] =>
  recordOf(VERDICTS, (name) => verdicts.filter(({ verdict }) => verdict === name).length);

const ACCEPTED = /<!-- {0,9}boroughstat: {0,9}ok\b:?((?:(?!<!--|-->).){0,500})-->/g;

/** "<!-- boroughstat: ok reason -->" accepts what is said of its line, and is listed. */
function acceptedIn({ text, positionOf }: DraftText, verdicts: readonly Verdict[]): Accepted[] {
  const byLine = groupBy(verdicts, ({ line }) => line);
  return [...text.matchAll(ACCEPTED)].map((match) => {
    const at = positionOf(match.index);
    return { ...at, reason: (match[1] ?? '').trim(), verdicts: byLine.get(at.line) ?? [] };
  });
}

const verdictOf = (
  { positionOf }: DraftText,
  { start, text, pattern, verdict, quoted, recomputed, mistake, suggestion }: RuleFinding,
): Verdict => ({
  ...positionOf(start),
  text: text.replace(/\s+/g, ' ').slice(0, 300),
  pattern,
  verdict,
  quoted,
  recomputed,
  mistake,
  suggestion,
});

/** The audit of one draft. */
function auditOf(discourse: Discourse, findings: readonly RuleFinding[]): AuditedDraft {
  const { source } = discourse.draft;
  const all = findings.map((finding) => verdictOf(source, finding));
  const accepted = acceptedIn(source, all);
  const lines = new Set(accepted.map(({ line }) => line));
  const verdicts = all.filter(({ line }) => !lines.has(line));
  const marks = findings.flatMap(({ start, end }, index) => {
    const verdict = all[index];
    return verdict ? [{ start, end, verdict, accepted: lines.has(verdict.line) }] : [];
  });
  return {
    document: source.name,
    verdicts,
    accepted,
    totals: totalsOf(verdicts),
    coverage: coverageOf(discourse, findings),
    draft: source.text,
    marks,
  };
}

/** The audit of a draft by its own numbers, and by those of the files where they are given. */
export const auditDraft = (
  source: DraftText,
  records?: CrimeData | undefined,
  onRule: OnRule = () => {},
): AuditedDraft => {
  const discourse = readDiscourse(readDraft(source));
  return auditOf(discourse, findClaims(discourse, records ? againstData(discourse, records) : [], onRule));
};
