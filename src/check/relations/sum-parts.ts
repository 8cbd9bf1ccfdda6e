import type { Mention } from '../mentions/mentions.js';

/** The parts of a whole that a sentence lists to the last: "Of the 100 files 61 were good, 27 fair and the other 12 poor". */

export interface Partition {
  readonly whole: Mention;
  readonly parts: readonly Mention[];
  readonly last: Mention;
  /** Its words say that nothing else is left. */
  readonly isClosed: boolean;
}

const OF_START = /^(?:out )?of (?:the |these |those |all |our |its |all the |a total of )*(?:[a-z'-]+ ){0,1}$/;
const OF_BEHIND = /^(?: [a-z'-]+){0,2} (?:out )?of (?:the |these |those |all |our |its )*(?:[a-z'-]+ ){0,1}$/;
const REST = /\b(?:rest|others?|remain\w+|remainder|balance|everything else|anything else|all else)\b[a-z ,:(]{0,25}$/;
const NO_MORE =
  /^ (?:(?:[a-z'-]+ ){0,3}?(?:elsewhere|otherwise|(?:everything|anything|all) else|(?:as|by|in) others?|other|unknown)|(?:was |were )?(?:not|neither|none)(?: known| stated| so)?) ?(?:[.,;:)]|$)/;
/** Words between parts that compare, date or nest them. */
const NO_LIST =
  /\b(?:includ\w+|such as|of which|of whom|of these|of those|compared|against|(?<!came |were |was |sent )from|last year|than|up|down|per|target|both|also|a further \w+ were|between|among)\b|§/;

const isPlain = ({ role, dimension, quantity, mark }: Mention): boolean =>
  role === 'level' && dimension === 'count' && quantity.decimals === 0 && quantity.value > 0 && mark !== -1;

function wholeOf([first, second]: readonly Mention[]): Mention | undefined {
  if (first && OF_START.test(first.lead)) return first;
  return second && OF_BEHIND.test(second.lead) ? second : undefined;
}

/** "640 were men and 210 women": nobody else is left. */
const SEXES =
  /\b(?:male|men|boys) and #(?: were)? (?:female|women|girls)\b|\b(?:female|women|girls) and #(?: were)? (?:male|men|boys)\b/;

/** "And the other 12", "and 164 elsewhere": nothing else is left. */
export const isClosing = ({ lead, tail }: Mention): boolean =>
  REST.test(lead) || NO_MORE.test(tail) || SEXES.test(`${lead}#${tail}`);

/** "Theft of one kind or another". */
const isOne = ({ quantity: { isWord, value } }: Mention): boolean => isWord === true && value === 1;

/** The whole and the parts of one sentence; all its numbers are of them but for the percentages of the parts. */
export function partitionOf(mentions: readonly Mention[]): Partition | undefined {
  const counts = mentions.filter((mention) => mention.quantity.kind !== 'percent' && !isOne(mention));
  const whole = wholeOf(counts);
  const parts = counts.filter((count) => count !== whole);
  const last = parts.at(-1);
  if (!whole || !last || parts.length < 2 || !counts.every(isPlain)) return undefined;
  const inner = counts.filter((item) => item !== whole && item !== counts[0]);
  if (inner.some(({ lead }) => NO_LIST.test(lead) || /[;.] /.test(lead.replace(/;/g, ',')))) return undefined;
  if (parts.some(({ quantity }) => quantity.value >= whole.quantity.value)) return undefined;
  return { whole, parts, last, isClosed: isClosing(last) };
}
