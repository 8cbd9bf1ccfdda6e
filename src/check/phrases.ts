import type { Match } from './find.js';

/** Words between numbers: whether a percentage belongs to the numbers beside it, and what keeps two claims apart. */

/** Up to four words between "from" (or "to") and its number: "from a total of 300". */
export const LEAD = "(?:[a-z'-]+ ){0,4}?";

/** Letters between two numbers of one claim; brackets that open and close inside are passed over. */
export const GAP = '(?:\\([^()#@%]{0,40}\\)|[^.;#%@)])';

/** Words of rising and falling, before the amount. */
export const VERB = '\\b(?:increas|ris|rose|grow|grew|up|reduc|decreas|declin|f[ae]ll|drop|down)[a-z]*';

/** An expression over shapes, put together from parts. */
export const shape = (parts: TemplateStringsArray, ...values: readonly string[]): RegExp =>
  new RegExp(String.raw(parts, ...values), 'g');

const LINK =
  /(?:\b(?:an?|the|or|of|by|up|down|to|is|was|this|which|that|it|represents?|representing|equates?|equating|equivalent|equals?|equal|about|around|approximately|approximate|approx|roughly|over|nearly|almost|just|some|more|than|less|at|least|increas(?:e|ed|ing)|ris(?:e|ing)|growth|reduc(?:tion|ed|ing)|decreas(?:e|ed|ing)|f[ae]ll(?:ing)?|drop|decline|chang(?:e|ed)|overall|total|significant|further|uplift|year|on|ie|i\.e)\b|[ ,(:=~+'"–—-])*$/;

/** Another subject, place or comparison begins: what follows is of that. */
const PARTS =
  /\b(?:and|while|whilst|whereas|but|although|though|compared|against|versus|target|london|national(?:ly)?|england|average|mps|met|met's|borough's|elsewhere|neighbour\w*|however)\b/;

/** "from 200 to 240 offences, an increase of 20%": the words between the last number and its percentage. */
export function isLinked(words: string): boolean {
  const tail = LINK.exec(words)?.[0] ?? '';
  return tail.trim() !== '' && !PARTS.test(words.slice(0, words.length - tail.length));
}

/** "a 20% increase in thefts (from 200 to 240)": the words between the percentage and its first number. */
export function isLinkedLead(words: string): boolean {
  const plain = words.trim().replace(/[,(–:-]+ ?$/, '');
  return !/[,(]/.test(plain) && !PARTS.test(plain);
}

/** The percentage at this place of a shape is a share ("12% of ..."), not a change. */
export const isShareAt = (shapeText: string, at: number): boolean =>
  /^%\)? (?:of|were|are|had|have|who|said|felt)\b/.test(shapeText.slice(at, at + 8));

/** Words that say a number is of less than the whole subject, of elsewhere, or is no figure yet. */
const NARROWER =
  /\b(?:london|london's|national(?:ly)?|england|wales|average|mps|force|ward|wards|town cent(?:re|er)s?|hotspots?|areas?|estates?|scheme|project|operation|pilot|repeat|detect(?:ed|ions?)|charg(?:e|ed|es)|arrests?|convict\w+|victims?|suspects?|perpetrators?|target(?:s|ed)?|aims?|aimed|goals?|plan(?:s|ned)?|expect(?:ed|s)?|forecast|predicted|will|would|could|should|if|youth|young|under|domestic|business|commercial|personal|moped\w*|motorcycle|knife|gun|hate|race|racist|racially|homophobic|alcohol|gang\w*|night|daytime|weekend|summer|winter|spring|autumn|christmas|month|monthly|quarter|half|week|january|february|april|may|june|july|august|september|october|november|december|lockdown|pandemic|fear|worr\w+|concern\w*|perce\w+|feel\w*|felt|satisf\w+|respondents?|residents who|brent|camden|enfield|haringey|harrow|barking|bexley|bromley|croydon|ealing|greenwich|hackney|hammersmith|havering|hillingdon|hounslow|islington|kensington|kingston|lambeth|lewisham|merton|newham|redbridge|richmond|southwark|sutton|tower hamlets|waltham|wandsworth|westminster)\b/;

/** The clause a match stands in. */
const clauseOf = ({ sentence, from, words }: Match): string =>
  (sentence.shape
    .slice(Math.max(0, from - 60), from)
    .split(/[,;:]/)
    .at(-1) ?? '') + words;

/** Whether a claim about a subject may be of less than all of it. */
export const isNarrower = (match: Match): boolean => NARROWER.test(clauseOf(match));
