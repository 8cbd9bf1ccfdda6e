import type { Named } from '../../../grids/grid.js';
import type { Column } from '../../../grids/grid-columns.js';
import { rowsFor } from '../../../grids/rows.js';
import { areasNear, type Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { Quantity } from '../../../model.js';
import { intervalOf, middleOf, pointAt, shareOf } from '../../../verdicts/intervals.js';
import { judge } from '../../../verdicts/judge.js';
import { digitsOf, type Mistake, mistakeOfShare } from '../../../verdicts/mistakes.js';
import type { ClaimReading } from '../../../verdicts/reading.js';
import { numberText } from '../../../verdicts/report.js';
import { columnsNamed } from '../../table-prose/share-columns.js';
import { MAKES, numberedWhole } from '../../table-prose/table-share.js';

/** The shares of one row of a table that the words of a share name: of the total of each of its columns, or of the number right behind. */

/** With more columns chance meets one. */
const MOST = 4;

interface Amounts {
  readonly part: Quantity;
  readonly whole: Quantity;
  /** The totals of the table that are not its whole. */
  readonly totals: readonly Quantity[];
}

const isAmount = ({ kind, dimension, index }: Column): boolean =>
  index > 0 && kind === 'level' && (dimension === 'count' || dimension === 'money');

/** The only row that is named, of the only table. */
function rowOf(discourse: Discourse, percent: Mention): Named | undefined {
  const [named, ...more] = rowsFor(discourse, percent).filter(({ row }) => !row.isTotal);
  return more.length === 0 ? named : undefined;
}

function amountsIn({ grid, row }: Named, percent: Mention, printed: Quantity | undefined): Amounts[] {
  const total = grid.rows.find(({ isTotal }) => isTotal);
  const all = grid.columns.filter(isAmount);
  const named = columnsNamed(all, percent);
  const columns = named.length > 0 ? named : all;
  const others = all.filter((column) => !columns.includes(column)).flatMap(({ index }) => total?.cells[index] ?? []);
  const latest = Math.max(...columns.map(({ time }) => time?.to ?? 0));
  return columns
    .filter(({ time }) => percent.mark !== -1 && (time?.to ?? latest) === latest)
    .flatMap(({ index }): Amounts[] => {
      const [part, sum] = [row.cells[index], total?.cells[index]];
      const whole = printed ?? sum;
      if (!part || !whole || part.value >= whole.value) return [];
      return [{ part, whole, totals: sum && printed ? [sum] : others }];
    });
}

/** Digits of a number with decimals, what the part is of the others, or of the total of the table. */
function slipIn({ part, whole, totals }: Amounts, quoted: Quantity): Mistake | undefined {
  const right = shareOf(intervalOf(part), intervalOf(whole));
  if (!right || quoted.decimals <= 0) return undefined;
  return totals.length > 0
    ? mistakeOfShare({ quoted, part: part.value, whole: whole.value, others: totals }, right)
    : (digitsOf(quoted, right) ?? ofOthers({ part, whole }, quoted));
}

function ofOthers({ part, whole }: Pick<Amounts, 'part' | 'whole'>, quoted: Quantity): Mistake | undefined {
  const value = shareOf(pointAt(part.value), pointAt(whole.value - part.value));
  return value && judge(quoted, value) === 'agrees'
    ? { mistake: 'wrong-base', because: 'it is the part over the others' }
    : undefined;
}

/** "And across the borough it is 19%" may be of anything. */
const saysOfWhat = ({ lead, tail }: Mention): boolean => /^\)? of /.test(tail) || MAKES.test(lead);

/** "Leaving aside the undecided, 61%": the row that is named is the one left out. */
const LEAVES_OUT =
  /\b(?:leaving (?:aside|out)|exclud(?:e|ed|es|ing)|apart from|without|not counting|other than|except(?:ing)?(?: for)?|setting aside|ignoring)\b/i;

export function rowShares(discourse: Discourse, percent: Mention, doubted: ReadonlySet<Quantity>): ClaimReading[] {
  const { quantity } = percent;
  const isPlain =
    /\d/.test(quantity.text) && !quantity.hedge && areasNear(percent).size === 0 && !LEAVES_OUT.test(percent.leadText);
  const named = isPlain ? rowOf(discourse, percent) : undefined;
  const all = named ? amountsIn(named, percent, numberedWhole(discourse, percent)) : [];
  const isDoubted = all.some(({ part, whole }) => doubted.has(part) || doubted.has(whole));
  if (!named || isDoubted || all.length > MOST) return [];
  const found = all.flatMap((amounts): ClaimReading[] => {
    const { part, whole } = amounts;
    const value = shareOf(intervalOf(part), intervalOf(whole));
    if (!value) return [];
    const isTrue = judge(quantity, value) === 'agrees';
    const mistake = isTrue ? undefined : slipIn(amounts, quantity);
    if (!isTrue && !mistake) return [];
    const words = `${named.row.label}, ${part.text} of ${whole.text} in the table: ${numberText(middleOf(value), Math.max(1, quantity.decimals))}%`;
    const verdict = isTrue ? 'agrees' : 'differs';
    return [{ parts: [], value, verdict, score: 4, mistake, isSure: true, isTight: true, words }];
  });
  const right = found.filter(({ verdict }) => verdict === 'agrees');
  if (right.length > 0) return quantity.decimals > 0 || all.length === 1 ? right.slice(0, 1) : [];
  return found.length === 1 && saysOfWhat(percent) ? found : [];
}
