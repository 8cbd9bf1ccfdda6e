import { finding, matchesOf, ofKind, type Match } from '../find.js';
import { intervalOf, shareOf } from '../intervals.js';
import { judge } from '../judge.js';
import { corrected, likePrinted, mistakeOfShare } from '../mistakes.js';
import type { Draft, Finding, Pattern, Quantity } from '../model.js';
import { quotedText, shareText } from '../words.js';

/** "374 of 569 (66%)", "66% (374 of 569)", "569 were charged with 374 cautioned (66% of total charged)". */
const PART_OF = /#(?: [a-z-]+){0,3}? (?:out )?of (?:the |all |a total of )?#[^.;#%@]{0,45}?[(,–-][^.;#%@]{0,12}%/g;
const PERCENT_FIRST = /%[^.;#%@]{0,25}\(#(?: [a-z-]+){0,3}? (?:out )?of (?:the |all |a total of )?#/g;
const OF_TOTAL =
  /#[^.;#%@]{0,50}\b(?:with|of (?:whom|which|these)|including|and)\b[^.;#%@]{0,12}#[^.;#%@]{0,40}\(% of/g;
/** "24 arrests, of which 12 were charged (50%)", "of 1,000 asked, 640 (64%)". */
const OF_FIRST =
  /#[^.;#%@()]{0,60}\bof (?:whom|which|these)\b[^.;#%@()]{0,12}#[^.;#%@()]{0,30}\(%(?=\))|\b(?:out )?of (?:the |all (?:the )?|a total of )?#[^.;#%@()]{0,40}, (?:[a-z]+ ){0,2}#[^.;#%@()]{0,30}\(%(?=\))/g;
/** "92 young people ... of these 60%": some whole number of the 92 must be 60%. */
const OF_THESE = /#[^.;#%@]{0,90}\b(?:of (?:these|those|them|whom|which))\b[^.;#%@]{0,12}%/g;

/** "3 of the 32 boroughs, a 12% fall": the percentage is of a change. */
const CHANGE =
  /\b(?:increas\w*|ris\w*|rose|f[ae]ll\w*|reduc\w*|decreas\w*|drop\w*|declin\w*|up|down|higher|lower|more|fewer|less)\b/;

function isOfChange({ sentence, words, from }: Match): boolean {
  const at = words.lastIndexOf('%');
  const first = words.startsWith('%') ? 0 : words.lastIndexOf('#');
  const between = words.startsWith('%') ? words.slice(1, words.indexOf('#')) : words.slice(first + 1, at);
  return (
    CHANGE.test(between) || CHANGE.test(sentence.shape.slice(from + at + 1, from + at + 14).split(/[.,;)]/)[0] ?? '')
  );
}

function held(match: Match, part: Quantity, whole: Quantity, percent: Quantity): Finding[] {
  if (part.decimals > 0 || whole.decimals > 0 || isOfChange(match)) return [];
  const share = shareOf(intervalOf(part), intervalOf(whole));
  if (!share) return [];
  const verdict = judge(percent, share);
  const found = verdict === 'differs' ? mistakeOfShare(percent, part.value, whole.value, share) : undefined;
  const bad = verdict !== 'agrees';
  const recomputed = `${part.text} of ${whole.text} is ${shareText(share)}${found ? `; ${found.because}` : ''}`;
  const made = finding(match, {
    pattern: 'share',
    verdict,
    quoted: quotedText(percent),
    recomputed,
    mistake: bad ? (found?.mistake ?? 'percentage') : null,
  });
  return [{ ...made, suggestion: bad ? corrected(made.text, percent, likePrinted(percent, share)) : null }];
}

/** "(12% of the London total)" need not be of the number before. */
const ofAnotherTotal = (made: Finding): Finding =>
  made.verdict === 'differs'
    ? { ...made, verdict: 'ambiguous', recomputed: `${made.recomputed}; it may be of another total`, suggestion: null }
    : made;

function ofThese(draft: Draft): Finding[] {
  return matchesOf(draft, OF_THESE).flatMap((match): Finding[] => {
    const [whole] = ofKind(match.quantities, 'count');
    const [percent] = ofKind(match.quantities, 'percent');
    if (!whole || !percent || whole.decimals > 0 || whole.value < 1 || percent.value > 100) return [];
    const nearest = Math.round((percent.value / 100) * whole.value);
    const verdict = [nearest - 1, nearest, nearest + 1].some((part) => {
      const share = shareOf({ lower: part, upper: part }, intervalOf(whole));
      return share && judge(percent, share) === 'agrees';
    });
    const share = (nearest / whole.value) * 100;
    return [
      finding(match, {
        pattern: 'share',
        verdict: verdict ? 'agrees' : 'differs',
        quoted: `${quotedText(percent)} of ${whole.text}`,
        recomputed: `${nearest} of ${whole.text} is ${share.toFixed(1)}%${verdict ? '' : '; no whole number comes nearer'}`,
        mistake: verdict ? null : 'no-whole-part',
      }),
    ];
  });
}

export const share: Pattern = {
  id: 'share',
  about: 'one number as a share of another',
  read: (draft) => [
    ...[PART_OF, PERCENT_FIRST].flatMap((expression) =>
      matchesOf(draft, expression).flatMap((match) => {
        const [part, whole] = ofKind(match.quantities, 'count');
        const [percent] = ofKind(match.quantities, 'percent');
        return part && whole && percent ? held(match, part, whole, percent) : [];
      }),
    ),
    ...matchesOf(draft, OF_FIRST).flatMap((match) => {
      const [whole, part] = ofKind(match.quantities, 'count');
      const [percent] = ofKind(match.quantities, 'percent');
      return part && whole && percent && part.value <= whole.value ? held(match, part, whole, percent) : [];
    }),
    ...matchesOf(draft, OF_TOTAL).flatMap((match) => {
      const [whole, part] = ofKind(match.quantities, 'count');
      const [percent] = ofKind(match.quantities, 'percent');
      return part && whole && percent ? held(match, part, whole, percent).map(ofAnotherTotal) : [];
    }),
    ...ofThese(draft),
  ],
};
