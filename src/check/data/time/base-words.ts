/** Words before a period that say a change is counted from it. */

/** "On 2019/20", "than in 2019/20", "its level in 2019/20", "what it was in 2019/20": what a change is counted from. */
const BASE =
  /\b(?:since(?: at least| before)?|from|on|than|with|against|above|below|under|after(?: an? [a-z]+)?|times (?:its|the|their)|half (?:its|the|their)|versus|vs|compared to|over|that of|what (?:it|they) (?:was|were|had been)|(?:its|their|the) (?:levels?|totals?|figures?|numbers?|peak|record|high|low) (?:in|of|for))(?: (?:in|the|that|those|of|its|their|figure|level|total|number|for)| [\d.,]*\d%?(?: (?!in |for |during )[a-z]+| per 1,?000){0,3})* $/i;

/** "Over the twelve months to January", "over 2023/24 there were": during them. */
const DURING = /(?:^|[.:;,] )over (?:the )?$/i;
const LENGTH_OF_TIME =
  /^(?:the )?(?:rolling |whole |full |latest |last )?(?:12|twelve)[- ]months?\b|^(?:the )?years? (?:to|ending|ended)\b/i;

export function isBaseAt(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  if (/\bover (?:the )?$/i.test(before) && (DURING.test(before) || LENGTH_OF_TIME.test(text.slice(at)))) return false;
  return BASE.test(before);
}

/** "The lowest since 2019/20": how far back a superlative looks, and nothing is counted from it. */
export const isReachOfExtreme = (text: string, at: number): boolean =>
  /\b(?:highest|lowest|most|least|fewest|largest|smallest|biggest|greatest)\b[^.;:]*\bsince(?: [a-z]+){0,3} $/i.test(
    text.slice(0, at),
  );
