import type { Mention } from '../../mentions/mentions.js';

/** The words that bind a share to its part and its whole. */

export interface Parted {
  readonly part: Mention;
  readonly whole: Mention;
  readonly score: number;
  readonly isSure: boolean;
}

export const OF =
  /^(?: [a-z'’-]+){0,4}?,? (?:(?:out )?of|among|amongst|in(?! (?:the|all|a|our|its|each)\b))(?: the| all| a total of| these| those| its| our| some| about)*(?: [a-z'’-]+){0,2} $/;
export const WHOLE_LEAD =
  /(?:^|[.;:(,–] ?|\b(?:and|but) )(?:out )?of (?:the |all |all the |these |those |its |our |a total of |some |about )*(?:[a-z'’-]+ ){0,2}$|\b(?:out of|of) (?:the|all|all the|these|those|a total of|some|our|its) (?:[a-z'’-]+ ){0,2}$/;
/** "The 7,999 offences make up 28% of all crime". */
export const MAKES =
  /^[^.;:()]{0,50}\b(?:ma[dk]es? up|making up|account(?:s|ed|ing)? for|represent(?:s|ed|ing)?|compris(?:es?|ed|ing)|constitut\w+) (?:a further |another |about |around |just |over |nearly |almost |some |an? )*$/;
/** "Of the 176, 63 were a year old or more: 36%", "1,001 were paid (a rate of 72%)". */
export const ENDS =
  /(?:[:,(–-]|\bhence|\bso|\bthus) ?(?:or |hence |so |thus |that is,? |i\.e\.,? |an? (?:[a-z'-]+ ){0,2}(?:rate|share|proportion|ratio) of )?$/;
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
