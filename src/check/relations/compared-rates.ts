import { directionIn } from '../lexicon/directions.js';
import { stemsOf } from '../mentions/clauses.js';
import { type Discourse, reachOf } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { RuleFinding } from '../model.js';
import type { Rule } from '../rule.js';
import { findingOver } from '../verdicts/report.js';
import { oppositeOf } from '../verdicts/suggest.js';

/** "Both are above the national figure of 82", "better than the 61 of its group": a level against one of another place. */

const COMPARES =
  /\b(above|below|under(?= (?:the|that|its|those) )|over(?= (?:that|those|the (?:average|rate|figure|level)) )|(?:higher|lower|more|less|fewer|greater|better|worse|safer)(?= than)|(?:better|worse)(?= (?:the|its|that) ))(?: than)? (?:the |its |that |those |this |those |last |[a-z]+'s )*(?:[a-z-]+ ){0,5}?(?:of |at |\()?$/;

/** Of offences the lower is the better. */
const signOf = (word: string): 1 | -1 =>
  word === 'better' || word === 'safer'
    ? -1
    : word === 'worse' || word === 'over'
      ? 1
      : (directionIn(word) ?? (word === 'under' ? -1 : 1));

/** Of charges, satisfaction or confidence the higher is the better: what better means is not known of a percentage. */
const isOpenWord = (word: string, { dimension }: Mention): boolean =>
  dimension === 'percent' && /^(?:better|worse|safer)$/.test(word);

const isSameSize = (a: Mention, b: Mention): boolean =>
  a.quantity.value < b.quantity.value * 6 && b.quantity.value < a.quantity.value * 6;

/** A rate may be compared with a number that does not say again what it is per. */
const isComparable = (a: Mention, b: Mention): boolean =>
  a.dimension === b.dimension
    ? a.dimension !== 'count'
    : (a.dimension === 'rate' && b.dimension === 'count') || (a.dimension === 'count' && b.dimension === 'rate');

/** A rate or share that may be compared with the base, and is not itself what another is compared with. */
function isComparedWith(candidate: Mention, base: Mention): boolean {
  if ((candidate.role !== 'level' && candidate.role !== 'share') || candidate.quantity.isWord) return false;
  const isRate = candidate.dimension === 'rate' || (candidate.dimension === 'percent' && base.dimension === 'percent');
  return !COMPARES.test(candidate.lead) && (isComparable(candidate, base) || isRate) && isSameSize(candidate, base);
}

function levelsBefore(discourse: Discourse, base: Mention): Mention[] {
  const found: Mention[] = [];
  for (let id = base.id - 1, steps = 0; id >= 0 && steps < 6; id -= 1, steps += 1) {
    const candidate = discourse.mentions[id];
    const far = candidate && reachOf(base.sentence, candidate.sentence);
    if (!candidate || far === undefined || far > 2) break;
    if (candidate.role === 'change' && candidate.sentence === base.sentence) return [];
    if (isComparedWith(candidate, base)) found.push(candidate);
  }
  return found;
}

/** Those named by the sentence of the comparison; without a name those of the nearest sentence. */
function comparedLevels(levels: readonly Mention[], base: Mention): readonly Mention[] {
  const inSentence = levels.filter(({ sentence }) => sentence === base.sentence);
  if (inSentence.length > 0) return inSentence.slice(0, 1);
  const names = stemsOf(base.lead.slice(0, base.lead.search(COMPARES)));
  const named = levels.filter(({ tail, lead }) =>
    [...stemsOf(`${lead.split(/\band\b|[,;]/).at(-1)} ${tail.split(/\band\b|[,;]/)[0]}`)].some((stem) =>
      names.has(stem),
    ),
  );
  if (named.length > 0) return named;
  return levels.filter(({ sentence }) => sentence === levels[0]?.sentence);
}

/** "Up by more than a third": the bound of a change, and no level. */
const isAmount = ({ lead }: Mention): boolean => /\b(?:by|up|down) (?:more|less|fewer) than $/.test(lead);

/** "Fewer than one in five reports", "half lost less than £90": how many there are, and no level of another place. */
const isBound = ({ lead, quantity: { text } }: Mention): boolean =>
  /\b(?:more|less|fewer) than $/.test(lead) ||
  ((!/\d/.test(text) || / in /.test(text)) && /\bthan (?:an? )?$/.test(lead));

/** "Lower than in either of the two preceding years" names no level. */
const isBase = (word: string, base: Mention): boolean =>
  base.role === 'level' &&
  base.dimension !== undefined &&
  base.quantity.isWord !== true &&
  !isOpenWord(word, base) &&
  !isAmount(base) &&
  !isBound(base);

function compare(discourse: Discourse, base: Mention): RuleFinding[] {
  const found = COMPARES.exec(base.lead);
  const word = found?.[1];
  if (!word || !isBase(word, base)) return [];
  const before = discourse.mentions[base.id - 1];
  // An amount right before the word is judged as a change.
  if (
    before &&
    before.sentence === base.sentence &&
    ['change', 'points', 'step'].includes(before.role) &&
    base.lead.length < 60
  )
    return [];
  const levels = comparedLevels(levelsBefore(discourse, base), base);
  const isOfAll = /\b(?:both|all|each|all three|neither)\b/.test(base.lead);
  const [first] = levels;
  // "6.8 days a head, 2.3 days lower than the 9.1": what is compared is a length of time, and not read.
  const isOfTime = first?.sentence !== base.sentence && base.lead.includes('_');
  if (!first || isOfTime || (levels.length > 1 && !isOfAll) || /\b(?:not|neither|nor|if|than in any)\b/.test(base.lead))
    return [];
  const sign = signOf(word);
  const states = levels.map(({ quantity }) => Math.sign(quantity.value - base.quantity.value) === sign);
  const isTrue = states.every(Boolean);
  if (!isTrue && first.quantity.value === base.quantity.value) return [];
  const [from, to] = [base.sentence.text.toLowerCase().lastIndexOf(word, base.quantity.start), base.quantity.end];
  const quantities = [...levels.map(({ quantity }) => quantity), base.quantity];
  const atBase = findingOver(base.sentence, [base.quantity], {
    pattern: 'compared-rates',
    verdict: isTrue ? 'agrees' : 'wrong-direction',
    quoted: `${word} (${levels.map(({ quantity }) => quantity.text).join(', ')} against ${base.quantity.text})`,
    recomputed: `${levels.map(({ quantity }) => quantity.text).join(', ')} against ${base.quantity.text}`,
    mistake: isTrue ? null : 'sign',
    suggestion: isTrue ? null : oppositeOf(word),
    covers: [],
    uses: quantities,
  });
  return [{ ...atBase, start: base.sentence.at[from] ?? atBase.start, text: base.sentence.text.slice(from, to) }];
}

export const comparedRates: Rule = {
  id: 'compared-rates',
  about: 'a rate or share above or below that of another place, both being given',
  why: 'The comparison is written for the figures of last year.',
  speaks: [
    ['agrees', 'The borough had 53 crimes per 1,000 population, better than the 61 of its family group.'],
    ['wrong-direction', 'The borough had 53 crimes per 1,000 population, higher than the 75 of the region.'],
    [
      'agrees',
      'Rates per 1,000 residents are 103 in Westlea and 96 in Oakhurst. Both are above the national figure of 82.',
    ],
  ],
  silent: [
    'The rate is below the London rate of 92.6.',
    'North sent 41% of the reports. South was quieter, with fewer than one in five reports.',
    'The year before it was 14 per cent. For burglary it was 31 of 655, fewer than one in 20.',
    'Calls fell by 11%. Theft is the main problem, up by more than a third to 402.',
    'There were 53 arrests, more than the 4 of May.',
    'The average loss was £420, but half of them lost less than £75.',
    'The rate was 7.5 per 1,000, lower than in either of the two years before it.',
    'The rate was 75.3 per 1,000, not below that of 92.6.',
  ],
  read: (discourse, before) => {
    const judged = new Set(
      before
        .filter(({ pattern, verdict }) => pattern === 'direction' && verdict !== 'not-checked')
        .flatMap(({ uses = [] }) => uses),
    );
    return discourse.mentions
      .filter((mention) => !judged.has(mention.quantity))
      .flatMap((item) => compare(discourse, item));
  },
};
