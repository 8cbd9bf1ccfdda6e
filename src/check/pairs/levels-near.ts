import { type Discourse, footnoteOf, reachOf } from '../mentions/discourse.js';
import type { Dimension, Mention } from '../mentions/mentions.js';
import type { Claim } from './claim.js';
import { isLevel } from './pair-cost.js';

/** The levels near a claim. */

const WINDOW = 8;

/** "32.2% on the year and 66.1% over two": years, and no level. */
const isOfYears = ({ quantity: { isWord }, lead }: Mention): boolean => isWord === true && / over $/.test(lead);

/** The levels a claim can be of, the nearest first. */
export function levelsNear(discourse: Discourse, claim: Claim, dimensions: readonly Dimension[]): Mention[] {
  const fits = (mention: Mention): boolean =>
    isLevel(mention) && !isOfYears(mention) && dimensions.some((item) => item === mention.dimension);
  const found: Mention[] = [];
  const add = (mention: Mention | undefined): boolean => {
    if (!mention) return false;
    if (reachOf(claim.sentence, mention.sentence) === undefined) return false;
    if (fits(mention)) found.push(mention);
    return true;
  };
  const { mentions } = discourse;
  for (let id = Math.ceil(claim.id) - 1, steps = 0; steps < 14 && add(mentions[id]); id -= 1) steps += 1;
  for (let id = Math.floor(claim.id) + 1, steps = 0; steps < 10 && add(mentions[id]); id += 1) steps += 1;
  const near = found.sort((a, b) => Math.abs(a.id - claim.id) - Math.abs(b.id - claim.id)).slice(0, WINDOW);
  return [...near, ...footnoteOf(discourse, claim.sentence, claim.at).filter(fits)];
}
