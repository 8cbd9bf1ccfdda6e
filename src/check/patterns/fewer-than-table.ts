import { judgeChange } from '../change-claim.js';
import { type Pair, pairsMeant, pairsOf, saySame } from '../facts.js';
import { finding, type Match, matchesOf, ofKind } from '../find.js';
import { judge } from '../judge.js';
import type { Draft, Finding, Interval, Pattern, Quantity } from '../model.js';
import { isLinked, isNarrower, isShareAt } from '../phrases.js';
import { subjectAt } from '../subjects.js';
import { changeOf, sizeOf } from '../intervals.js';
import { countText, directionIn, quotedText } from '../words.js';

/** "590 fewer burglaries than a year ago (a reduction of 15%)", "over 700 fewer robberies (61%)": held against the draft's own table. */
const FEWER = /# (?:fewer|less|more|additional|extra)\b(?! than [#%@])[^.;#@%]{0,90}(?:[^.;#@%]{0,60}?%)?/g;

/** A percentage belongs to the count in its brackets, not to the next. */
function ownPercent(match: Match): Quantity | undefined {
  const [percent] = ofKind(match.quantities, 'percent');
  if (!percent) return undefined;
  const at = match.words.indexOf('%');
  const isOwn = isLinked(match.words.slice(1, at)) && !isShareAt(match.sentence.shape, match.from + at);
  return isOwn ? percent : undefined;
}

/** With no base in the document only the whole number can be asked: is there one whose percentage that is? */
export function withoutBase(match: Match, pattern: string, count: Quantity, percent: Quantity | undefined): Finding {
  const base = percent && percent.value !== 0 ? (Math.abs(count.value) / Math.abs(percent.value)) * 100 : undefined;
  const recomputed = base
    ? `the document gives no counts to hold it against; the earlier figure would be about ${countText(base)}`
    : 'the document gives no counts to hold it against';
  return finding(match, {
    pattern,
    verdict: 'not-checked',
    quoted: [count, percent]
      .filter((each) => each !== undefined)
      .map(quotedText)
      .join(', '),
    recomputed,
  });
}

interface Judged {
  readonly made: Finding;
  /** The percentage of the claim is that of this pair. */
  readonly percentFits: boolean;
}

function judgedBy({ earlier, later }: Pair, match: Match, count: Quantity, percent: Quantity | undefined): Judged {
  const made = judgeChange(match, {
    pattern: 'fewer-than-table',
    earlier: earlier.value,
    later: later.value,
    count,
    percent,
    direction: directionIn(match.words),
  });
  const change = changeOf({ lower: earlier.value, upper: earlier.value }, { lower: later.value, upper: later.value });
  return { made, percentFits: percent !== undefined && change !== undefined && fitsSize(percent, change) };
}

const fitsSize = (percent: Quantity, change: Interval): boolean => judge(percent, sizeOf(change)) === 'agrees';

/** Agreeing with one pair is agreeing; differing counts only where it is plain which pair is meant. */
function best(draft: Draft, match: Match, subject: string, count: Quantity, percent: Quantity | undefined): Finding[] {
  const { sentence } = match;
  const pairs = pairsOf(draft, subject);
  const own = pairsMeant(pairs, sentence.text);
  const meant =
    own.length < pairs.length ? own : pairsMeant(pairs, `${sentence.previous?.text ?? ''} ${sentence.text}`);
  const judged = meant.map((pair) => judgedBy(pair, match, count, percent));
  const good =
    judged.find(({ made }) => made.verdict === 'agrees') ?? judged.find(({ made }) => made.verdict === 'rounding');
  if (good) return [good.made];
  const fitting = judged.filter(({ percentFits }) => percentFits);
  const plain = fitting.length === 1 ? fitting : saySame(meant) ? judged : [];
  const [one] = plain;
  if (!one) return [];
  if (isNarrower(match)) {
    return [
      {
        ...one.made,
        verdict: 'ambiguous',
        recomputed: `${one.made.recomputed}; the claim may be of a part, an area or a period of its own`,
      },
    ];
  }
  return [one.made];
}

export const fewerThanTable: Pattern = {
  id: 'fewer-than-table',
  about: 'so many more or fewer, with or without a percentage, held against the counts of the document',
  read: (draft) =>
    matchesOf(draft, FEWER).flatMap((match): Finding[] => {
      const [count] = ofKind(match.quantities, 'count');
      if (!count || count.decimals > 0) return [];
      const percent = ownPercent(match);
      const subject = subjectAt(match.sentence.text, count.start, count.end + 45);
      const found = subject ? best(draft, match, subject, count, percent) : [];
      return found.length > 0 ? found : [withoutBase(match, 'fewer-than-table', count, percent)];
    }),
};
