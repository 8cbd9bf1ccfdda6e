import type { Direction } from '../lexicon/directions.js';
import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { RuleFinding, Sentence } from '../model.js';
import { ordinalText } from '../relations/table-prose/rank-phrases.js';
import { pointAt } from '../verdicts/intervals.js';
import { findingAt, findingOver, quotedText } from '../verdicts/report.js';
import { corrected } from '../verdicts/suggest.js';
import { boroughsCountedIn } from './boroughs-counted.js';
import type { Parts } from './claim.js';
import { interpretationOf, PART_OF_THESE } from './claim-parts.js';
import type { CrimeData, NamedArea } from './crime-data.js';
import { readExtremes } from './extremes.js';
import { verdictOn } from './meanings.js';
import { offenceOf, offenceOfShare } from './offence-meant.js';
import { type Placed, ranksIn } from './rank-claims.js';
import { areasOf, type Context, contextOf, onlyAreas } from './sentence-context.js';
import type { Verification } from './verify-against-data.js';

/** Numbers in sentences compared with the files: counts, rates, changes and ranks whose offence, area and months are known. */

/** Less than the whole of an offence, another thing than offences, or no figure yet: the files cannot say. */
const OTHER_THINGS =
  /\b(?:wards?|town cent(?:re|er)s?|hotspots?|estates?|scheme|project|operation|pilot|repeat|detect(?:ed|ions?)|sanction|charg(?:e|ed|es)|arrests?|convict\w+|victims?|suspects?|offenders?|officers?|searche[sd]|stops|referrals?|perpetrators?|target(?:s|ed)?|aims?|aimed|goals?|plan(?:s|ned)?|expect(?:ed|s)?|forecast|predicted|will|would|could|should|if|youth|young|moped\w*|motorcycle|knife|gun|hate|race|racist|racially|homophobic|alcohol|gang\w*|night|daytime|weekend|lockdown|fear|worr\w+|concern\w*|perce(?:ive|pt)\w*|feel\w*|felt|satisf\w+|respondents?|survey|average|per day|a day|each day|every day|a month|per month|monthly|nationally|national|england|wales|cost|calls?|notices?|fpns?|likely|similar group|family|test(?:ed)?|chance|estimate|of which|of these|of those|others?(?! thefts?)|between)\b/;

const clauseAround = ({ text }: Sentence, { start, end }: { start: number; end: number }): string => {
  const before = text.slice(0, start).split(/[;:]/).at(-1) ?? '';
  const after = text.slice(end).split(/[;:]/)[0] ?? '';
  return `${before} ${after}`.toLowerCase();
};

/** What the files are not asked of; a part of "these" offences and London's average are asked of. */
const isOtherThing = ({ sentence }: Context, range: { start: number; end: number }): boolean => {
  const clause = clauseAround(sentence, range);
  const { text } = sentence;
  if (PART_OF_THESE.test(text.toLowerCase()))
    return OTHER_THINGS.test(clause.replace(/ of (?:these|those|them)\b/, ''));
  return OTHER_THINGS.test(clause.replace(/\b(?:london['’]?s?|the capital's) average\b/, ''));
};

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
  const mention = mentions[at];
  if (!mention) return [];
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

/** The counts of a sentence agree to the last digit: then no other vintage explains a percentage made of them. */
function withoutDoubt(findings: readonly RuleFinding[]): RuleFinding[] {
  const exact = findings.filter(
    ({ pattern, verdict, recomputed }) =>
      pattern === 'data-count' && verdict === 'agrees' && !/revisions/.test(recomputed ?? ''),
  );
  return findings.map((finding) =>
    finding.pattern === 'data-change' && finding.verdict === 'ambiguous' && exact.length > 1
      ? {
          ...finding,
          verdict: 'differs',
          mistake: 'change',
          recomputed: `${finding.recomputed?.split(';')[0]}; both counts agree to the last digit`,
        }
      : finding,
  );
}

export function sentencesAgainst(data: CrimeData, { draft, of }: Discourse): RuleFinding[] {
  const title = draft.blocks.find(({ kind }) => kind === 'heading')?.text ?? '';
  return draft.sentences
    .filter(({ block }) => block.kind !== 'heading')
    .flatMap((sentence) => {
      const context = contextOf(data, sentence, title);
      if (!context) return [];
      const mentions = of[sentence.index] ?? [];
      return withoutDoubt([
        ...mentions.flatMap((_, at) => readMention(data, context, mentions, at)),
        ...[...ranksIn(context), ...boroughsCountedIn(context)].flatMap((placed) => readPlaced(data, context, placed)),
        ...readExtremes(data, context, (extreme) => !isOtherThing(context, extreme)),
      ]);
    });
}
