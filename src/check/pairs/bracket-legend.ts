import type { Discourse } from '../mentions/discourse.js';
import type { Block, Draft } from '../model.js';
import { perObject } from '../per-object.js';

/** What a document says that its brackets hold: "figures in brackets are of last year". */

const IN_BRACKETS =
  /\b(?:(?:last|previous|prior) [a-z']+(?: [a-z']+)?|(?:the )?(?:year|quarter|month|period) (?:before|earlier)) (?:is |are |figures? )?in brackets|(?:figures? |numbers? )?in brackets(?: are| is|:)? (?:those |that )?(?:for |of |from )?(?:the )?(?:last|previous|prior|(?:year|quarter|month|period) (?:before|earlier))/i;

/** The blocks that say what brackets hold. */
const legendsIn = perObject(({ blocks }: Draft): readonly number[] =>
  blocks.filter(({ text }) => IN_BRACKETS.test(text.slice(0, 300))).map(({ index }) => index),
);

/** Whether a block before, or one soon after, says what the brackets are. */
export const saysBrackets = perObject(({ draft }: Discourse) =>
  perObject(({ index }: Block): boolean => legendsIn(draft).some((at) => at < index + 6)),
);
