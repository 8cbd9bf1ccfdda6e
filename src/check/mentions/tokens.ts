import { MONTH, NO_FIGURE, NUMBER, STREET } from './not-figures.js';
import { CARDINAL, CARDINALS, FRACTION, MULTIPLE, NTH, SMALL, TENS } from './number-words.js';
import { PERIOD_SOURCE } from './periods.js';

/** The one expression that finds every number of a text, each kind in a group of its own. */

const WORDS = "(?: (?!per\\b)[A-Za-z'(&-]+\\)?){0,6}";

const PER =
  '(?:per|for every|for each|in every|to every|in each) (?:1,?000|10,?000|100,?000|1 ?m(?:illion)?|100|thousand|head|capita)\\b(?: of)?(?: the)?(?: (?!(?:in|for|across|against|compared|to|from|and|is|was|were|than|at|over|on|by|or|but|with|while|whereas|which|versus)\\b)[a-z]+)?';

const END = 'highest|lowest|safest|largest|smallest|worst|best|most|least|fewest|greatest';

const SCALE = '(?:k\\b| ?(?:thousand|million|billion|m|bn)\\b)';

const TOKEN = new RegExp(
  [
    `(?<money>[-+]?[£$€] ?${NUMBER}${SCALE}?)`,
    `(?<points>(?:[-+]?${NUMBER}|\\b(?:${[...TENS, ...CARDINALS].join('|')})\\b) ?(?:(?:%|per ?cent|percent)(?:age)?[- ]?points?|percentage[- ]points?|pp?ts?\\b|pp\\b|points?\\b))`,
    `(?<rate>${NUMBER}${WORDS} ${PER})`,
    `(?<percent>(?:[-+]?${NUMBER}|\\b(?:(?:${TENS.join('|')})(?:[- ](?:${SMALL.slice(0, 9).join('|')}))?|${CARDINALS.join('|')})\\b) ?(?:%|per ?cent\\b|percent\\b)(?! (?:confidence|limits?|intervals?|level|ci\\b)))`,
    `(?<year>${PERIOD_SOURCE})(?!%|,\\d)`,
    `(?<ordinal>\\b\\d{1,2}(?:st|nd|rd|th)\\b(?!(?: of)? ${MONTH}\\b)|\\b(?:${NTH.join('|')})(?=(?: joint)?[ -](?:${END})\\b|(?: out)? of (?:the )?(?:\\d+|${SMALL.join('|')})\\b))`,
    `(?<skip>${NO_FIGURE})`,
    `(?<multiple>${MULTIPLE})`,
    `(?<fraction>${FRACTION})`,
    `(?<cardinal>${CARDINAL})`,
    `(?<count>(?:(?<![\\w)])[-+])?${NUMBER}(?:k| (?:million|billion))?(?!\\w|,\\d{3}))`,
  ].join('|'),
  'gi',
);

const PLAIN_COUNT = /(?<count>\d+)/;
const ADDRESS_END = new RegExp(`(?:${STREET})$`, 'i');

/** "418 took place": an address has its names in capitals, which the expression, blind to case, cannot ask. */
const NO_ADDRESS = /^(\d{1,4}) [a-z]/;

/** The tokens of a text; where one is no address after all, its number alone. */
export function* tokensIn(text: string): Generator<RegExpExecArray> {
  const expression = new RegExp(TOKEN);
  for (let match = expression.exec(text); match; match = expression.exec(text)) {
    const digits = match.groups?.skip === undefined ? undefined : NO_ADDRESS.exec(match[0])?.[1];
    const isPlain = digits !== undefined && ADDRESS_END.test(match[0]);
    const plain = isPlain ? PLAIN_COUNT.exec(digits) : undefined;
    if (!plain) {
      yield match;
      continue;
    }
    plain.index = match.index;
    expression.lastIndex = match.index + plain[0].length;
    yield plain;
  }
}
