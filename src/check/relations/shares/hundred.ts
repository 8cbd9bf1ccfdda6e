import type { Mention } from '../../mentions/mentions.js';
import type { RuleFinding, VerdictName } from '../../model.js';
import type { Rule } from '../../rule.js';
import { intervalOf, middleOf, printedUnit, sumOf } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';
import { digitsOf } from '../../verdicts/mistakes.js';
import { findingOver, numberText } from '../../verdicts/report.js';

/** Shares of one whole, one after the other, make a hundred; two answers to one question make no more. */

const IS_SPLIT =
  /\b(?:(?:the )?ages? of|by (?:age|sex|gender|type|group|ethnicity|channel|time|day|outcome|method|area|category|tenure)|split|breakdown|divided|distribut\w+|remaining|the rest|remainder|the others?)\b/i;

const isShare = ({ quantity, role }: Mention): boolean =>
  quantity.kind === 'percent' && (role === 'share' || role === 'level') && /\d/.test(quantity.text);

/** Shares of one whole, given one after the other: together a hundred, but for rounding. */
function ofSplit(mentions: readonly Mention[]): RuleFinding[] {
  const shares = mentions.filter(isShare);
  const last = shares.at(-1);
  const isAll = mentions.every((mention) => isShare(mention) || mention.dimension === 'count');
  if (
    !last ||
    shares.length < 3 ||
    !isAll ||
    !IS_SPLIT.test(last.sentence.text) ||
    shares
      .slice(1)
      .some(({ lead }) => /\b(?:of which|of whom|of these|of those|up from|from|than|compared)\b/.test(lead))
  )
    return [];
  const sum = shares.reduce((total, { quantity }) => total + quantity.value, 0);
  const reach = shares.reduce((total, { quantity }) => total + printedUnit(quantity) / 2, 0);
  const off = Math.abs(sum - 100);
  if (off > 15) return [];
  const verdict = off <= reach ? 'agrees' : off <= reach + 1 ? 'rounding' : 'differs';
  const value = 100 - (sum - last.quantity.value);
  return [
    findingOver(
      last.sentence,
      shares.map(({ quantity }) => quantity),
      {
        pattern: 'hundred',
        verdict,
        quoted: last.quantity.text,
        recomputed: `together ${numberText(sum, last.quantity.decimals)}%${verdict === 'agrees' ? '' : `; the others leave ${numberText(value, last.quantity.decimals)}%`}`,
        mistake: verdict === 'agrees' ? null : 'sum',
        covers: [last.quantity],
        uses: shares.slice(0, -1).map(({ quantity }) => quantity),
      },
    ),
  ];
}

/** "76 per cent safe after dark, 19 per cent unsafe": the same question answered the other way. */
const STEMS = /\b(?:safe|satisf|agree|aware|confident|happy|support|yes|trust|likely)/;

function areOpposed(yes: string, no: string): boolean {
  const stem = STEMS.exec(yes)?.[0];
  if (!stem) return false;
  if (stem === 'yes') return /^[a-z ]{0,8}\bno\b/.test(no);
  return new RegExp(`\\b(?:un|dis|not |dis-)${stem}|^[a-z ]{0,20}\\bnot(?:[.,)]|$| $)`).test(no);
}

function opposed(mentions: readonly Mention[]): RuleFinding[] {
  const shares = mentions.filter(({ quantity }) => quantity.kind === 'percent');
  return shares.slice(1).flatMap((no, index): RuleFinding[] => {
    const yes = shares[index];
    if (!yes || !areOpposed(no.sentence.text.slice(0, no.quantity.start).toLowerCase(), no.tailText.slice(0, 40)))
      return [];
    const together = sumOf([intervalOf(yes.quantity), intervalOf(no.quantity)]);
    const isGood = together.lower <= 100;
    const verdict: VerdictName = isGood ? 'possible' : 'differs';
    return [
      findingOver(no.sentence, [yes.quantity, no.quantity], {
        pattern: 'hundred',
        verdict,
        quoted: `${yes.quantity.text}, ${no.quantity.text}`,
        recomputed: `together ${numberText(yes.quantity.value + no.quantity.value, Math.max(yes.quantity.decimals, no.quantity.decimals))}%${isGood ? '' : ', of one question'}`,
        mistake: isGood ? null : 'sum',
        covers: [no.quantity],
        uses: [yes.quantity],
      }),
    ];
  });
}

const LEAVES = /^(?:that|this|which|leaving|and)? ?(?:leaves|leaving)\b[a-z ]*$/;

/** "Or 25.6%. That leaves 74.4%": the rest of the hundred, or that with a digit changed. */
function leftOver(mentions: readonly Mention[], last: Mention | undefined): RuleFinding[] {
  return mentions.flatMap((left, index): RuleFinding[] => {
    const share = mentions[index - 1] ?? last;
    const isNext = left.quantity.kind === 'percent' && LEAVES.test(left.lead.replace(/^[),. ]+/, ''));
    if (!isNext || !share || share.quantity.kind !== 'percent' || share.sentence.block !== left.sentence.block)
      return [];
    const value = { lower: 100 - intervalOf(share.quantity).upper, upper: 100 - intervalOf(share.quantity).lower };
    const verdict = judge(left.quantity, value);
    const mistake = verdict === 'differs' ? digitsOf(left.quantity, value) : undefined;
    if (verdict !== 'agrees' && !mistake) return [];
    return [
      findingOver(left.sentence, [left.quantity], {
        pattern: 'hundred',
        verdict,
        quoted: left.quantity.text,
        recomputed: `100% less ${share.quantity.text}: ${numberText(middleOf(value), left.quantity.decimals)}%${mistake ? `; ${mistake.because}` : ''}`,
        mistake: mistake?.mistake ?? null,
        covers: [left.quantity],
        uses: [share.quantity],
      }),
    ];
  });
}

export const hundred: Rule = {
  id: 'hundred',
  about: 'shares of one whole that come to a hundred, or to no more',
  why: 'One of the shares is updated and the others are not.',
  speaks: [
    ['agrees', 'Of reports, 44% came by phone, 39% online and the remaining 17% by other means.'],
    ['differs', 'By age, victims were 10-17 (14%), 18-24 (29%), 25-44 (38%) and 45 or over (29%).'],
    ['differs', '88% felt safe and 19% felt unsafe.'],
    ['differs', 'Of 500 homes 181 have an alarm, or 36.2%. That leaves a gap of 68.3%.'],
  ],
  silent: [
    'Of 500 homes 36.2% have an alarm. That leaves us 12% short.',
    '40% were men, 30% were young and 20% lived alone.',
    'Trust rose by 4%, 5% and 6%.',
    '60% agreed.',
  ],
  read: ({ of }) =>
    of.flatMap((mentions, index) => [
      ...ofSplit(mentions),
      ...opposed(mentions),
      ...leftOver(mentions, of[index - 1]?.at(-1)),
    ]),
};
