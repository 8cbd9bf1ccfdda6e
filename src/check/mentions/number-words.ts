/** Numbers in words: fractions, cardinals, multiples, ordinals. */

const PARTS: Readonly<Record<string, number>> = {
  quarter: 4,
  third: 3,
  half: 2,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};

const TIMES: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, seven: 7, nine: 9 };

const FRACTION_NAME =
  '(?:(?:a|an|one)[- ](?:quarter|third|half|fifth|sixth|eighth|tenth)|half|two[- ]thirds|three[- ]quarters|(?:two|three|four)[- ]fifths|(?:three|seven|nine)[- ]tenths)';

export const SMALL = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "a third of", "by a third", "nine out of ten", "one in four". */
export const FRACTION = `\\b${FRACTION_NAME}(?= (?:more|less|fewer|lower|higher|and|of|were|was|are|is|had|have|has|said|felt|the|all|who|came|took|a)\\b| ?\\(|[.,;:)]|$)|(?<=\\bby (?:(?:about|around|over|nearly|almost|more than|at least) )?)${FRACTION_NAME}\\b|\\b(?:${SMALL.join('|')}) (?:in|out of)(?: every)? (?:${SMALL.slice(2).join('|')})\\b|\\b(?:one|1) in (?:every )?(?:[2-9]|[1-9]\\d{1,2})\\b(?![,.]?\\d|%)|\\b[2-9] (?:in|out of) (?:every )?(?:10|ten|five)\\b(?![,.]?\\d|%)`;

export const NTH = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
];

export const CARDINALS = [
  ...SMALL,
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];

/** 5 for "five" and for "5"; not a number for another word. */
export const smallNumberOf = (word: string): number => CARDINALS.indexOf(word.toLowerCase()) + 1 || Number(word);

export const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const UP_TO_HUNDRED = `(?:(?:${TENS.join('|')})(?:[- ](?:${SMALL.slice(0, 9).join('|')}))?|${CARDINALS.join('|')})`;
const HUNDREDS = `(?:an?|${SMALL.slice(0, 9).join('|')}) hundred`;

const AND_A_HALF = ' and a half\\b';

/** "twelve", "twenty-one", "two hundred and six", "five and a half"; not "one of", "one in", which count nothing. */
export const CARDINAL = `\\b(?:${HUNDREDS}(?: and ${UP_TO_HUNDRED})?|(?!one\\b)${UP_TO_HUNDRED}(?:${AND_A_HALF})?)\\b(?!${AND_A_HALF})(?![- ](?:year|month|week|day|hour|minute|thirds?|quarters?|fifths?|tenths?|hundred|thousand|million)s?\\b|(?: times| ?-?fold))`;

export const MULTIPLES: Readonly<Record<string, number>> = {
  doubl: 2,
  twice: 2,
  trebl: 3,
  tripl: 3,
  quadrupl: 4,
  halv: 0.5,
  twofold: 2,
  threefold: 3,
  fourfold: 4,
};

/** "The camera was used 311 times": how often, and no multiple of anything. */
const OCCASIONS =
  "(?:[2-9]\\d|\\d{3,}) times\\b(?! (?:as|more|less|higher|lower|greater|larger|bigger|likelier|over|the|that|those|what|its|their|our|[a-z]+'s)\\b)";

export const MULTIPLE = `\\b(?:doubl(?:ed|ing)|doubles?(?= (?:the|that|what|its|their|[a-z]+'s))|twice|trebl(?:ed|ing)|treble|tripl(?:ed|ing)|triple(?= the)|quadrupl(?:ed|ing)|halv(?:ed|ing)|(?:two|three|four|five|six|seven|eight|nine|ten)-?fold|\\d+(?:\\.\\d+)?[- ]?fold)\\b|\\b(?:(?:two|three|four|five|six|seven|eight|nine|ten)(?: and a half)?|(?!${OCCASIONS})\\d+(?:\\.\\d+)?) times\\b`;

export function ordinalValue(text: string): number {
  const named = NTH.indexOf(text.toLowerCase());
  return named >= 0 ? named + 1 : Number.parseInt(text, 10);
}

export function fractionValue(text: string): number {
  const lower = text.toLowerCase();
  const name = Object.keys(PARTS).find((item) => lower.includes(item.slice(0, 4))) ?? 'half';
  const many = Object.keys(TIMES).find((entry) => lower.startsWith(entry)) ?? '';
  return (TIMES[many] ?? 1) / (PARTS[name] ?? 2);
}

const smallNumber = (text: string): number => (/\d/.test(text) ? Number(text) : SMALL.indexOf(text) + 1);

/** The percentage of "one in four", "3 in every ten", "1 in 120"; undefined for "a third". */
export function ratioValue(text: string): number | undefined {
  const [, few, many] = /^(\w+) (?:in|out of)(?: every)? (\w+)$/i.exec(text.toLowerCase()) ?? [];
  return few && many ? (smallNumber(few) / smallNumber(many)) * 100 : undefined;
}

export function cardinalValue(text: string): number {
  const [, hundreds, rest] = /^(\w+) hundred(?: and (.+))?$/i.exec(text) ?? [];
  if (hundreds !== undefined) {
    const many = Math.max(1, SMALL.indexOf(hundreds.toLowerCase()) + 1);
    return many * 100 + (rest === undefined ? 0 : cardinalValue(rest));
  }
  const [, many] = /^(.+) and a half$/i.exec(text) ?? [];
  if (many !== undefined) return cardinalValue(many) + 0.5;
  const [first = '', second = ''] = text.toLowerCase().split(/[- ]/);
  const ten = TENS.indexOf(first);
  return ten < 0 ? CARDINALS.indexOf(first) + 1 : (ten + 2) * 10 + SMALL.indexOf(second) + 1;
}
