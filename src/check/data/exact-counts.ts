import { mentionsIn } from '../mentions/subjects.js';
import type { Quantity, RuleFinding, Sentence } from '../model.js';
import { isPeriod } from './period-meant.js';

/** Counts that agree with a file to the last digit leave no doubt which file the percentages next to them are of. */

export const isExact = ({ verdict, recomputed }: Pick<RuleFinding, 'verdict' | 'recomputed'>): boolean =>
  verdict === 'agrees' && !/revisions/.test(recomputed ?? '');

/** Smaller numbers agree by chance. */
const LEAST = 100;
const NEAR = 60;

/** "4,296 offences, up 4.5%", "15.3% down, to 2,787": nothing else stands between. */
function isNextTo({ text, quantities }: Sentence, one: Quantity, other: Quantity): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  const between = text.slice(first.end, second.start);
  return (
    between.length < NEAR &&
    !quantities.some((item) => !isPeriod(item) && item.start >= first.end && item.end <= second.start) &&
    !/\b(?:london|capital)\b|[;]/i.test(between) &&
    mentionsIn(between).length === 0
  );
}

/** A count agrees to the last digit: then no other vintage explains a percentage made of it. */
export function withoutDoubt(sentence: Sentence, findings: readonly RuleFinding[]): RuleFinding[] {
  const exact = findings
    .filter((finding) => finding.pattern === 'data-count' && isExact(finding))
    .flatMap(({ covers }) => covers);
  const isSettled = ({ covers }: RuleFinding): boolean =>
    exact.length > 1 ||
    exact.some((count) => count.value >= LEAST && covers.some((change) => isNextTo(sentence, count, change)));
  return findings.map((finding) =>
    finding.pattern === 'data-change' && finding.verdict === 'ambiguous' && isSettled(finding)
      ? {
          ...finding,
          verdict: 'differs',
          mistake: 'change',
          recomputed: `${finding.recomputed?.split(';')[0]}; the ${exact.length > 1 ? 'counts agree' : 'count next to it agrees'} to the last digit`,
        }
      : finding,
  );
}

/** Kinds of number that another definition, area or time than the words seem to say makes quite another. */
const OPEN: readonly string[] = ['data-count', 'data-change', 'data-share', 'data-gap'];

/** No slip gives the number that is printed. */
const isUnexplained = ({ pattern, verdict, mistake }: RuleFinding): boolean =>
  OPEN.includes(pattern) && verdict === 'differs' && pattern === `data-${mistake}`;

/**
 * Where no slip explains a number, it is blamed only if another of its sentence agrees to the last digit, which shows that offence, area
 * and months are read rightly. (Of 31 that take the months of the whole draft, on fifteen reports, 20 were right.)
 */
export function withoutUnconfirmed(findings: readonly RuleFinding[]): RuleFinding[] {
  const isConfirmed = findings.some(
    (finding) =>
      isExact(finding) &&
      finding.pattern.startsWith('data-') &&
      finding.covers.some(({ value, decimals }) => value >= LEAST || decimals > 0),
  );
  return findings.map((finding) =>
    isConfirmed || !isUnexplained(finding)
      ? finding
      : {
          ...finding,
          verdict: 'ambiguous',
          mistake: null,
          suggestion: null,
          recomputed: `${finding.recomputed}; another definition or time may be meant`,
        },
  );
}
