import { middleOf } from './intervals.js';
import { type Direction, movesIn } from './lexicon/directions.js';
import type { Interval, Quantity, Sentence } from './model.js';
import { numberText } from './report.js';

/** Words to paste for those of the draft: the direction, the joining words and the number, put right. */

const OPPOSITES: readonly (readonly [string, string])[] = [
  ['rose', 'fell'],
  ['risen', 'fallen'],
  ['rises', 'falls'],
  ['rising', 'falling'],
  ['rise', 'fall'],
  ['increases', 'decreases'],
  ['increased', 'decreased'],
  ['increasing', 'decreasing'],
  ['increase', 'decrease'],
  ['up', 'down'],
  ['higher', 'lower'],
  ['more', 'fewer'],
  ['above', 'below'],
  ['grew', 'shrank'],
  ['grown', 'shrunk'],
  ['growth', 'decline'],
  ['jumped', 'dropped'],
  ['jump', 'drop'],
  ['climbed', 'fell'],
  ['climb', 'fall'],
  ['uplift', 'reduction'],
  ['soared', 'plunged'],
  ['greater', 'smaller'],
  ['gained', 'lost'],
  ['gain', 'loss'],
];
const INSTEAD: Readonly<Record<string, string>> = {
  reduction: 'increase',
  reduced: 'increased',
  less: 'more',
  declined: 'rose',
  cut: 'rise',
  dropped: 'rose',
  drop: 'rise',
  surge: 'fall',
  eased: 'rose',
  dip: 'rise',
};

export const oppositeOf = (word: string): string => {
  const pair = OPPOSITES.find((each) => each.includes(word));
  return INSTEAD[word] ?? (pair ? (pair[0] === word ? pair[1] : pair[0]) : word);
};

const placeFor = (quantity: Quantity): number => 10 ** -quantity.decimals;

/** A value printed as finely as the quoted one was, with the quoted unit. */
export function likePrinted(quoted: Quantity, value: number): string {
  const step = placeFor(quoted);
  const size = Math.floor(Math.abs(value) / step + 0.5 + 1e-9) * step;
  const digits = numberText(size, quoted.decimals);
  const text = /\d/.test(quoted.text) ? quoted.text.replace(/^[-+]?\d[\d,]*(?:\.\d+)?/, digits) : digits;
  if (!/\d/.test(quoted.text) && quoted.kind === 'percent') return `${numberText(size, 0)}%`;
  return /^[-+]/.test(quoted.text) ? `${value < 0 ? '-' : '+'}${text}` : text;
}

export interface Place {
  readonly sentence: Sentence;
  readonly quantity: Quantity;
}

const REACH = 40;

/** "fell by 29.0%": from the word of direction beside the number to the number, both put right. */
export function corrected({ sentence, quantity }: Place, right: Interval, direction: Direction | undefined): string {
  const value = middleOf(right);
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
  if (!lead || /[.;]/.test(before.slice(lead.end))) return number;
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
