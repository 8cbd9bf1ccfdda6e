import type { Mention } from '../../mentions/mentions.js';
import type { RuleFinding } from '../../model.js';
import { findingOver, quotedText } from '../../verdicts/report.js';
import { offencesOf, spokenOfBefore } from '../antecedent.js';
import { known } from '../context.js';
import type { CrimeData, NamedArea } from '../crime-data.js';
import { isExact } from '../exact-counts.js';
import { named } from '../meanings.js';
import { offenceOf } from '../offence-meant.js';
import { offencesIn } from '../offence-names.js';
import { isOtherThing } from '../other-things.js';
import { areasOf, type Context } from '../sentence-context.js';
import { type Verification, verifyAgainstData } from '../verify-against-data.js';
import { type Possible, possibleClaims } from './possible-claims.js';

/** Numbers whose offence, months or measure are not certain: what the files have to the last digit agrees all the same. */

/** Smaller numbers are equal by chance. */
const LEAST = { plain: 20, difference: 10, anywhere: 100 };

/** The offence that is named right before or behind a number; where none is named, the one spoken of, else all. */
function offencesMeant(data: CrimeData, { sentence, quantity }: Mention): readonly string[] {
  const { text } = sentence;
  const spoken = spokenOfBefore(sentence);
  const subject = offenceOf(data, sentence, quantity);
  if (subject && offencesOf(text, spoken).length < 2) return [subject.offence];
  const last = offencesIn(text, spoken).findLast(({ at }) => at < quantity.start);
  const nearest = last ? known(data, last.subject) : undefined;
  const found = subject ? [subject.offence] : [known(data, spoken === '' ? 'all' : spoken)];
  return [...new Set([...found, nearest])].flatMap((offence) => offence ?? []);
}

export interface Candidate {
  readonly mention: Mention;
  readonly possible: Possible;
  readonly area: NamedArea;
  readonly offence: string;
  readonly found: Verification;
}

/** A number that may be of something else must be large to be known again. */
function isLarge(context: Context, { quantity }: Mention, { parts }: Possible): boolean {
  const { kind, value } = quantity;
  if (kind === 'count' && quantity.decimals === 0 && Math.abs(value) >= LEAST.anywhere) return true;
  if (isOtherThing(context, quantity)) return false;
  return (
    kind !== 'count' || quantity.decimals > 0 || value >= (parts.kind === 'difference' ? LEAST.difference : LEAST.plain)
  );
}

function candidatesOfOne(data: CrimeData, context: Context, mention: Mention): Candidate[] {
  const possible = possibleClaims(context, mention).filter((item) => isLarge(context, mention, item));
  if (possible.length === 0) return [];
  const areas = areasOf(data, context, mention.quantity);
  return offencesMeant(data, mention).flatMap((offence) =>
    areas.flatMap((area) =>
      possible.map((item) => {
        const found = verifyAgainstData(data, { ...item.parts, area, offence });
        return { mention, possible: item, area, offence, found };
      }),
    ),
  );
}

/** So many of a list agree to the last digit: then the others are of the same. */
const ENOUGH = 2;

/** A number of a list that others confirm; only where one thing could be meant, and far from what is right. */
function wrongIn(candidates: readonly Candidate[], all: readonly (readonly Candidate[])[]): Candidate | undefined {
  const [only, another] = candidates;
  if (!only?.possible.list || another || only.found.verdict !== 'differs') return undefined;
  const { list } = only.possible;
  const isAlike = ({ possible, area, offence, found }: Candidate): boolean =>
    isExact(found) && possible.list === list && area === only.area && (list === 'share' || offence === only.offence);
  return all.filter((others) => others.some(isAlike)).length >= ENOUGH ? only : undefined;
}

/** What each number of a sentence may be of, with what the files have of it. */
export const candidatesOf = (data: CrimeData, context: Context, mentions: readonly Mention[]): Candidate[][] =>
  mentions.map((mention) => candidatesOfOne(data, context, mention));

/** What agrees of a sentence, and what the lists of its paragraph show to be wrong. */
export function possibleIn(
  context: Context,
  candidates: readonly (readonly Candidate[])[],
  ofBlock: readonly (readonly Candidate[])[],
): RuleFinding[] {
  return candidates.flatMap((ofNumber): RuleFinding[] => {
    const candidate = ofNumber.find(({ found }) => isExact(found)) ?? wrongIn(ofNumber, ofBlock);
    if (!candidate) return [];
    const { quantity, sentence } = candidate.mention;
    const { right: _, ...verification } = named(candidate.found, context);
    const pattern = `data-${candidate.possible.parts.kind}` as const;
    const details = { pattern, quoted: quotedText(quantity), covers: [quantity] };
    return [findingOver(sentence, [quantity], { ...details, ...verification })];
  });
}
