import type { Mention } from '../mentions/mentions.js';

/** The words that say that a number is what others leave of a whole. */

const REST =
  /\b(?:the |and |with |leaving |but )?(?:remain(?:ing|der|s)|rest|others?|balance|left(?: over)?(?=,? $))\b[a-z ,:()-]{0,25}$|\b(?:leav(?:es|ing)|(?:that|which|this) left) (?:just |only |some |a )?$/;
/** "With £1,950 still to go". */
const LEFT = /^ (?:(?:is |was |were |are )?(?:still )?(?:left|unspent|to go|to spend|in hand)\b)/;
/** "The remaining 90 people took 270": the number between is of those the rest is of. */
const REST_OF = /^(?:and )?the (?:remaining|other) # [a-z' -]{3,45} $/;

/** Whether the number right before it is of those the rest is of. */
export const isOfRest = ({ sentence, at }: Pick<Mention, 'sentence' | 'at'>): boolean =>
  REST_OF.test(
    sentence.shape
      .slice(0, at)
      .split(/[.;:] /)
      .at(-1) ?? '',
  );

/** Whether its words say that it is what others leave. */
export const isCalledRest = (mention: Mention): boolean =>
  (REST.test(mention.lead) && !NO_REST.test(mention.lead)) || LEFT.test(mention.tail) || isOfRest(mention);

/** "£5 for the others", "the other two": of no whole. */
const NO_REST = /\b(?:each|every|among|any|all|no|on the) (?:the )?others?\b/;

const OF_THEM = /^of (?:them,?|(?:these|those),) $/;
const OF_THESE = /^of (?:these|those) $/;
const VERB = /^ (?:were|was|had|led|went|got|came|took|did|ended|resulted|are|have)\b/;

/** "Of them 310 were", "of those, 63 had": the first part of what the sentence before counts. */
export const isOfThem = ({ lead, tail }: Mention): boolean =>
  OF_THEM.test(lead) || (OF_THESE.test(lead) && VERB.test(tail));
