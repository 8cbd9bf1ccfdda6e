import type { Quantity, RuleFinding } from '../../../model.js';

/** The part and the whole of each share that other rules have found to be right. */
export const foundShares = (before: readonly RuleFinding[]): { part: Quantity; whole: Quantity }[] =>
  before.flatMap(({ pattern, verdict, uses: [part, whole] = [] }) =>
    (pattern === 'share' || pattern === 'named-share') && verdict === 'agrees' && part && whole
      ? [{ part, whole }]
      : [],
  );
