import { readBlocks } from './blocks.js';
import { readFacts } from './facts.js';
import type {
  Accepted,
  Audit,
  AuditedDraft,
  Draft,
  DraftText,
  Finding,
  Quantity,
  Verdict,
  VerdictName,
} from './model.js';
import { PATTERNS } from './patterns/index.js';
import { unreadIn } from './patterns/unread.js';
import { againstRecords, type Records } from './records/index.js';
import { readSentences } from './sentences.js';

/** Reads a draft: hygiene, blocks, sentences, and what its own tables say. */
function readDraft(source: DraftText): Draft {
  const blocks = readBlocks(source.text);
  const sentences = readSentences(blocks);
  const notes = sentences.filter(({ block }) => block.kind === 'footnote');
  const footnotes = new Map(notes.map((sentence) => [sentence.block.number ?? -1, sentence]));
  return { source, blocks, sentences, footnotes, facts: readFacts(blocks) };
}

/** Patterns that look at the document as a whole may speak of numbers another has read. */
const WHOLE_DOCUMENT: readonly string[] = [
  'one-population',
  'same-measure-twice',
  'part-exceeds-whole',
  'period-after-report',
  'announced-list',
  'significant',
  'rank',
];

const weight = ({ kind }: Quantity): boolean => kind !== 'period' && kind !== 'ordinal';

/** Of two findings on the same numbers the first stays, unless the second looks at the whole document. */
function withoutOverlaps(findings: readonly Finding[]): Finding[] {
  const covered = new Set<Quantity>();
  return findings.filter((finding) => {
    const own = finding.covers.filter(weight);
    const isWhole = WHOLE_DOCUMENT.includes(finding.pattern);
    const taken = own.filter((quantity) => covered.has(quantity)).length;
    if (!isWhole && own.length > 0 && taken === own.length) return false;
    if (
      !isWhole &&
      taken > 0 &&
      finding.verdict !== 'agrees' &&
      own.some((each) => each.kind === 'percent' && covered.has(each))
    )
      return false;
    for (const quantity of own) covered.add(quantity);
    return true;
  });
}

/** Without those that could not be checked and are of numbers that others have spoken of. */
function unanswered(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const known = new Set(others.flatMap(({ covers }) => covers));
  return findings.filter(
    ({ verdict, covers }) =>
      verdict !== 'not-checked' || covers.length === 0 || covers.some((quantity) => !known.has(quantity)),
  );
}

/** Everything found in a draft, in its order. `more` are findings against data, which go before those of the document. */
function findClaims(draft: Draft, more: readonly Finding[] = []): Finding[] {
  const own = withoutOverlaps(PATTERNS.flatMap((pattern) => pattern.read(draft)));
  // What the document alone cannot say, the files have said; and the other way round.
  const found = unanswered(own, more);
  const against = unanswered(
    more,
    own.filter(({ verdict }) => verdict !== 'not-checked'),
  );
  const covered = new Set([...found, ...against].flatMap(({ covers }) => covers));
  const unread = draft.sentences
    .filter(({ block }) => block.kind !== 'row' || (block.cells?.length ?? 0) < 3)
    .flatMap((sentence) => unreadIn(sentence, covered));
  return [...against, ...found, ...unread].sort((a, b) => a.start - b.start || a.end - b.end);
}

const VERDICTS: readonly VerdictName[] = [
  'agrees',
  'rounding',
  'differs',
  'wrong-direction',
  'ambiguous',
  'not-checked',
];

const totalsOf = (verdicts: readonly Verdict[]): Audit['totals'] =>
  Object.fromEntries(
    VERDICTS.map((name) => [name, verdicts.filter(({ verdict }) => verdict === name).length]),
  ) as Audit['totals'];

const ACCEPTED = /<!-- {0,9}boroughstat: {0,9}ok\b:?((?:(?!<!--|-->).){0,500})-->/g;

/** "<!-- boroughstat: ok reason -->" accepts what is said of its line, and is listed. */
function acceptedIn({ text, place }: DraftText, verdicts: readonly Verdict[]): Accepted[] {
  return [...text.matchAll(ACCEPTED)].map((match) => {
    const at = place(match.index);
    return { ...at, reason: (match[1] ?? '').trim(), verdicts: verdicts.filter(({ line }) => line === at.line) };
  });
}

const verdictOf = (
  { place }: DraftText,
  { start, text, pattern, verdict, quoted, recomputed, mistake, suggestion }: Finding,
): Verdict => ({
  ...place(start),
  text: text.replace(/\s+/g, ' ').slice(0, 300),
  pattern,
  verdict,
  quoted,
  recomputed,
  mistake,
  suggestion,
});

/** The audit of one draft. */
function auditOf({ source }: Draft, findings: readonly Finding[]): AuditedDraft {
  const all = findings.map((finding) => verdictOf(source, finding));
  const accepted = acceptedIn(source, all);
  const lines = new Set(accepted.map(({ line }) => line));
  const verdicts = all.filter(({ line }) => !lines.has(line));
  const marks = findings.flatMap(({ start, end }, index) => {
    const verdict = all[index];
    return verdict ? [{ start, end, verdict, accepted: lines.has(verdict.line) }] : [];
  });
  return { document: source.name, verdicts, accepted, totals: totalsOf(verdicts), draft: source.text, marks };
}

/** The audit of a draft by its own numbers, and by those of the files where they are given. */
export const auditDraft = (source: DraftText, records?: Records | undefined): AuditedDraft => {
  const draft = readDraft(source);
  return auditOf(draft, findClaims(draft, records ? againstRecords(draft, records) : []));
};
