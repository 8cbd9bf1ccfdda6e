import type { Interpretation } from './claim.js';
import type { CrimeData, NamedArea } from './crime-data.js';
import type { Subject } from './offence-meant.js';
import type { Context } from './sentence-context.js';
import { isRight, type Verification, verifyAgainstData } from './verify-against-data.js';

/** The verdict on a number that may be of several offences, areas or months. */

const NOT_CERTAIN = 'which offence and months the number is of is not certain';

const uncertain = (): Verification => ({
  verdict: 'not-checked',
  recomputed: NOT_CERTAIN,
  mistake: null,
  suggestion: null,
});

export const named = (verification: Verification, { source }: Context): Verification =>
  source === 'sentence'
    ? verification
    : { ...verification, recomputed: `${verification.recomputed} (the period is that of the ${source})` };

const isWrong = ({ verdict }: Verification): boolean => verdict === 'differs' || verdict === 'wrong-direction';

/** Of several meanings the one that agrees; an error only where each of them is one. */
function bestOf(verifications: readonly Verification[]): Verification {
  const found = verifications.find(isRight) ?? verifications.find((verification) => !isWrong(verification));
  return found ?? verifications[0] ?? uncertain();
}

export interface Meaning {
  readonly subject: Subject;
  readonly areas: readonly NamedArea[];
}

/** Months of the paragraph are certain for what goes on about its offence too, those of the draft for every one. */
export const isCertainOf = (context: Context, { subject, areas }: Meaning): boolean =>
  subject.isCertain &&
  areas.length === 1 &&
  context.isPeriodCertain &&
  (!context.isInherited || context.source === 'title' || subject.isInherited);

/** The sentence, and the one before that it may go on about. */
const wordsOf = ({ sentence: { previous, text } }: Context): string => `${previous?.text ?? ''} ${text}`;

/** Where the offence, the area or the months are a guess, a match confirms it and all else says nothing. */
export function verdictOn(
  data: CrimeData,
  context: Context,
  interpretation: Interpretation,
  meaning: Meaning,
): Verification | undefined {
  const { subject, areas } = meaning;
  const [first] = interpretation.claims;
  if (!first || areas.length === 0) return undefined;
  const verifications = areas.flatMap((area) =>
    interpretation.claims.map((parts) =>
      verifyAgainstData(data, { ...parts, area, offence: subject.offence, words: wordsOf(context) }),
    ),
  );
  const best = bestOf(verifications);
  const isDoubtful = best.verdict !== 'agrees' && !(interpretation.isCertain && isCertainOf(context, meaning));
  // A number of things in a sentence that may be of anything is no claim about the files.
  if (isDoubtful && first.kind === 'count') return undefined;
  if (isDoubtful && best.verdict !== 'not-checked') return named(uncertain(), context);
  return named(best, context);
}
