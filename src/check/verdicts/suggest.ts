import { type Direction, movesIn } from '../lexicon/directions.js';
import type { Interval, Quantity, Sentence } from '../model.js';
import { middleOf, printedUnit } from './intervals.js';
import { numberText } from './report.js';

/** Words to paste for those of the draft: the direction, the joining words and the number, put right. */

const TURNED = new Map(
  `rose fell|risen fallen|rises falls|rising falling|rise fall|increases decreases|increased decreased|increasing decreasing
  increase decrease|up down|higher lower|more fewer|above below|grew shrank|grown shrunk|growth decline|jumped dropped|jump drop
  climbed fell|climb fall|uplift reduction|soared plunged|greater smaller|gained lost|gain loss`
    .split(/[|\n]/)
    .map((pair) => pair.trim().split(' '))
    .reverse()
    .flatMap(([one = '', other = '']): [string, string][] => [
      [one, other],
      [other, one],
    ]),
);
/** Words with an opposite that has another one itself. */
const INSTEAD = new Map(
  `reduction increase|reduced increased|less more|declined rose|cut rise|dropped rose|drop rise|surge fall|eased rose|dip rise`
    .split('|')
    .map((pair) => pair.split(' '))
    .map(([word = '', opposite = '']): [string, string] => [word, opposite]),
);

export const oppositeOf = (word: string): string => INSTEAD.get(word) ?? TURNED.get(word) ?? word;

/** A value printed as finely as the quoted one was, with the quoted unit. */
export function likePrinted(quoted: Quantity, value: number): string {
  const step = printedUnit(quoted);
  const { scale = 1 } = quoted;
  const size = (Math.floor(Math.abs(value) / step + 0.5 + 1e-9) * step) / scale;
  const digits = numberText(size, quoted.decimals + String(scale).length - 1);
  const text = /\d/.test(quoted.text)
    ? quoted.text.replace(/^[-+−–]? ?(?<currency>[£$€]? ?)\d[\d,]*(?:\.\d+)?/, `$<currency>${digits}`)
    : digits;
  if (!/\d/.test(quoted.text) && quoted.kind === 'percent') return `${numberText(size, 0)}%`;
  if (!/\d/.test(quoted.text) && quoted.kind === 'points') return `${numberText(size, 0)} percentage points`;
  const [word = ''] = /(?:more|fewer|less|higher|lower)$/.exec(text) ?? [];
  if (word && value < 0 !== /^(?:fewer|less|lower)$/.test(word)) return text.slice(0, -word.length) + oppositeOf(word);
  const plain = digits === '1' ? text.replace(/points$/, 'point') : text;
  return /^[-+−–]/.test(quoted.text) ? `${value < 0 ? '-' : '+'}${plain}` : plain;
}

export interface QuotedNumber {
  readonly sentence: Sentence;
  readonly quantity: Quantity;
}

const REACH = 60;

/** "doubled", "halved", "twice": how many times it is, or by how many per cent it rose or fell. */
export function correctedMultiple({ text }: Quantity, ratio: number): string {
  if (!/(?:ed|ing)$/i.test(text)) return `${numberText(ratio, 1)} times`;
  return `${ratio < 1 ? 'fell' : 'rose'} by ${numberText(Math.abs(ratio - 1) * 100)}%`;
}

/** "fell by 29.0%": from the word of direction next to the number to the number, both put right. */
export function corrected(
  { sentence, quantity }: QuotedNumber,
  right: Interval,
  direction: Direction | undefined,
): string {
  const value = middleOf(right);
  if (quantity.kind === 'multiple') return correctedMultiple(quantity, value);
  const number = likePrinted(quantity, value);
  const before = sentence.text.slice(Math.max(0, quantity.start - REACH), quantity.start);
  const after = sentence.text.slice(quantity.end, quantity.end + 20);
  const isTurned = direction !== undefined && Math.sign(value) === -direction;
  const turn = (word: string): string => (isTurned ? oppositeOf(word.toLowerCase()) : word);
  const tail = movesIn(after.toLowerCase())[0];
  if (tail && !/[.,;(]/.test(after.slice(0, tail.at))) {
    return `${number}${after.slice(0, tail.at)}${turn(after.slice(tail.at, tail.end))}`;
  }
  const lead = movesIn(before.toLowerCase()).at(-1);
  // Past another number, or out of an open bracket, the word belongs to something else.
  if (!lead || /[.;(\d]/.test(before.slice(lead.end))) {
    if (isTurned && !/^[-+]/.test(number)) return `a ${value < 0 ? 'fall' : 'rise'} of ${number}`;
    return `${/\b(?:by|or) $/.exec(before)?.[0] ?? ''}${number}`;
  }
  const link = quantity.hedge
    ? before
        .slice(lead.end)
        .replace(
          /(?:just |well )?(?:more than|over|less than|under|nearly|almost|at least|up to|fewer than|above|below) $/,
          '',
        )
    : before.slice(lead.end);
  return `${turn(before.slice(lead.at, lead.end))}${link}${number}`;
}
