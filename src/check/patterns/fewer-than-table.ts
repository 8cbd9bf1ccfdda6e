import { judgeChange } from '../change-claim.js';
import { pairsMeant, pairsOf } from '../facts.js';
import { finding, type Match, matchesOf, ofKind } from '../find.js';
import { judge } from '../judge.js';
import type { Draft, Finding, Pattern, Quantity } from '../model.js';
import { subjectAt } from '../subjects.js';
import { changeOf } from '../intervals.js';
import { countText, directionIn, quotedText } from '../words.js';

/** "590 fewer burglaries than a year ago (a reduction of 15%)", "over 700 fewer robberies (61%)": held against the draft's own table. */
const FEWER = /# (?:fewer|less|more|additional|extra)\b(?! than [#%@])[^.;#@%]{0,90}(?:[^.;#@%]{0,60}?%)?/g;

/** A percentage belongs to the count in its brackets, not to the next. */
function ownPercent(match: Match): Quantity | undefined {
  const [percent] = ofKind(match.quantities, 'percent');
  if (!percent) return undefined;
  const between = match.words.slice(0, match.words.indexOf('%'));
  return /[(,–-]|equat|or |by |that is/.test(between) ? percent : undefined;
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

/** Where the words do not say which years, the claim is held against the pair that fits it best. */
function best(draft: Draft, match: Match, subject: string, count: Quantity, percent: Quantity | undefined): Finding[] {
  const direction = directionIn(match.words);
  const { sentence } = match;
  const phrase = [sentence.previous?.text ?? '', sentence.text];
  const pairs = pairsOf(draft, subject);
  const [own, wider] = [pairsMeant(pairs, phrase[1] ?? ''), pairsMeant(pairs, `${phrase[0]} ${phrase[1]}`)];
  const meant = own.length < pairs.length ? own : wider;
  const judged = meant.map(({ earlier, later }) => {
    const made = judgeChange(match, {
      pattern: 'fewer-than-table',
      earlier: earlier.value,
      later: later.value,
      count,
      percent,
      direction,
    });
    const change = changeOf({ lower: earlier.value, upper: earlier.value }, { lower: later.value, upper: later.value });
    const fits =
      percent &&
      change &&
      judge(percent, { lower: Math.abs(change.lower), upper: Math.abs(change.upper) }) === 'agrees';
    return { made, rank: made.verdict === 'agrees' ? 0 : made.verdict === 'wrong-direction' ? 3 : fits ? 1 : 2 };
  });
  return judged
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 1)
    .map(({ made }) => made);
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
