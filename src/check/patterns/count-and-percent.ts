import { finding, type Match, matchesOf, ofKind } from '../find.js';
import { intervalOf } from '../intervals.js';
import type { Pattern, Quantity } from '../model.js';
import { isShareAt } from '../phrases.js';
import { subjectIn } from '../subjects.js';
import { countText, directionIn, quotedText, type Direction } from '../words.js';

/**
 * "221 repeat cases, an increase of 17%": the earlier figure is a whole number, so one must lie between 221 ÷ 1.175 and
 * 221 ÷ 1.165. "33,200 more, a 9% increase on the 2010 population": the count is the change itself.
 */
const LEVEL =
  /#[^.;#%@(]{0,60}[,–(-] ?(?:which (?:is|was) |this (?:is|was) |representing |equating to )?(?:an? |up |down )?(?:(?:increase|rise|reduction|decrease|fall|drop)(?: of| by)? |up |down )?%(?! of)[^.;#%@]{0,30}/g;
const CHANGE =
  /(?:additional|extra|further|rose by|increased by|fell by|reduced by|decreased by|up by|down by) #[^.;#%@]{0,70}(?:%)[^.;#%@]{0,30}/g;

/** Things that are counted and change: three priorities do not rise by 17%. */
const THINGS =
  /\b(?:offences?|crimes?|incidents?|cases?|reports?|victims?|calls?|arrests?|complaints?|referrals?|visits?|fires?|collisions?|casualt\w+|attacks?|assaults?|stops?|searches|homicides?|residents|people|persons|households|notices|repeats?|were|recorded|in (?:19|20)\d\d)\b/i;

const EARLIER_WHOLE = 1e-9;

function baseOf(count: Quantity, percent: Quantity, direction: Direction): { lower: number; upper: number } {
  const { lower, upper } = intervalOf(percent);
  const ratio = [1 + (direction * lower) / 100, 1 + (direction * upper) / 100];
  const { lower: least, upper: most } = intervalOf(count);
  return { lower: least / Math.max(...ratio), upper: most / Math.min(...ratio) };
}

function say(match: Match, quoted: string, base: { lower: number; upper: number }) {
  const first = Math.ceil(base.lower - EARLIER_WHOLE);
  const last = Math.floor(base.upper + EARLIER_WHOLE);
  const exists = first <= last;
  const which = first === last ? countText(first) : `${countText(first)} to ${countText(last)}`;
  return finding(match, {
    pattern: 'count-and-percent',
    verdict: exists ? 'agrees' : 'differs',
    quoted,
    recomputed: exists ? `the earlier figure is ${which}` : 'no whole number has that change',
    mistake: exists ? null : 'no-whole-base',
  });
}

const isChange = (words: string): boolean =>
  /increase|rise|reduction|decrease|fall|drop|up|down|rose|fell|reduced/.test(words);

export const countAndPercent: Pattern = {
  id: 'count-and-percent',
  about: 'a count with a percentage change and no base: a whole number must be there that fits',
  read: (draft) => [
    ...matchesOf(draft, LEVEL).flatMap((match) => {
      const [count] = ofKind(match.quantities, 'count');
      const [percent] = ofKind(match.quantities, 'percent');
      const direction = directionIn(match.words.replace(/#[^,–(]*/, ''));
      if (!count || !percent || !direction || count.decimals > 0 || !isChange(match.words)) return [];
      const before = match.sentence.shape.slice(Math.max(0, match.from - 14), match.from);
      if (/(?:additional|extra|further|by) $/.test(before)) return [];
      if (/fewer|more than|less/.test(match.words) || (direction < 0 && percent.value >= 100)) return [];
      const at = match.sentence.text.slice(count.end, count.end + 60);
      if (!THINGS.test(at) && !subjectIn(at)) return [];
      if (isShareAt(match.sentence.shape, match.from + match.words.indexOf('%'))) return [];
      return [say(match, `${quotedText(count)}, ${quotedText(percent)}`, baseOf(count, percent, direction))];
    }),
    ...matchesOf(draft, CHANGE).flatMap((match) => {
      const [count] = ofKind(match.quantities, 'count');
      const [percent] = ofKind(match.quantities, 'percent');
      if (!count || !percent || percent.value === 0 || count.decimals > 0 || /\bto #/.test(match.words)) return [];
      const { lower, upper } = intervalOf(percent);
      const base = {
        lower: (count.value / upper) * 100,
        upper: lower > 0 ? (count.value / lower) * 100 : count.value * 1e6,
      };
      return [say(match, `${quotedText(count)}, ${quotedText(percent)}`, base)];
    }),
  ],
};
