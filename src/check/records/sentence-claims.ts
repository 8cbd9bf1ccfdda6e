import { finding, spanOf } from '../find.js';
import type { Draft, Finding, Quantity } from '../model.js';
import { quotedText } from '../words.js';
import { clauseAround, partsOf } from './claim-parts.js';
import { type Held, heldAgainst } from './held-against.js';
import type { NamedArea, Records } from './records.js';
import { areaOf, type Context, contextOf, offenceOf, onlyAreaOf } from './sentence-context.js';

/** Numbers in sentences held against the files: counts, rates, changes and ranks whose offence, area and months are told. */

/** Less than the whole of an offence, another thing than offences, or no figure yet: the files cannot say. */
const OTHER_THINGS =
  /\b(?:wards?|town cent(?:re|er)s?|hotspots?|estates?|scheme|project|operation|pilot|repeat|detect(?:ed|ions?)|sanction|charg(?:e|ed|es)|arrests?|convict\w+|victims?|suspects?|perpetrators?|target(?:s|ed)?|aims?|aimed|goals?|plan(?:s|ned)?|expect(?:ed|s)?|forecast|predicted|will|would|could|should|if|youth|young|moped\w*|motorcycle|knife|gun|hate|race|racist|racially|homophobic|alcohol|gang\w*|night|daytime|weekend|lockdown|fear|worr\w+|concern\w*|perce(?:ive|pt)\w*|feel\w*|felt|satisf\w+|respondents?|survey|average|per day|a day|each day|every day|a month|per month|monthly|nationally|national|england|wales|cost|calls?|notices?|fpns?|likely|similar group|family|test(?:ed)?|chance|estimate|of which|of these|of those|other(?:s)?|between)\b/;

const NOT_CERTAIN = 'which offence and months the number is of is not certain';

/** Where the offence or the months are a guess, a match confirms it and all else says nothing. */
const softened = (held: Held, isDoubtful: boolean): Held =>
  isDoubtful && held.verdict !== 'agrees' && held.verdict !== 'rounding'
    ? { verdict: 'not-checked', recomputed: NOT_CERTAIN, mistake: null, suggestion: null }
    : held;

function readQuantity(records: Records, context: Context, quantity: Quantity): Finding[] {
  const { sentence } = context;
  const parts = partsOf(context, quantity);
  if (!parts || OTHER_THINGS.test(clauseAround(sentence, quantity))) return [];
  const match = spanOf(sentence, [quantity]);
  const subject = offenceOf(records, sentence, quantity);
  const area =
    parts.kind === 'rank' || parts.kind === 'gap' ? rankedArea(records, context) : areaOf(records, context, quantity);
  if (!subject || !area) return [];
  const isDoubtful = subject.isOneOfSeveral || context.isInherited;
  // A number of things in a sentence that may be of anything is no claim about the files.
  const held = softened(heldAgainst(records, { ...parts, area, offence: subject.offence }), isDoubtful);
  if (held.recomputed === NOT_CERTAIN && parts.kind === 'count') return [];
  return [finding(match, { pattern: `data-${parts.kind}`, quoted: quotedText(quantity), covers: [quantity], ...held })];
}

/** A place among the boroughs is one of a borough's, though the sentence speaks of London. */
const rankedArea = (records: Records, { areas, sentence }: Context): NamedArea | undefined =>
  onlyAreaOf(
    records,
    areas.filter(({ area }) => area.code !== 'London'),
    sentence,
  );

export const sentencesAgainst = (records: Records, { sentences }: Draft): Finding[] =>
  sentences
    .filter(({ block, quantityAt }) => quantityAt.size > 0 && block.kind !== 'heading')
    .flatMap((sentence) => {
      const context = contextOf(records, sentence);
      return context ? sentence.quantities.flatMap((quantity) => readQuantity(records, context, quantity)) : [];
    });
