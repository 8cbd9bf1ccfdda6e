import type { GridRow } from '../../../grids/grid.js';
import { stemsOf } from '../../../mentions/clauses.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { MistakeId, Quantity, RuleFinding, VerdictName } from '../../../model.js';
import { middleOf } from '../../../verdicts/intervals.js';
import { judge } from '../../../verdicts/judge.js';
import { digitsOf, type Mistake } from '../../../verdicts/mistakes.js';
import { findingOver, numberText, quotedText } from '../../../verdicts/report.js';
import { likePrinted } from '../../../verdicts/suggest.js';
import { isCounts } from '../../tables/table-ratios.js';
import { type Cells, type Formula, valueIn } from './ratio-columns.js';
import { wordsAround } from './ratio-row.js';

/** A number of the prose against one number of a row over another. */

export interface RowRatio {
  readonly formula: Formula;
  readonly row: GridRow;
  readonly mention: Mention;
}

/** It is a share of another column, or the number of another row. */
function mistakeIn({ formula, row, mention }: RowRatio, right: Cells): Mistake | undefined {
  const { grid, part, whole } = formula;
  const fits = (other: Formula, otherRow: GridRow): boolean => {
    const found = valueIn(other, otherRow);
    return found !== undefined && judge(mention.quantity, found.value) === 'agrees';
  };
  const counts = grid.columns.filter((column) => isCounts(column) && column !== part && column !== whole);
  const isPrecise = mention.quantity.decimals > 0;
  const wrongWhole = isPrecise ? counts.find((column) => fits({ ...formula, whole: column }, row)) : undefined;
  if (wrongWhole) return { mistake: 'wrong-denominator', because: `it is of ${wrongWhole.heading}` };
  const wrongPart = isPrecise ? counts.find((column) => fits({ ...formula, part: column }, row)) : undefined;
  if (wrongPart)
    return { mistake: wrongPart.time ? 'stale-year' : 'wrong-label', because: `it is that of ${wrongPart.heading}` };
  return digitsOf({ ...mention.quantity, kind: 'rate' }, right.value);
}

/** Further off, the number is of something else. */
const SAME_THING = 1.6;

const isNear = ({ value: printed }: Quantity, { value }: Cells): boolean => {
  const times = printed / middleOf(value);
  return times < SAME_THING && times > 1 / SAME_THING;
};

/** What a row makes of a number: that it agrees, or, where nothing else can be meant, that it does not. */
export function say(judged: RowRatio, doubted: ReadonlySet<Quantity>, isSure: boolean): RuleFinding | undefined {
  const { formula, row, mention } = judged;
  const found = valueIn(formula, row);
  if (!found) return undefined;
  const { part, whole, value } = found;
  const quantity: Quantity = formula.size === 1 ? { ...mention.quantity, kind: 'rate' } : mention.quantity;
  const verdict = judge(quantity, value);
  if (verdict !== 'agrees' && (!isSure || doubted.has(part) || doubted.has(whole))) return undefined;
  const mistake = verdict === 'differs' ? mistakeIn(judged, found) : undefined;
  if (verdict === 'differs' && !mistake && !isNear(quantity, found)) return undefined;
  const shown = `${row.label}, ${part.text} of ${whole.text} in the table: ${numberText(middleOf(value), Math.max(1, quantity.decimals))}${unitOf(formula)}`;
  return findingOver(mention.sentence, [mention.quantity], {
    pattern: 'table-ratio',
    verdict,
    quoted: quotedText(mention.quantity),
    recomputed: mistake ? `${shown}; ${mistake.because}` : shown,
    mistake: mistake?.mistake ?? mistakeOf(verdict, formula),
    suggestion: verdict === 'agrees' ? null : likePrinted(mention.quantity, middleOf(value)),
    covers: [mention.quantity],
    uses: [part, whole],
  });
}

const unitOf = ({ size }: Formula): string => (size === 100 ? '%' : size === 1 ? '' : ` per ${numberText(size)}`);

function mistakeOf(verdict: VerdictName, { size }: Formula): MistakeId | null {
  if (verdict === 'rounding') return 'rounding';
  return verdict === 'differs' ? (size === 100 ? 'share' : 'rate') : null;
}

/** Whether its words name the row and columns, and nothing else. */
export function isPlain({ formula, row, mention }: RowRatio, before: string): boolean {
  const { grid, part, whole } = formula;
  const known = stemsOf(
    `${row.label} ${grid.heading} ${part.heading} ${whole.heading} ${grid.columns[0]?.heading ?? ''} ${before} answered people population residents`,
  );
  return [...stemsOf([...wordsAround(mention), mention.quantity.text].join(' '))].every(
    (stem) => known.has(stem) || row.stems.has(stem),
  );
}

/** No row of the total is meant where the number is not said to be of some. */
export const saysWhole = ({ row, mention: { sentence } }: RowRatio): boolean =>
  !row.isTotal || /\b(?:of (?:the|all|those|these|them|every)|per|(?:for )?every)\b/i.test(sentence.text);
