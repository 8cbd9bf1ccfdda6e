import { type Grid, type GridRow, partRows } from '../../../grids/grid.js';
import { bothWays, tablesNear } from '../../../grids/grids-near.js';
import { rowsAt } from '../../../grids/rows-at.js';
import { type Discourse, reachOf } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import { CARDINALS, smallNumberOf } from '../../../mentions/number-words.js';
import type { Interval, Quantity, Sentence } from '../../../model.js';
import { intervalOf, overlap, sumOf } from '../../../verdicts/intervals.js';
import { digitsOf, type Mistake } from '../../../verdicts/mistakes.js';
import type { ClaimReading } from '../../../verdicts/reading.js';
import { digitsIn } from '../../ratio.js';
import { LEAST as DIGITS, over, readingOf, roundedOf } from './average-reading.js';

/** The numbers of several years that an average is of: those listed in its sentence or right before it, or the cells of a row. */

export interface Series {
  readonly cells: readonly Quantity[];
  /** Those of them that stand in the text. */
  readonly parts: readonly Mention[];
}

const MANY = `${CARDINALS.slice(2).join('|')}|[2-9]|1\\d`;
const SO_MANY = new RegExp(
  `\\b(${MANY})[- ](?:years?|quarters?|months?)\\b(?! (?:ago|before|earlier|rolling|running|in a row))|\\b(?:all|those|these) (${MANY})\\b|\\bover the (${MANY})(?= ?[.,;)]|$)`,
);
const YEARLY = /\b(?:yearly|annual|an? year|per year|each year|years?|quarterly|quarters?)\b/;

/** "The average for the first five of those years". */
const SOME_OF = new RegExp(
  `\\b(first|earliest|last|latest) (${MANY}) (?:of (?:the|those|these)\\b|(?:years|quarters|months) of (?:the|those|these)\\b)`,
);

/** How many years its words name; 0: it is of years, and they do not say of how many. */
export function yearsNamed({ sentence: { text } }: Mention): number | undefined {
  const words = text.toLowerCase();
  const [, first, second, third] = SO_MANY.exec(words) ?? [];
  return smallNumberOf(first ?? second ?? third ?? '') ?? (YEARLY.test(words) ? 0 : undefined);
}

