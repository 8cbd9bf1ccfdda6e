import { tablesOf } from '../../../grids/grid.js';
import { tablesNear } from '../../../grids/grids-near.js';
import { ELSEWHERE, TARGET } from '../../../lexicon/words.js';
import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { Quantity, RuleFinding } from '../../../model.js';
import type { Rule } from '../../../rule.js';
import { doubtedIn, judgedIn } from '../../../verdicts/judged.js';
import { MAKES } from '../table-share.js';
import { formulasIn, valueIn, wordsOf } from './ratio-columns.js';
import { rowOf, wordsAround } from './ratio-row.js';
import { isPlain, type RowRatio, say, saysWhole } from './row-ratio.js';
import { averageOfRows } from './rows-averaged.js';

/** "Of those approached 61.6% engaged", "18.2 per 1,000 households": one number of a row of a table over another. */

const SHARED_OUT =
  /^(?: [a-z'-]+){0,2} (?:each|apiece|per (?!cent|year|month|week|day|quarter)[a-z]+|for (?:each|every) [a-z]+)\b/;
const PER_SOME = /\bper (1,?000|10,?000|100,?000)\b|\b(?:for )?every (1,?000|10,?000|100,?000|thousand)\b/i;

/** "Half of Harlow's", "half that of Harlow": so much of what another has, and no share of a row. */
const OF_ANOTHER = /^ (?:of )?[^,.;]{0,40}['’]s?(?:[.,;)]|$)|^ that (?:of|in)\b/;

/** What it is per: a hundred for a share, the number of a rate, one for an average; undefined where it is none of them. */
function sizeOf({ quantity, dimension, tail, lead, sentence, role }: Mention): number | undefined {
  if (quantity.kind === 'percent')
    return (role === 'share' || role === 'level') && !MAKES.test(lead) && !OF_ANOTHER.test(tail) ? 100 : undefined;
  if (dimension === 'money' || quantity.isWord || role === 'step' || role === 'target') return undefined;
  const per = PER_SOME.exec(sentence.text);
  const some = per?.[1] ?? per?.[2];
  if (dimension === 'rate' && (quantity.base || some))
    return quantity.base?.size ?? (Number(some?.replace(',', '')) || 1000);
  return SHARED_OUT.test(tail) ? 1 : undefined;
}

/** So many sentences on a list of such numbers may go. */
const REACH = 2;

/** "In July 22% were immediate; in August it was 32%": the next number of the same kind is of the next row. */
const goesOn = ({ mention, formula }: RowRatio, next: Mention): boolean =>
  mention.sentence.block === next.sentence.block &&
  next.sentence.index - mention.sentence.index <= REACH &&
  (sizeOf(next) ?? formula.size) === formula.size &&
  (next.quantity.kind === mention.quantity.kind || sizeOf(next) !== undefined) &&
  Math.sign(next.quantity.decimals) === Math.sign(mention.quantity.decimals) &&
  next.role !== 'change' &&
  next.role !== 'step' &&
  next.role !== 'points' &&
  !next.quantity.isWord;

function judgeNext(
  discourse: Discourse,
  last: RowRatio,
  mention: Mention,
  doubted: ReadonlySet<Quantity>,
): [RowRatio, RuleFinding] | undefined {
  const row = rowOf(discourse, last.formula.grid, mention);
  if (!row || row === last.row || row.isTotal) return undefined;
  const judged = { ...last, row, mention };
  const found = say(judged, doubted, isPlain(judged, last.mention.sentence.text));
  return found && [judged, found];
}

function judgeFirst(
  discourse: Discourse,
  mention: Mention,
  doubted: ReadonlySet<Quantity>,
): [RowRatio, RuleFinding] | undefined {
  const size = sizeOf(mention);
  if (size === undefined) return undefined;
  const words = wordsOf(mention.sentence);
  const all = tablesNear(discourse, mention.sentence.block.index).flatMap((grid): RowRatio[] => {
    const formulas = formulasIn(grid, mention, words, size);
    const row = formulas.length > 0 ? rowOf(discourse, grid, mention) : undefined;
    const found = row ?? grid.rows.find(({ isTotal }) => isTotal);
    return found ? formulas.map((formula) => ({ formula, row: found, mention })) : [];
  });
  const isSure = all.filter(({ formula, row }) => formula.isNamed && valueIn(formula, row)).length === 1;
  const found = all.flatMap((judged): [RowRatio, RuleFinding][] => {
    // The row of the total stands in where none is named: what it gives bears out, and blames nobody.
    const isOfRow = !judged.row.isTotal && mention.mark !== -1;
    const finding = say(
      judged,
      doubted,
      isSure && isOfRow && judged.formula.isNamed && saysWhole(judged) && isPlain(judged, ''),
    );
    return finding ? [[judged, finding]] : [];
  });
  const isMet = ([{ formula }, { verdict }]: [RowRatio, RuleFinding]): boolean =>
    verdict === 'agrees' && (formula.isNamed || mention.quantity.decimals > 0);
  return found.find(isMet) ?? found.find(([{ formula }, { verdict }]) => formula.isNamed && verdict !== 'agrees');
}

const SITES =
  '| Hospital | Approached | Engaged | Completed |\n|---|---|---|---|\n| East | 402 | 257 | 148 |\n| North | 196 | 131 | 84 |\n| Total | 598 | 388 | 232 |\n\n';

const WARDS =
  '| Ward | Households | 2018/19 | 2019/20 |\n|---|---|---|---|\n| Ash | 5,000 | 150 | 190 |\n| Birch | 4,000 | 90 | 100 |\n| Cedar | 8,000 | 210 | 204 |\n\n';

const MONTHS = '| Month | Calls | Answered |\n|---|---|---|\n| April | 1,000 | 900 |\n| May | 1,100 | 950 |\n\n';

export const tableRatio: Rule = {
  id: 'table-ratio',
  about: 'shares, rates and averages of the prose, from two numbers of a row of a table',
  why: 'The share is taken of another column, or the rate is that of the ward above.',
  speaks: [
    ['agrees', `${SITES}Of those approached, 64.9% engaged.`],
    ['differs', `${SITES}Of those who engaged in East, 36.8% completed.`],
    ['agrees', `${SITES}Engagement was highest in North, at 66.8% of those approached.`],
    ['agrees', `${SITES}Of those approached in East 63.9% engaged, and in North 66.8%.`],
    ['differs', `${SITES}Of those approached in East 63.9% engaged, and in North 68.6%.`],
    ['agrees', `${WARDS}Per 1,000 households, Ash had 38.0 burglaries against 25.0 in Birch.`],
    ['differs', `${WARDS}Per 1,000 households, Ash had 38.0 burglaries against 26.3 in Cedar.`],
    ['agrees', `${WARDS}The three wards averaged 164.7 offences each.`],
    ['differs', `${WARDS}The three wards averaged 150 offences each.`],
    ['differs', `${WARDS}The ward average was 247 offences.`],
    ['agrees', `${MONTHS}The monthly average was 1,050 calls.`],
    ['differs', `${MONTHS}The monthly average was 1,500 calls.`],
  ],
  silent: [
    `${MONTHS}The monthly average was 1,500 calls in the north.`,
    `${WARDS}The four wards averaged 150 burglaries each.`,
    `${SITES}Of those approached, 51% were men.`,
    `${SITES}Of those who engaged in East, 36.8% were arrested again.`,
    `${SITES}In London, of those who engaged 36.8% completed.`,
    `${WARDS}Per 1,000 residents, Ash had 14.2 burglaries.`,
  ],
  read: (discourse, before) => {
    if (tablesOf(discourse).length === 0) return [];
    const [judged, doubted] = [judgedIn(before), doubtedIn(before)];
    let last: RowRatio | undefined;
    return discourse.mentions.flatMap((mention): RuleFinding[] => {
      const { sentence, quantity } = mention;
      if (judged.has(quantity) || sentence.block.kind === 'row') return [];
      if (
        ELSEWHERE.test(wordsAround(mention).join(' ')) ||
        ELSEWHERE.test(sentence.shape) ||
        TARGET.test(sentence.shape)
      )
        return [];
      const found =
        (last && goesOn(last, mention) ? judgeNext(discourse, last, mention, doubted) : undefined) ??
        judgeFirst(discourse, mention, doubted);
      if (!found) return averageOfRows(discourse, mention, doubted);
      [last] = found;
      return [found[1]];
    });
  },
};
