import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import { perObject } from '../per-object.js';

/** The populations and households that a document states. */

export type Base = 'people' | 'households';

export interface Stated {
  readonly mention: Mention;
  readonly base: Base;
}

const PEOPLE =
  /^ (?:[a-z]+ )?(?:residents|people|population|inhabitants|persons|citizens)\b(?! (?:were|was|are|who|said|asked|answered|took|had|felt|attended|charged|arrested|hurt|convicted|living with|aged))/;
const HOMES =
  /^ (?:[a-z]+ )?(?:households|homes|dwellings|properties)\b(?! (?:were|was) (?:burgled|entered|broken|visited|targeted))/;
const PEOPLE_BEFORE =
  /\b(?:population of(?: [a-z]+){0,6}? |(?:population|residents|inhabitants)(?: [a-z]+){0,3}?[ :=,(]*)(?:of |is |was |at |about |around |some |nearly |over |stands at |stood at |estimated at )*$/;
const HOMES_BEFORE = /\b(?:households|dwellings|homes)(?: [a-z]+){0,2}?[ :=,(]*(?:of |is |was |at |about )*$/;
/** "67.9 per 1,000 (mid-year estimate: 902,500)". */
const IN_BRACKET = /^ ?\((?:[a-z_§-]+ ?){0,2}(?:estimate|population|pop\.?)(?: (?:of|was|is))?:? ?$/;
/** Fewer people are a survey, not a place. */
const FEWEST = 2_000;

export const statedIn = perObject(({ mentions }: Discourse): readonly Stated[] =>
  mentions.flatMap((mention): Stated[] => {
    const { quantity, lead, tail, role } = mention;
    const isOfBefore =
      mention.id > 0 &&
      mentions[mention.id - 1]?.sentence === mention.sentence &&
      /^ (?:[a-z]+ )?(?:residents|people|population|inhabitants|households|homes|dwellings)\b/.test(lead);
    const isOfRate = mentions[mention.id - 1]?.quantity.kind === 'rate' && IN_BRACKET.test(lead);
    if (quantity.kind !== 'count' || role === 'step' || quantity.decimals > 0 || quantity.value < FEWEST) return [];
    if (HOMES.test(tail) || (!isOfBefore && HOMES_BEFORE.test(lead))) return [{ mention, base: 'households' }];
    return PEOPLE.test(tail) || (!isOfBefore && PEOPLE_BEFORE.test(lead)) || isOfRate
      ? [{ mention, base: 'people' }]
      : [];
  }),
);

/**
 * The population a rate is of: one in its own sentence, before it or in a bracket right behind, is nearer than any other, then one
 * of its paragraph; else all that the document states.
 */
export function meantFor(rate: Mention, all: readonly Stated[]): readonly Stated[] {
  const inSentence = all.filter(({ mention }) => mention.sentence === rate.sentence);
  const behind = inSentence.find(({ mention }) => mention.id === rate.id + 1 && mention.bracket > rate.at);
  const isBefore = ({ mention }: Stated): boolean => mention.id < rate.id;
  const inBlock = all.filter(({ mention }) => mention.sentence.block === rate.sentence.block);
  const nearest = behind ?? inSentence.filter(isBefore).at(-1) ?? inBlock.filter(isBefore).at(-1);
  if (nearest) return [nearest];
  // "Earlier editions used 146,900": what a footnote adds is not the number of the text.
  const inText = all.filter(({ mention }) => mention.sentence.block.kind !== 'footnote');
  return inText.length > 0 ? inText : all;
}

export const baseOf = (words: string): Base | undefined =>
  /household|dwelling|home/.test(words)
    ? 'households'
    : /popul|people|person|resident|head|inhabitant/.test(words)
      ? 'people'
      : undefined;

/** "Rate per 1,000: 73.9": the number stands behind what it is per. */
export function sizeOf({ quantity, leadText }: Mention): { size: number; words: string } | undefined {
  if (quantity.base) return { size: quantity.base.size, words: `${quantity.base.of} ${quantity.text}`.toLowerCase() };
  const found = /\b(?:per|for every) (1,?000|10,?000|100,?000)\b([a-z ]{0,20})[^.]*?[:=]? ?$/i.exec(leadText);
  return found && quantity.kind === 'count'
    ? { size: Number((found[1] ?? '1000').replace(',', '')), words: (found[2] ?? '').toLowerCase() }
    : undefined;
}
