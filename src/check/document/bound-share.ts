import { mentionsIn } from '../mentions/subjects.js';
import type { RuleFinding } from '../model.js';
import type { Rule } from '../rule.js';
import { finding, type Match, matchesOf, ofKind } from '../verdicts/find.js';
import { middleOf, shareOf } from '../verdicts/intervals.js';
import { judge } from '../verdicts/judge.js';
import { numberText, quotedText } from '../verdicts/report.js';
import { type NamedCount, namedCounts } from './named-counts.js';

/** "at least a quarter of violent crimes are related to domestic violence", where the document counts both. */
const SHARE = /% of (?:the |all )?[^.;#%@]{3,60} (?:is|are|was|were|involved?|related) [^.;#%@]{3,60}/g;

function judgeShare(counts: readonly NamedCount[], match: Match): RuleFinding[] {
  const [percent] = ofKind(match.quantities, 'percent');
  const after = match.sentence.text.slice(percent?.start ?? 0, (percent?.start ?? 0) + 140);
  const [whole, part] = mentionsIn(after);
  if (!percent || !whole || !part || whole.subject === part.subject) return [];
  const wholes = counts.filter(({ subject }) => subject === whole.subject);
  const parts = counts.filter(({ subject }) => subject === part.subject);
  const shares = wholes.flatMap((all) =>
    parts.flatMap(
      (some) => shareOf({ lower: some.value, upper: some.value }, { lower: all.value, upper: all.value }) ?? [],
    ),
  );
  if (shares.length === 0) return [];
  const verdicts = shares.map((one) => judge(percent, one));
  const verdict = verdicts.every((one) => one === 'agrees')
    ? 'agrees'
    : verdicts.every((one) => one === 'differs')
      ? 'differs'
      : 'ambiguous';
  return [
    finding(match, {
      pattern: 'bound-share',
      verdict,
      quoted: quotedText(percent),
      recomputed: shares.map((one) => `${numberText(middleOf(one), 1)}%`).join(' or '),
      mistake: verdict === 'differs' ? 'bound' : null,
    }),
  ];
}

export const boundShare: Rule = {
  id: 'bound-share',
  about: 'a share in words ("at least a quarter") of offences the document counts',
  why: 'The part and the whole stand in a table pages away.',
  speaks: [
    [
      'agrees',
      '| Measure | Value |\n|---|---|\n| Domestic violence offences | 12.0 (3,000 people) |\n| Violent crime | 40.0 (10,000 people) |\n\nAt least a quarter of violent crimes are related to domestic violence.',
    ],
    [
      'differs',
      '| Measure | Value |\n|---|---|\n| Domestic violence offences | 8.0 (2,000 people) |\n| Violent crime | 40.0 (10,000 people) |\n\nAt least a quarter of violent crimes are related to domestic violence.',
    ],
    [
      'differs',
      '| Measure | Value |\n|---|---|\n| Domestic violence offences | 8.0 (2,000 people) |\n| Violent crime | 40.0 (10,000 people) |\n\nMore than half of violent crimes were domestic violence.',
    ],
  ],
  silent: [
    'At least a quarter of violent crimes are related to domestic violence.',
    'A quarter of residents feel safe.',
    'Half of the violent crimes are alcohol related.',
  ],
  read({ draft }) {
    const matches = matchesOf(draft, SHARE);
    const counts = matches.length > 0 ? namedCounts(draft) : [];
    return matches.flatMap((match) => judgeShare(counts, match));
  },
};
