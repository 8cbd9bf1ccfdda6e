import type { Direction } from '../lexicon/directions.js';
import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { Block, Quantity, RuleFinding } from '../model.js';
import { ordinalText } from '../relations/table-prose/rank-phrases.js';
import { pointAt } from '../verdicts/intervals.js';
import { findingAt, findingOver, quotedText } from '../verdicts/report.js';
import { corrected } from '../verdicts/suggest.js';
import { isNumberedParagraph } from './antecedent.js';
import type { Parts } from './claim.js';
import { interpretationOf, isRestated } from './claim-parts.js';
import { isBareYear } from './context.js';
import type { CrimeData, NamedArea } from './crime-data.js';
import { isExact, withoutDoubt, withoutUnconfirmed } from './exact-counts.js';
import { readExtremes } from './extremes.js';
import { verdictOn } from './meanings.js';
import { monthsIn } from './months/months-of-sentence.js';
import { offenceOf, offenceOfShare } from './offence-meant.js';
import { isOtherThing } from './other-things.js';
import { isPeriod } from './period-meant.js';
import { type Candidate, candidatesOf, possibleIn } from './possible/possible-meanings.js';
import type { Placed } from './rank-claims.js';
import { allRanksIn } from './ranks-in-words.js';
import { areasOf, type Context, onlyAreas } from './sentence-context.js';
import { contextsOf, isInPart, type PartContext } from './sentence-parts.js';
import { type DocumentTime, documentTime } from './time/document-time.js';
import type { Verification } from './verify-against-data.js';

/** Numbers in sentences compared with the files: counts, rates, changes and ranks whose offence, area and months are known. */

/** What should stand in the draft, in its own words: "fell by 29.0%", "fifth lowest". */
function inWords(
  { right, ...verification }: Verification,
  context: Context,
  { quantity }: Parts,
  way?: Direction,
): Verification {
  if (verification.suggestion === null || right === undefined) return verification;
  return { ...verification, suggestion: corrected({ sentence: context.sentence, quantity }, pointAt(right), way) };
}

function readMention(data: CrimeData, context: Context, mentions: readonly Mention[], at: number): RuleFinding[] {
  const [mention, next] = [mentions[at], mentions[at + 1]];
  if (!mention || (next && isRestated(next, mention))) return [];
  const { sentence, quantity } = mention;
  const neighbours = [mentions[at - 1], mentions[at + 1]].flatMap((item) => item ?? []);
  const interpretation = interpretationOf(data, context, mention, neighbours);
  const parts = interpretation?.claims[0];
  if (!parts || isOtherThing(context, quantity)) return [];
  const subject = parts.kind === 'share' ? offenceOfShare(data, context, parts) : offenceOf(data, sentence, quantity);
  const areas = isAmongBoroughs(parts) ? rankedAreas(data, context) : areasOf(data, context, quantity);
  const verification = subject && verdictOn(data, context, interpretation, { subject, areas });
  if (!verification) return [];
  const way: Direction | undefined =
    parts.kind === 'change' || parts.kind === 'gap' ? (parts.quantity.value < 0 ? -1 : 1) : undefined;
  const worded = inWords(verification, context, { ...parts, quantity }, way);
  const details = { pattern: `data-${parts.kind}`, quoted: quotedText(quantity), covers: [quantity] } as const;
  return [findingOver(sentence, [quantity], { ...details, ...worded })];
}

/** Of a part of London, London is no part: the area is the borough. */
const isAmongBoroughs = ({ kind, whole }: Parts): boolean => kind === 'gap' || whole?.area !== undefined;

/** Places among the boroughs, and how many boroughs are beyond one. */
function readPlaced(data: CrimeData, context: Context, { interpretation, start, end }: Placed): RuleFinding[] {
  const { sentence } = context;
  const [parts] = interpretation.claims;
  const subject = parts && offenceOf(data, sentence, parts.quantity);
  if (!parts || !subject || isOtherThing(context, { start, end })) return [];
  const verification = verdictOn(data, context, interpretation, { subject, areas: rankedAreas(data, context) });
  if (!verification || verification.verdict === 'not-checked') return [];
  const { right, ...worded } = verification;
  const quoted = sentence.text.slice(start, end);
  const rankText = right === 1 || right === undefined ? '' : `${ordinalText(right)} `;
  const ending = /[a-z]+$/i.exec(quoted)?.[0] ?? '';
  const suggested =
    parts.kind === 'rank'
      ? /^\d+[a-z]+$/.test(quoted)
        ? rankText.trim()
        : `${rankText}${ending}`
      : verification.suggestion;
  const suggestion = verification.suggestion === null ? null : suggested;
  return [
    findingAt(sentence, [start, end], {
      pattern: `data-${parts.kind}`,
      quoted,
      covers: [parts.quantity],
      ...worded,
      suggestion,
    }),
  ];
}

