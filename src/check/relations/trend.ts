import type { Direction } from '../lexicon/directions.js';
import type { Mention } from '../mentions/mentions.js';
import { NTH } from '../mentions/number-words.js';
import type { RuleFinding } from '../model.js';
import type { Rule } from '../rule.js';
import { findingOver } from '../verdicts/report.js';

/** "Has risen in each of the last three years: 402, 431, 466": every number of the list against the one before it. */

const STEADY_TREND =
  /\b(?:(risen|rose|increas\w+|grown|grew|gone up|went up|climbed|rising)|(fallen|fell|declin\w+|decreas\w+|dropped|gone down|went down|come down|falling|reduced))\b[^#%.;:(]{0,40}\b(?:in each|each (?:successive )?year|every year|year after year|year (?:on|by) year|(?:years|quarters|months|weeks) (?:running|in a row|in succession)|(?:consecutive|successive) (?:years?|quarters?|months?)|for the (second|third|fourth|fifth) (?:year|quarter|month|time) (?:running|in a row|in succession))\b/;

/** The numbers behind the words, of one kind, in the order of their time. */
function listBehind(mentions: readonly Mention[], at: number): readonly Mention[] {
  const behind = mentions.filter(
    (mention) => mention.at > at && mention.dimension !== undefined && !mention.quantity.isWord,
  );
  const [first] = behind;
  const isList =
    behind.length > 2 &&
    behind.every((item) => (item.role === 'level' || item.role === 'share') && item.dimension === first?.dimension) &&
    behind
      .slice(1)
      .every(({ lead }) =>
        /^(?: in)?(?: \(?§\)?)?(?:[,;]| and| to| then|,? and(?: then)?)(?: in §,?| §:?| _| to| now)? ?\(?$/.test(lead),
      );
  if (!isList) return [];
  return behind.every(({ time }) => time) ? [...behind].sort((a, b) => (a.time?.to ?? 0) - (b.time?.to ?? 0)) : behind;
}

function judgeTrend(mentions: readonly Mention[]): RuleFinding[] {
  const [one] = mentions;
  const found = one && STEADY_TREND.exec(one.sentence.shape);
  if (!one || !found) return [];
  const way: Direction = found[1] ? 1 : -1;
  const list = listBehind(mentions, found.index + found[0].length - 1);
  const count = NTH.indexOf(found[3] ?? '') + 1;
  if (count > 0 && list.length <= count) return [];
  const steps = list.slice(1).map(({ quantity }, index) => quantity.value - (list[index]?.quantity.value ?? 0));
  const against = steps.findIndex(
    (step, index) => Math.sign(step) !== way && (count === 0 || index >= steps.length - count),
  );
  // All the other way: the newest may stand first.
  if (list.length === 0 || steps.every((step) => Math.sign(step) === -way)) return [];
  const [from, to] = [list[against], list[against + 1]];
  const quantities = list.map(({ quantity }) => quantity);
  return [
    findingOver(one.sentence, quantities, {
      pattern: 'trend',
      verdict: against < 0 ? 'agrees' : 'wrong-direction',
      quoted: quantities.map(({ text }) => text).join(', '),
      recomputed: against < 0 ? 'each is so' : `not from ${from?.quantity.text} to ${to?.quantity.text}`,
      mistake: against < 0 ? null : 'sign',
      covers: [],
      uses: quantities,
    }),
  ];
}

export const trend: Rule = {
  id: 'trend',
  about: 'a rise or fall in each of several years, against the numbers that are listed',
  why: 'A year is added to the list, and the words stay.',
  speaks: [
    ['agrees', 'Robbery has risen in each of the last three years: 402, 431, 466 and 519.'],
    [
      'wrong-direction',
      'Calls fell for three years running, from 980 in 2016 to 940 in 2017, 951 in 2018 and 902 in 2019.',
    ],
    ['agrees', 'Burglary fell every year (2,310 in 2017, 2,204 in 2018 and 1,950 in 2019).'],
    ['agrees', 'Calls fell for the third quarter running: 74, 66, 59 and now 52.'],
    ['wrong-direction', 'Thefts rose for the second quarter in a row (Q1 1,289, Q2 1,402, Q3 1,320).'],
  ],
  silent: [
    'Robbery has risen in each of the last three years.',
    'Robbery has fallen in each of the last three years: 519, 466, 431 and 402, and burglary by 12%.',
    'Calls fell for the third quarter running: 59 and now 52.',
    'In each of the three years there were 402, 380 and 466 robberies.',
  ],
  read: ({ of }) => of.flatMap(judgeTrend),
};
