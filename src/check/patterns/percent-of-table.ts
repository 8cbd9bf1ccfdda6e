import { judgeChange } from '../change-claim.js';
import { pairsMeant, pairsOf, saySame } from '../facts.js';
import { type Match, matchesOf, ofKind } from '../find.js';
import type { Draft, Finding, Pattern, Quantity } from '../model.js';
import { isNarrower } from '../phrases.js';
import { mentionsIn } from '../subjects.js';
import { directionIn } from '../words.js';

/** "a 5% reduction in the MOPAC7 crime types", "violence with injury is around 45% higher than the 2011/12 baseline". */
const CHANGE =
  /%[- ](?:reduction|increase|decrease|fall|rise|drop|decline|growth|higher|lower|more|fewer|less)\b[^.;#%@]{0,90}|\b(?:increas\w+|reduc\w+|decreas\w+|f[ae]ll\w*|rose|risen|up|down|declined|dropped)(?: [a-z]+){0,2} by %[^.;#%@]{0,60}/g;

/** Comparisons with another place, and with a count in the words, belong to other patterns. */
const ELSEWHERE =
  /%[- ]\w+ (?:than|compared (?:to|with)|in) (?:the |any )?(?:london|national|average|other|next|england)/;

function subjectOf(match: Match, percent: Quantity): string | undefined {
  const mentions = mentionsIn(match.sentence.text);
  const after = mentions.find(({ at }) => at > percent.start && at < percent.end + 70);
  const before = mentions.filter(({ at }) => at < percent.start && at > percent.start - 120).at(-1);
  const near = match.words.slice(match.words.indexOf('%'));
  return (/^%[- ]\w+ (?:in|of|across|for)\b|^%[- ]\w+\d? across/.test(near) ? (after ?? before) : (before ?? after))
    ?.subject;
}

function held(draft: Draft, match: Match, percent: Quantity): Finding[] {
  const subject = subjectOf(match, percent);
  if (!subject || ELSEWHERE.test(match.words)) return [];
  const pairs = pairsOf(draft, subject);
  const near = pairsMeant(pairs, match.sentence.text);
  const meant =
    near.length < pairs.length
      ? near
      : pairsMeant(pairs, `${match.sentence.previous?.text ?? ''} ${match.sentence.text}`);
  const direction = directionIn(match.words);
  const judged = meant.map(({ earlier, later }) =>
    judgeChange(match, { pattern: 'percent-of-table', earlier: earlier.value, later: later.value, percent, direction }),
  );
  const good =
    judged.find(({ verdict }) => verdict === 'agrees') ?? judged.find(({ verdict }) => verdict === 'rounding');
  if (good) return [good];
  // Without words that say which years, or of all of it, a pair that does not fit proves nothing.
  const plain = saySame(meant) && meant.length < pairs.length + (pairs.length === 1 ? 1 : 0);
  return plain && !isNarrower(match) ? judged.slice(0, 1) : [];
}

export const percentOfTable: Pattern = {
  id: 'percent-of-table',
  about: "a percentage change in words, held against the counts of the document's tables",
  read: (draft) =>
    matchesOf(draft, CHANGE).flatMap((match) => {
      const [percent] = ofKind(match.quantities, 'percent');
      return percent ? held(draft, match, percent) : [];
    }),
};
