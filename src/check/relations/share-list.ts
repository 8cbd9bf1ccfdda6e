import type { Discourse } from '../discourse.js';
import { intervalOf, shareOf } from '../intervals.js';
import { judge } from '../judge.js';
import type { Mention } from '../mentions.js';
import type { Quantity } from '../model.js';
import { numberText } from '../report.js';

/**
 * A list of parts with their shares: "Food 40% (800), tools 25% (500), the rest, 700, 35%", in a sentence or line by line. Their
 * whole is what most of the shares bear out: a count before the list, or the sum of its parts.
 */

export interface ListedShare {
  readonly percent: Mention;
  readonly part: Mention;
  readonly whole: Mention;
}

/** So many parts make a list. */
const LEAST = 3;
/** So many numbers before the list are looked at for the whole. */
const WINDOW = 6;

const isCount = ({ dimension, quantity, role, mark }: Mention): boolean =>
  dimension === 'count' && role === 'level' && !quantity.isWord && quantity.decimals === 0 && mark !== -1;

const isShare = ({ quantity, role, mark }: Mention): boolean =>
  quantity.kind === 'percent' && (role === 'share' || role === 'level') && mark !== -1;

const BEHIND = /^ ?(?:(?:[a-z'’-]+ ){0,3}?[a-z'’-]*)?(?: ?[(,/|=–-]| or) ?$/;

/** The pair at this place: a part and its share right behind, or the share and its part in a bracket. */
function pairAt({ mentions }: Discourse, id: number): Omit<ListedShare, 'whole'> | undefined {
  const [first, second] = [mentions[id], mentions[id + 1]];
  if (!first || !second || first.sentence !== second.sentence) return undefined;
  if (isCount(first) && isShare(second) && BEHIND.test(second.lead)) return { part: first, percent: second };
  return isShare(first) && isCount(second) && /^ ?\($/.test(second.lead) ? { part: second, percent: first } : undefined;
}

/** The runs of pairs: each in the sentence or line of the one before, or in the next. */
function runsOf(discourse: Discourse): Omit<ListedShare, 'whole'>[][] {
  const runs: Omit<ListedShare, 'whole'>[][] = [];
  for (let id = 0; id < discourse.mentions.length; id += 1) {
    const pair = pairAt(discourse, id);
    if (!pair || pair.part.sentence.block.kind === 'row') continue;
    const run = runs.at(-1);
    const last = run?.at(-1);
    const isNext =
      last !== undefined &&
      Math.min(pair.part.id, pair.percent.id) - Math.max(last.part.id, last.percent.id) === 1 &&
      pair.part.sentence.index - last.part.sentence.index <= 1;
    if (run && isNext) run.push(pair);
    else runs.push([pair]);
    id += 1;
  }
  return runs;
}

const fits = ({ part, percent }: Omit<ListedShare, 'whole'>, whole: Mention): boolean => {
  const value = shareOf(intervalOf(part.quantity), intervalOf(whole.quantity));
  return value !== undefined && judge(percent.quantity, value) === 'agrees';
};

function wholeOf({ mentions }: Discourse, run: readonly Omit<ListedShare, 'whole'>[]): Mention | undefined {
  const [first] = run;
  if (!first) return undefined;
  const from = Math.min(first.part.id, first.percent.id);
  const largest = Math.max(...run.map(({ part }) => part.quantity.value));
  const value = run.reduce((sum, { part }) => sum + part.quantity.value, 0);
  const quantity: Quantity = { ...first.part.quantity, value, text: numberText(value) };
  const wholes = mentions.slice(Math.max(0, from - WINDOW), from).filter((each) => isCount(each));
  const tried = [{ ...first.part, quantity }, ...wholes.filter((each) => each.quantity.value > largest)]
    .map((whole) => ({ whole, good: run.filter((each) => fits(each, whole)).length }))
    .sort((a, b) => b.good - a.good);
  const [best] = tried;
  return best && best.good >= 2 && best.good >= run.length / 2 ? best.whole : undefined;
}

/** The shares of lists, by their percentage. */
export function listedShares(discourse: Discourse): ReadonlyMap<Mention, ListedShare> {
  const found = runsOf(discourse)
    .filter((run) => run.length >= LEAST)
    .flatMap((run) => {
      const whole = wholeOf(discourse, run);
      return whole ? run.map((each): [Mention, ListedShare] => [each.percent, { ...each, whole }]) : [];
    });
  return new Map(found);
}
