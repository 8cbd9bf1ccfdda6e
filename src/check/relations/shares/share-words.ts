import type { Mention } from '../../mentions/mentions.js';
import type { Quantity } from '../../model.js';

/** The words that bind a share to its part and its whole. */

export interface Parted {
  readonly part: Mention;
  readonly whole: Mention;
  readonly score: number;
  readonly isSure: boolean;
  /**
   * What fixes the whole: its number in the words of the share, its name alone, or the other shares of a list. Such a share is wrong whatever else near it
   * would give it; by its name only where a named mistake gives what is printed.
   */
  readonly fixedBy?: 'number' | 'name' | 'list';
  /** All other shares of its list are of this whole. */
  readonly isOnlyWrong?: boolean;
  /** The part before it in a list, of which it is no share. */
  readonly sibling?: Quantity | undefined;
}

export const OF =
  /^(?: [a-z'’-]+){0,4}?,? (?:(?:out )?of|among|amongst|in(?! (?:the|all|a|our|its|each)\b))(?: the| all| a total of| these| those| its| our| some| about)*(?: [a-z'’-]+){0,2} $/;
export const WHOLE_LEAD =
  /(?:^|[.;:(,–] ?|\b(?:and|but) )(?:out )?of (?:the |all |all the |these |those |its |our |a total of |some |about )*(?:[a-z'’-]+ ){0,2}$|\b(?:out of|of) (?:the|all|all the|these|those|a total of|some|our|its) (?:[a-z'’-]+ ){0,2}$/;
/** "The 7,999 offences make up 28% of all crime". */
export const MAKES =
  /^[^.;:()]{0,50}\b(?:ma[dk]es? up|making up|account(?:s|ed|ing)? for|represent(?:s|ed|ing)?|compris(?:es?|ed|ing)|constitut\w+) (?:a further |another |about |around |just |over |nearly |almost |some |an? )*$/;
const HEDGES =
  '(?:(?:about|around|just|over|under|nearly|almost|some|only|roughly|approximately|close to|exactly|more than|less than|at least|well|an?) )*';
const THAT_IS =
  "(?:(?:or|hence|so|thus|i\\.e\\.,?|ie|=|yes|in other words,?|making|representing|equal to|equivalent to|that is,?|that['’]?s|which (?:is|was|makes|means|represents|equates to|comes to|amounts to|works out at)|(?:is|was|were|being|are)|an? (?:[a-z'-]+ ){0,2}(?:rate|share|proportion|ratio) of) ?)*";
/** "Of the 176, 63 were a year old or more: 36%", "1,001 were paid (a rate of 72%)", "54 of them, which is 33%". */
export const ENDS = new RegExp(`(?:[:,(–-]|\\b(?:hence|so|thus)) ?${THAT_IS}${HEDGES}$`);
/** The same a few words behind the part. */
export const RIGHT_BEHIND = new RegExp(
  `^ ?(?:[a-z'’_-]+ ){0,4}?(?:[a-z'’_-]+)? ?(?:[(,;:–-]|\\.\\.\\.|…) ?${THAT_IS}${HEDGES}$|^ ?(?:[a-z'’-]+ ){0,3}?\\(?$`,
);
/** "That is 33%", "At 33% this is": of the sentence before. */
export const SUMS_UP = new RegExp(
  `^(?:and |so )?(?:(?:in other words|put another way),? [a-z' ]{2,30} (?:gave us|gave|made up|accounted for|had|was|were|is|are)|(?:expressed |taken )?as a (?:share|proportion|percentage) of [a-z' -]+, (?:that|this|it) (?:is|was)|(?:that|this|which)(?:['’]s| is| was| makes| means| comes to| came to| amounts to| represents)?) ${HEDGES}(?:an? (?:[a-z'’-]+ ){0,2}(?:rate|share|proportion) of )?$|^at ${HEDGES}$`,
);
/** "31 of 50 replies. 62% of those who replied.": without a verb, so that it goes on about the sentence before. */
export const isFragment = ({ sentence: { shape }, at }: Mention): boolean =>
  /^(?:(?:about|just|over|under|nearly|almost) )*$/.test(shape.slice(0, at)) &&
  /^(?: of (?:all|the|our|those|these|them))?(?: (?:who )?(?:had )?[a-z]+)?\.?$/.test(shape.slice(at + 1));
export const OF_WHICH = /,? of (?:which|whom) $/;
export const OF_THEM = /^\)? of (?:them|these|those|whom|all)\b/;
export const OF_PERCENT =
  /^\)? (?:out )?of (?:the |all |all the |these |those |its |our |a total of )*(?:[a-z'’-]+ ){0,3}\(?$/;

export const isCountOrWord = (item: Mention | undefined): item is Mention =>
  item !== undefined &&
  (item.dimension === 'count' || item.dimension === 'money') &&
  (item.role === 'level' || item.role === 'step') &&
  item.quantity.value >= 1;

export const isCount = (item: Mention | undefined): item is Mention => isCountOrWord(item) && !item.quantity.isWord;

/** "40% of them (800)", "40%, that is 800". */
export const IN_BRACKET = /^(?: of (?:you|us|them|these|those|all))?(?: [a-z]+){0,3} ?\($/;
export const THAT_IS_ALONE = /^,? (?:that['’]?s|that is|i\.e\.|ie|=|or) $/;

/** From a part to its share right behind it, in a list. */
export const BEHIND =
  /^ ?(?:(?:[a-z'’/-]+ ){0,4}?[a-z'’/-]*)?(?: ?(?:[(,/|=:–-]|\.\.\.) ?(?:=|or|hence|so|thus|i\.e\.,?|ie|that is,?|that['’]s)?| or| yes| =) ?(?:about |just |some |nearly |around )*$/;
/** "31 had first gone to a doctor, 22%". */
export const BEHIND_COMMA =
  /^ [^.;:()]{0,80}, (?:or |hence |so |thus |i\.e\.,? |that is,? |that['’]s )?(?:about |just |some |nearly |around )*$/;
/** "154 took place between 6am and 6pm (15%)": in a line of a list. */
export const BEHIND_IN_LINE = /^ (?![^#%]*\bof (?:those|these|them|the|whom|which)\b)[^#%.;:()]{0,60} \($/;

/** The three stand one behind the other in one sentence. */
export function standTogether(percent: Mention, part: Mention, whole: Mention): boolean {
  const ids = [percent.id, part.id, whole.id];
  return Math.max(...ids) - Math.min(...ids) === 2 && whole.sentence === percent.sentence;
}

/** "Where it was known, 10.3% were ...": of fewer than all. */
export const NARROWED =
  /\b(?:where|when) (?:it|this|that|they|the [a-z]+|[a-z]+) (?:is|was|are|were) (?:known|stated|recorded|given)\b|\b(?:excluding|leaving out|setting aside|apart from)\b|\bof those (?:with|whose|where|who)\b/i;