/** Between two numbers of a list: "in §, ", " and ". */
const BETWEEN =
  /^(?: [a-z]+){0,3}(?: \(?§\)?)?(?:,|;| and|, and| or)(?: (?:then|in|of|with))*(?: §)? ?(?:\(|:|was |were )?$/;
const LEAST = 3;

/** Lists of numbers of its kind in a sentence, each as long as it goes. */
function listsIn(mentions: readonly Mention[], claim: Mention): Mention[][] {
  const dimension = claim.dimension === 'money' ? 'money' : 'count';
  const lists: Mention[][] = [];
  let last: Mention | undefined;
  for (const item of mentions) {
    if (item.id >= claim.id) break;
    const isNext = last?.dimension === item.dimension && BETWEEN.test(item.lead);
    if (isNext && item.dimension === dimension) lists.at(-1)?.push(item);
    else lists.push(item.dimension === dimension ? [item] : []);
    last = item;
  }
  return lists;
}

const LISTS_BACK = 2;

function listed({ of, draft }: Discourse, claim: Mention, many: number): Series[] {
  for (let far = 0; far <= LISTS_BACK; far += 1) {
    const sentence = draft.sentences[claim.sentence.index - far];
    if (!sentence || reachOf(claim.sentence, sentence) === undefined) return [];
    const lists = listsIn(of[sentence.index] ?? [], claim).filter(({ length }) =>
      many > 0 ? length === many : length >= LEAST,
    );
    if (lists.length > 0) return lists.map((parts) => ({ parts, cells: parts.map(({ quantity }) => quantity) }));
  }
  return [];
}

/** It goes on about what the sentence before is about. */
const GOES_ON = /\b(?:it|they)\b/i;

/** The rows of a table that the sentence names, or the one before; its only one where it names none. */
function rowsOf(grid: Grid, { text, previous, block }: Sentence): readonly GridRow[] {
  const here = rowsAt(grid, text).map(({ row }) => row);
  const before = previous?.block === block && GOES_ON.test(text) ? rowsAt(grid, previous.text) : [];
  const named = here.length > 0 ? here : before.map(({ row }) => row);
  const all = partRows(grid);
  return named.length > 0 ? named : all.length === 1 ? all : grid.rows.filter(({ isTotal }) => isTotal);
}

const LAST = /\b(?:last|latest|past)\b/i;

function inTables(discourse: Discourse, { sentence, dimension }: Mention, many: number): Series[] {
  const grids = tablesNear(discourse, sentence.block.index).flatMap(bothWays);
  const here = grids.filter(({ heading }) => heading === sentence.block.heading);
  return here.flatMap((grid): Series[] => {
    const years = grid.columns.filter(
      ({ kind, time, index, heading, stems, ...column }) =>
        kind === 'level' &&
        index > 0 &&
        (time || (stems.size === 0 && /\byear\b/i.test(heading))) &&
        (column.dimension === 'money') === (dimension === 'money'),
    );
    const last = many > 0 && LAST.test(sentence.text) ? years.slice(-many) : years;
    const isWhole = last.length >= LEAST && (many === 0 || last.length === many);
    if (!isWhole) return [];
    return rowsOf(grid, sentence).flatMap((row) => {
      const cells = last.flatMap(({ index }) => row.cells[index] ?? []);
      return cells.length === last.length && cells.every(({ kind }) => kind === 'count') ? [{ cells, parts: [] }] : [];
    });
  });
}

/** The first or the last so many of the numbers of each list or row. */
const onlySome = (all: readonly Series[], which: string, many: number): Series[] =>
  all
    .filter(({ cells }) => cells.length > many)
    .map(({ cells, parts }) => {
      const [from, to] = which === 'last' || which === 'latest' ? [-many, undefined] : [0, many];
      return { cells: cells.slice(from, to), parts: parts.slice(from, to) };
    });

/** What an average of years can be of. */
export function seriesNear(discourse: Discourse, claim: Mention): Series[] {
  const [, which, some] = SOME_OF.exec(claim.sentence.text.toLowerCase()) ?? [];
  if (which && some) {
    const all = listed(discourse, claim, 0);
    return onlySome(all.length > 0 ? all : inTables(discourse, claim, 0), which, smallNumberOf(some));
  }
  const many = yearsNamed(claim);
  if (many === undefined) return [];
  const lists = listed(discourse, claim, many);
  return lists.length > 0 ? lists : inTables(discourse, claim, many);
}

/** Of several years: it is their average, or over one more or less, or all of them together, or has a digit changed. */
function ofYears(claim: Mention, { cells, parts }: Series): ClaimReading[] {
  const [total, many] = [sumOf(cells.map(intervalOf)), cells.length];
  const shared = (times: number): Interval => ({ lower: total.lower / times, upper: total.upper / times });
  const printed = roundedOf(claim);
  const text = `${cells.map((cell) => cell.text).join(' + ')} over ${many}`;
  const say = (mistake?: Mistake): ClaimReading[] => [readingOf(claim, { value: shared(many), text, parts }, mistake)];
  if (overlap(printed, shared(many))) return say();
  if (claim.quantity.hedge) return [];
  const other = [many - 1, many + 1].find((times) => times > 1 && overlap(printed, shared(times)));
  if (other !== undefined) return say(over(`${other}`));
  if (overlap(printed, total)) return say({ mistake: 'total-called-average', because: 'it is the total' });
  const digits = digitsIn(claim.quantity) >= DIGITS ? digitsOf(claim.quantity, shared(many)) : undefined;
  return digits ? say(digits) : [];
}

/** "The average is 91, above that of 81 in 2016 to 2018": of its sentence another number is their average. */
const isOfOther = ({ of }: Discourse, claim: Mention, [reading]: readonly ClaimReading[]): boolean =>
  reading?.verdict === 'differs' &&
  (of[claim.sentence.index] ?? []).some((item) => item !== claim && overlap(roundedOf(item), reading.value));

export const ofYearsNear = (discourse: Discourse, claim: Mention): ClaimReading[] =>
  seriesNear(discourse, claim).flatMap((series) => {
    const readings = ofYears(claim, series);
    const isWrong = readings[0]?.verdict === 'differs';
    return isWrong && (claim.time || isOfOther(discourse, claim, readings)) ? [] : readings;
  });
