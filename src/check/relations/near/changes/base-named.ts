import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import { boundOf } from '../../../pairs/bound-pair.js';
import { claimOf } from '../../../pairs/comparisons.js';
import { judgeMove } from '../../../pairs/moves.js';
import type { ClaimReading } from '../../../verdicts/reading.js';
import { nounStems, thingsOf } from '../../counted-things.js';
import type { MoveClaim } from './moves-asked.js';
import { comparisonFor } from './steps-compared.js';

/** "We made 5,208 visits. ... Visits rose by 7% on the 5,580 of 2022": the base stands with the claim, and its subject was counted before. */

/** So many numbers before it, under its heading, the later one may stand. */
const WINDOW = 14;
/** Smaller numbers are met by chance. */
const LEAST = 50;

/** What the sentence says has risen or fallen: its words up to the verb. */
const subjectOf = ({ sentence, at }: Mention): ReadonlySet<string> =>
  nounStems(
    sentence.shape
      .slice(0, at)
      .split(/[;:]/)
      .at(-1)
      ?.split(
        /\b(?:rose|fell|grew|went|are|is|was|were|has|have|had|increased|decreased|dropped|climbed|declined)\b/,
      )[0] ?? '',
  );

/** The only level of now that counts what the subject is. */
function levelOf({ mentions }: Discourse, claim: Mention, base: Mention): Mention | undefined {
  const subject = subjectOf(claim);
  const named = mentions
    .slice(Math.max(0, claim.id - WINDOW), claim.id)
    .filter(
      (item) =>
        item.role === 'level' &&
        item.mark !== -1 &&
        item.dimension === base.dimension &&
        item.quantity.value >= LEAST &&
        item.sentence.block.heading === claim.sentence.block.heading &&
        [...thingsOf(item)].some((stem) => subject.has(stem)),
    );
  return new Set(named.map(({ quantity }) => quantity.value)).size === 1 ? named.at(-1) : undefined;
}

/** Right, turned round or over the later number: what else may be of other levels. */
export function ofBaseNamed(discourse: Discourse, claim: MoveClaim): ClaimReading[] {
  const { mention, direction } = claim;
  const { earlier, later } = boundOf(discourse, claimOf(mention, 'change'));
  const level = earlier && !later && earlier.quantity.value >= LEAST ? levelOf(discourse, mention, earlier) : undefined;
  if (!earlier || !level || direction === undefined || mention.quantity.hedge || mention.quantity.isWord) return [];
  const move = judgeMove(
    comparisonFor(claim),
    { quantity: mention.quantity, direction },
    earlier.quantity,
    level.quantity,
  );
  const isMeant =
    move?.verdict === 'agrees' || move?.verdict === 'wrong-direction' || move?.mistake?.mistake === 'wrong-base';
  if (!move || !isMeant) return [];
  const words = `${earlier.quantity.text} to ${level.quantity.text}: ${move.shown}`;
  return [{ ...move, parts: [earlier, level], score: 5, isSure: true, isTight: true, words }];
}
