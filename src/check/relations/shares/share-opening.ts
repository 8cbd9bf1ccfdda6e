import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';

/** The whole that a sentence or clause opens with: "Of the 84 older children 47 are in work". */

const OF_YEAR_BEFORE =
  /; (?:and |but )?(?:in |for )?(?:the (?:previous |preceding )?year(?: before)?|last year|a year (?:ago|earlier|before))\b[^;]*$/;

/** "Of the 93, 31 did; the year before 28 did": of another year. */
export const isOfYearBefore = (part: Mention, whole: Mention): boolean =>
  part.sentence === whole.sentence && OF_YEAR_BEFORE.test(part.sentence.shape.slice(whole.at, part.at));

const OPENS = /^(?:and |but |out )?(?:of|among|amongst) (?:(?:the|all|our|its|these|those|a total of) )*$/;
/** "41 had a plan; of those 41, 26 were out of school": inside a sentence, with its comma behind the number. */
const OPENS_CLAUSE = /[;:(.] (?:and |but )?(?:of|among|amongst) (?:the|these|those) $/;
const OPENS_THOSE = /(?:these|those) $/;
const VERB =
  /^ (?:were|was|had|have|has|are|is|went|led|took|came|said|felt|told|thought|gave|got|knew|did|made|saw|left|chose|met|lost|won|kept|held|would|could|[a-z]{3,}ed (?:an?|the|to|that|they|in|with|for|by|as|it|on|at|up|out|no|more|their))\b/;

/** "Of the 84 older children 47 are in work, or 56%": what the sentence opens with is the whole of its parts, but of those of a part. */
export function openingWhole({ of }: Discourse, part: Mention): Mention | undefined {
  const inSentence = of[part.sentence.index] ?? [];
  const before = inSentence.find(({ id }) => id === part.id - 1);
  const ofClause =
    before && OPENS_CLAUSE.test(before.lead) && /^(?: [a-z'-]+){0,2}, $/.test(part.lead) ? before : undefined;
  const [opening] = inSentence;
  const first = ofClause ?? (opening && OPENS.test(opening.lead) ? opening : undefined);
  if (!first || first === part || first.dimension !== part.dimension) return undefined;
  if (isOfYearBefore(part, first)) return undefined;
  // "Of those 5,163 were dealt with at once" has lost its comma.
  if (OPENS_THOSE.test(first.lead) && VERB.test(first.tail)) return undefined;
  const isOfPart = /\b(?:these|those|them|whom|which)\b/.test(`${part.lead} ${part.tail.split(/[,;(:]/)[0]}`);
  return isOfPart || first.quantity.value <= part.quantity.value ? undefined : first;
}