/** A place among the boroughs is one of a borough's, though the sentence speaks of London. */
function rankedAreas(records: CrimeData, context: Context): readonly NamedArea[] {
  const boroughs = ({ area }: Context['areas'][number]): boolean => area.code !== 'London';
  const subjects = context.subjectAreas.filter(boroughs);
  return onlyAreas(records, context, subjects.length > 0 ? subjects : context.areas.filter(boroughs)).filter(
    ({ code }) => code !== 'London',
  );
}

/** What the files say of one sentence, and where its months are from. */
interface ReadSentence {
  readonly findings: readonly RuleFinding[];
  readonly context: Context | undefined;
}

function readPart(data: CrimeData, mentions: readonly Mention[], part: PartContext): ReadSentence {
  const { context } = part;
  const isIn = isInPart(part);
  const findings = withoutDoubt(context.sentence, [
    ...mentions.flatMap(({ quantity }, at) => (isIn(quantity) ? readMention(data, context, mentions, at) : [])),
    ...allRanksIn(context)
      .filter(isIn)
      .flatMap((placed) => readPlaced(data, context, placed)),
    ...readExtremes(data, context, (extreme) => isIn(extreme) && !isOtherThing(context, extreme)),
  ]);
  // What the sentence itself dates is certain enough.
  return { findings: context.source === 'title' ? withoutUnconfirmed(findings) : findings, context };
}

const CONFIRMING: readonly string[] = ['data-count', 'data-rate', 'data-change'];
/** So many sentences confirm what is taken for granted of a draft. */
const ENOUGH = 3;

/** Whether sentences in which something is taken for granted agree with the files to the last digit. */
const isConfirmedBy = (read: readonly ReadSentence[], takesForGranted: (context: Context) => boolean): boolean =>
  read.filter(
    ({ findings, context }) =>
      context !== undefined &&
      takesForGranted(context) &&
      findings.some((finding) => CONFIRMING.includes(finding.pattern) && isExact(finding)),
  ).length >= ENOUGH;

/** Of what is found certain nothing else is possible. */
const isOpenIn = (findings: readonly RuleFinding[]) => {
  const certain = new Set<Quantity>(
    findings.filter(({ verdict }) => !OPEN.includes(verdict)).flatMap(({ covers }) => covers),
  );
  return ({ covers }: RuleFinding): boolean => !covers.some((quantity) => certain.has(quantity));
};
const OPEN: readonly string[] = ['ambiguous', 'not-checked', 'possible'];

const namesBareYear = ({ sentence }: Context): boolean =>
  sentence.quantities.some((quantity) => isPeriod(quantity) && isBareYear(quantity.text));

/** "4.2 Per 1,000 households there were ...": the number of a paragraph, read with the words behind it. */
const isParagraphNumber = ({ quantity: { start }, sentence }: Mention): boolean =>
  start === 0 && isNumberedParagraph(sentence);

/** What is certain of a sentence, part by part, and what is possible of the numbers that are left. */
function readSentence(
  data: CrimeData,
  mentions: readonly Mention[],
  parts: readonly PartContext[],
  { taken, ofBlock }: { readonly taken: readonly RuleFinding[]; readonly ofBlock: Candidate[][] },
): ReadSentence[] {
  const isTaken = taken.flatMap(({ covers }) => covers);
  return parts.map((part) => {
    const { context } = part;
    const { findings } = readPart(data, mentions, part);
    const others = findings.filter(({ covers }) => !covers.some((quantity) => isTaken.includes(quantity)));
    const inside = mentions.filter(({ quantity }) => isInPart(part)(quantity));
    const candidates = candidatesOf(data, context, inside);
    ofBlock.push(...candidates);
    const possible = possibleIn(context, candidates, ofBlock).filter(isOpenIn([...others, ...taken]));
    return { findings: [...others, ...possible], context };
  });
}

/** Read once for what confirms the months of the draft, and again with what is confirmed. */
export function sentencesAgainst(data: CrimeData, discourse: Discourse): RuleFinding[] {
  const sentences = discourse.draft.sentences.filter(({ block }) => block.kind !== 'heading');
  const readAs = (time: DocumentTime): ReadSentence[] => {
    const candidatesIn = new Map<Block, Candidate[][]>();
    return sentences.flatMap((sentence) => {
      const ofMonths = { findings: monthsIn(data, sentence, time), context: undefined };
      const mentions = (discourse.of[sentence.index] ?? []).filter((mention) => !isParagraphNumber(mention));
      const ofBlock = candidatesIn.get(sentence.block) ?? [];
      candidatesIn.set(sentence.block, ofBlock);
      const parts = contextsOf(data, sentence, time);
      return [...readSentence(data, mentions, parts, { taken: ofMonths.findings, ofBlock }), ofMonths];
    });
  };
  const time = documentTime(data, discourse.draft);
  const read = readAs(time);
  const isConfirmed = isConfirmedBy(read, ({ source }) => source === 'title');
  const isCalendar = time.isCalendar || isConfirmedBy(read, namesBareYear);
  const again = isConfirmed || isCalendar !== time.isCalendar ? readAs({ ...time, isConfirmed, isCalendar }) : read;
  return again.flatMap(({ findings }) => findings);
}
