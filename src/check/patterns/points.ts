import { finding, matchesOf, ofKind } from '../find.js';
import { changeOf, differenceOf, intervalOf, lastPlace, sizeOf } from '../intervals.js';
import { judge } from '../judge.js';
import { corrected, mistakeOfChange } from '../mistakes.js';
import type { Draft, Finding, Pattern } from '../model.js';
import { isLinked, isLinkedLead } from '../phrases.js';
import { countText, directionIn, percentText, pointsText, quotedText } from '../words.js';

/** "from 64% to 67%, a rise of 3 percentage points" (or of "3%"); "19.6%, a 3.5 percentage point reduction". */
const BOTH = /(?:[±%][^.;#±%@]{0,50})?from %[^.;#±%@]{0,50}? to %(?:[^.;#@]{0,40}?[±%])?/g;
const ONE = /%[^.;#%@±]{0,70}±[^.;#%@±]{0,30}/g;
/** "67% ... up 1% from spring": points or per cent? */
const UP_PERCENT =
  /\b(?:up|down|increase of|increased by|rise of|fall of|fell by|rose by|decrease of|reduction of|drop of) %(?: from| on| since| compared)/g;

function fromLevelToLevel(draft: Draft): Finding[] {
  return matchesOf(draft, BOTH).flatMap((match): Finding[] => {
    const levels = match.quantities.filter(({ kind }) => kind === 'percent');
    const at = match.words.indexOf('from %');
    const leading = match.quantities.find(
      ({ start, kind }) =>
        (kind === 'points' || kind === 'percent') && start < (match.sentence.places[match.from + at] ?? 0),
    );
    const first = match.words.indexOf('from');
    if (leading && !isLinkedLead(match.words.slice(1, first))) return [];
    const own = levels.filter((each) => each !== leading);
    const [earlier, later, third] = own;
    if (!earlier || !later) return [];
    const ends = [...match.words.matchAll(/[%±]/g)].map(({ index }) => index);
    const isOwn = isLinked(match.words.slice((ends.at(-2) ?? 0) + 1, ends.at(-1)));
    const trailing = isOwn ? (match.quantities.find(({ kind }) => kind === 'points') ?? third) : undefined;
    const quoted = leading ?? trailing;
    const [from, to] = [intervalOf(earlier), intervalOf(later)];
    const points = differenceOf(from, to);
    const direction = directionIn(match.sentence.shape.slice(Math.max(0, match.from - 60), match.to));
    const change = changeOf(from, to);
    const recomputed = `${pointsText(points)}${change ? ` (${percentText(change)})` : ''}`;
    const say = (verdict: Finding['verdict'], mistake: string | null, suggestion: string | null = null): Finding[] => [
      finding(match, {
        pattern: 'points',
        verdict,
        quoted: quoted ? quotedText(quoted) : null,
        recomputed,
        mistake,
        suggestion,
      }),
    ];
    if (direction && (direction > 0 ? points.upper < 0 : points.lower > 0)) return say('wrong-direction', 'sign');
    if (!quoted) return direction ? say('agrees', null) : [];
    const inPoints = judge(quoted, sizeOf(points));
    const inPercent = change ? judge(quoted, sizeOf(change)) : 'differs';
    const right = `${countText(Math.abs(later.value - earlier.value), Math.max(earlier.decimals, later.decimals))} percentage points`;
    const text = finding(match, { pattern: 'points', verdict: 'agrees' }).text;
    if (quoted.kind === 'points') {
      if (inPoints === 'agrees' || inPoints === 'rounding') return say(inPoints, null);
      return say('differs', inPercent === 'agrees' ? 'points-for-percent' : 'points', corrected(text, quoted, right));
    }
    const asPrinted = earlier.value === 0 ? 0 : Math.abs(later.value / earlier.value - 1) * 100;
    if (inPercent === 'agrees' && inPoints === 'agrees' && Math.abs(asPrinted - quoted.value) > lastPlace(quoted) / 2)
      return say('ambiguous', 'percent-for-points', corrected(text, quoted, right));
    if (inPercent === 'agrees' || inPercent === 'rounding') return say(inPercent, null);
    if (inPoints === 'agrees') return say('differs', 'percent-for-points', corrected(text, quoted, right));
    const found = change && mistakeOfChange(quoted, earlier.value, later.value, change);
    return say(
      'differs',
      found?.mistake ?? 'percentage',
      change ? corrected(text, quoted, percentText(sizeOf(change)).replace('+', '')) : null,
    );
  });
}

function oneLevel(draft: Draft): Finding[] {
  return matchesOf(draft, ONE).flatMap((match): Finding[] => {
    const [level] = ofKind(match.quantities, 'percent');
    const [points] = ofKind(match.quantities, 'points');
    const direction = directionIn(match.words);
    if (
      !level ||
      !points ||
      !direction ||
      /than|compared|above|below|london/.test(match.words) ||
      /from $/.test(match.words.slice(0, match.words.indexOf('±')))
    )
      return [];
    const earlier = level.value - direction * Math.abs(points.value);
    const text = `${countText(earlier, Math.max(level.decimals, points.decimals))}%`;
    const impossible = earlier < 0 || earlier > 100;
    return [
      finding(match, {
        pattern: 'points',
        verdict: impossible ? 'ambiguous' : 'not-checked',
        quoted: `${quotedText(level)}, ${quotedText(points)}`,
        recomputed: impossible
          ? `if it is a share, the earlier one would be ${text}`
          : `no earlier value is given; it would be ${text}`,
        mistake: impossible ? 'impossible-share' : null,
      }),
    ];
  });
}

function upOnePercent(draft: Draft): Finding[] {
  return matchesOf(draft, UP_PERCENT).flatMap((match): Finding[] => {
    const [step] = ofKind(match.quantities, 'percent');
    const before = match.sentence.quantities.filter(
      ({ kind, start }) => kind === 'percent' && start < (step?.start ?? 0),
    );
    const level = before[0];
    const direction = directionIn(match.words);
    if (!step || !level || !direction || match.sentence.shape.slice(0, match.from).includes('#')) return [];
    const asPoints = level.value - direction * step.value;
    const asPercent = level.value / (1 + (direction * step.value) / 100);
    return [
      finding(match, {
        pattern: 'points',
        verdict: 'ambiguous',
        quoted: `${quotedText(level)}, ${quotedText(step)}`,
        recomputed: `from ${countText(asPoints, level.decimals)}% if points are meant, from ${countText(asPercent, level.decimals + 1)}% if per cent`,
        mistake: 'percent-or-points',
        suggestion: corrected(
          match.sentence.text.slice(match.sentence.places[match.from] ?? 0, step.end),
          step,
          `${countText(step.value, step.decimals)} percentage point${step.value === 1 ? '' : 's'}`,
        ),
        covers: [...match.quantities, level],
      }),
    ];
  });
}

export const points: Pattern = {
  id: 'points',
  about: 'differences of percentages: percentage points, or per cent where points are meant',
  read: (draft) => [...fromLevelToLevel(draft), ...oneLevel(draft), ...upOnePercent(draft)],
};
