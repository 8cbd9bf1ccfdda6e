import type { Direction } from '../lexicon/directions.js';
import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { RuleFinding } from '../model.js';
import { ordinalText } from '../relations/table-prose/rank-phrases.js';
import { pointAt } from '../verdicts/intervals.js';
import { findingAt, findingOver, quotedText } from '../verdicts/report.js';
import { corrected } from '../verdicts/suggest.js';
import { clauseAround, type Parts, partsOf, ranksIn } from './claim-parts.js';
import type { CrimeData, NamedArea } from './crime-data.js';
import { areaOf, type Context, contextOf, offenceOf, offenceOfShare, onlyAreaOf } from './sentence-context.js';
import { type Verification, verifyAgainstData } from './verify-against-data.js';

/** Numbers in sentences compared with the files: counts, rates, changes and ranks whose offence, area and months are known. */

/** Less than the whole of an offence, another thing than offences, or no figure yet: the files cannot say. */
const OTHER_THINGS =
  /\b(?:wards?|town cent(?:re|er)s?|hotspots?|estates?|scheme|project|operation|pilot|repeat|detect(?:ed|ions?)|sanction|charg(?:e|ed|es)|arrests?|convict\w+|victims?|suspects?|perpetrators?|target(?:s|ed)?|aims?|aimed|goals?|plan(?:s|ned)?|expect(?:ed|s)?|forecast|predicted|will|would|could|should|if|youth|young|moped\w*|motorcycle|knife|gun|hate|race|racist|racially|homophobic|alcohol|gang\w*|night|daytime|weekend|lockdown|fear|worr\w+|concern\w*|perce(?:ive|pt)\w*|feel\w*|felt|satisf\w+|respondents?|survey|average|per day|a day|each day|every day|a month|per month|monthly|nationally|national|england|wales|cost|calls?|notices?|fpns?|likely|similar group|family|test(?:ed)?|chance|estimate|of which|of these|of those|other(?:s)?|between)\b/;

const NOT_CERTAIN = 'which offence and months the number is of is not certain';

/** Where the offence or the months are a guess, a match confirms it and all else says nothing. */
const softened = (verification: Verification, isDoubtful: boolean): Verification =>
  isDoubtful && verification.verdict !== 'agrees' && verification.verdict !== 'rounding'
    ? { verdict: 'not-checked', recomputed: NOT_CERTAIN, mistake: null, suggestion: null }
    : verification;

const named = (verification: Verification, { source }: Context): Verification =>
  source === 'sentence'
    ? verification
    : { ...verification, recomputed: `${verification.recomputed} (the period is that of the ${source})` };

function verdictOn(data: CrimeData, context: Context, parts: Parts): Verification | undefined {
  const { sentence } = context;
  const subject = (parts.kind === 'share' ? offenceOfShare : offenceOf)(data, sentence, parts.quantity);
  const isRanked = parts.kind === 'rank' || parts.kind === 'gap';
  const area = isRanked ? rankedArea(data, context) : areaOf(data, context, parts.quantity);
  if (!subject || !area) return undefined;
  const isDoubtful = subject.isOneOfSeveral || context.isInherited;
  // A number of things in a sentence that may be of anything is no claim about the files.
  const verification = softened(verifyAgainstData(data, { ...parts, area, offence: subject.offence }), isDoubtful);
  return verification.recomputed === NOT_CERTAIN && parts.kind === 'count' ? undefined : named(verification, context);
}

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

function readMention(data: CrimeData, context: Context, mention: Mention): RuleFinding[] {
  const { sentence, quantity } = mention;
  const parts = partsOf(context, mention);
  if (!parts || OTHER_THINGS.test(clauseAround(sentence, quantity))) return [];
  const verification = verdictOn(data, context, parts);
  if (!verification) return [];
  const way: Direction | undefined =
    parts.kind === 'change' || parts.kind === 'gap' ? (parts.quantity.value < 0 ? -1 : 1) : undefined;
  const worded = inWords(verification, context, { ...parts, quantity }, way);
  return [
    findingOver(sentence, [quantity], {
      pattern: `data-${parts.kind}`,
      quoted: quotedText(quantity),
      covers: [quantity],
      ...worded,
    }),
  ];
}

function readRanks(data: CrimeData, context: Context): RuleFinding[] {
  const { sentence } = context;
  return ranksIn(context).flatMap(({ parts, start, end }): RuleFinding[] => {
    if (OTHER_THINGS.test(clauseAround(sentence, { start, end }))) return [];
    const verification = verdictOn(data, context, parts);
    if (!verification || verification.verdict === 'not-checked') return [];
    const { right, ...worded } = verification;
    const quoted = sentence.text.slice(start, end);
    const rankText = right === 1 || right === undefined ? '' : `${ordinalText(right)} `;
    const suggestion = verification.suggestion === null ? null : `${rankText}${/[a-z]+$/i.exec(quoted)?.[0]}`;
    return [
      findingAt(sentence, [start, end], {
        pattern: 'data-rank',
        quoted,
        covers: [parts.quantity],
        ...worded,
        suggestion,
      }),
    ];
  });
}

/** A place among the boroughs is one of a borough's, though the sentence speaks of London. */
const rankedArea = (records: CrimeData, { areas, sentence }: Context): NamedArea | undefined =>
  onlyAreaOf(
    records,
    areas.filter(({ area }) => area.code !== 'London'),
    sentence,
  );

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
    .filter(({ block, quantityAt }) => quantityAt.size > 0 && block.kind !== 'heading')
    .flatMap((sentence) => {
      const context = contextOf(data, sentence, title);
      if (!context) return [];
      const mentions = of[sentence.index] ?? [];
      return withoutDoubt([
        ...mentions.flatMap((mention) => readMention(data, context, mention)),
        ...readRanks(data, context),
      ]);
    });
}
