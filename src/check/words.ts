import { groupThousands } from '../format.js';
import type { Interval, Quantity } from './model.js';
import { middleOf } from './intervals.js';

/** Words of direction, and numbers as the audit prints them. */

export type Direction = 1 | -1;

const UP =
  /\b(?:increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|up|higher|more|grew|grow(?:n|th|ing)|upward|greater|above|climb(?:s|ed)?|additional)\b/g;
const DOWN =
  /\b(?:decreas(?:e|es|ed|ing)|reduc(?:ed|tions?|ing)|fall(?:s|en|ing)?|fell|down|lower(?:ed)?|fewer|less|declin(?:e|es|ed|ing)|drop(?:s|ped)?|below|downward)\b/g;

/** The first direction word of a stretch of shape; undefined when there is none, or when both kinds stand in it. */
export function directionIn(shape: string): Direction | undefined {
  const plain = shape.replace(/\b(?:no (?:more|less|fewer) than|(?:more|less|fewer) than (?=[#%]))/g, ' ');
  const up = plain.search(UP) >= 0;
  const down = plain.search(DOWN) >= 0;
  if (up === down) return undefined;
  return up ? 1 : -1;
}

const number = (value: number, decimals: number): string => groupThousands(value, decimals);

/** One decimal more than was printed, so that the difference shows. */
export const percentText = (interval: Interval, decimals = 0): string => {
  const value = middleOf(interval);
  const text = number(value, Math.max(1, decimals));
  return `${value > 0 && !text.startsWith('0.0') ? '+' : ''}${text}%`;
};

export const shareText = (interval: Interval, decimals = 0): string =>
  `${number(middleOf(interval), Math.max(1, decimals))}%`;

export const countText = (value: number, decimals = 0): string => number(value, decimals);

export const signedCount = (value: number): string => (value > 0 ? `+${number(value, 0)}` : number(value, 0));

export const pointsText = (interval: Interval, decimals = 1): string => {
  const value = middleOf(interval);
  return `${value > 0 ? '+' : ''}${number(value, Math.max(1, decimals))} percentage points`;
};

/** A quantity as quoted, with its hedge. */
export const quotedText = ({ hedge, text }: Quantity): string =>
  hedge === undefined ? text : `${hedge.replace('-', ' ')} ${text}`;
