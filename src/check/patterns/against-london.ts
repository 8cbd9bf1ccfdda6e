import { finding, type Match, matchesOf, ofKind } from '../find.js';
import { changeOf, intervalOf, sizeOf } from '../intervals.js';
import { judge } from '../judge.js';
import { corrected, likePrinted, mistakeOfChange } from '../mistakes.js';
import type { Draft, Finding, Pattern, Quantity, Sentence } from '../model.js';
import { mentionsIn } from '../subjects.js';
import { directionIn, percentText, quotedText } from '../words.js';

/** "at a rate 8% higher than the London average", with both rates in the sentence or in its footnote. */
const GAP =
  /%(?: points)? (?:higher|lower|above|below|more|less|greater) (?:than )?(?:the )?(?:rate (?:in|of|for) |average (?:in|for|of) )?(?:london|national|england|average|inner|outer)[^.;#%@]{0,40}/g;

interface Gap {
  readonly match: Match;
  readonly percent: Quantity;
  readonly subject: string;
  readonly rates: readonly [Quantity, Quantity] | undefined;
}

/** Two rates in one sentence, the borough's first unless it is named after "London". */
function ratesIn(sentence: Sentence): [Quantity, Quantity] | undefined {
  const rates = sentence.quantities.filter(
    ({ kind, decimals }) => kind === 'rate' || (kind === 'count' && decimals > 0),
  );
  const [first, second] = rates;
  if (!first || !second || !rates.some(({ kind }) => kind === 'rate') || rates.length > 2) return undefined;
  const before = sentence.text.slice(Math.max(0, first.start - 40), first.start);
  return /london|average/i.test(before) ? [second, first] : [first, second];
}

function gapsOf(draft: Draft): Gap[] {
  return matchesOf(draft, GAP).flatMap((match) => {
    const [percent] = ofKind(match.quantities, 'percent');
    if (!percent) return [];
    const { sentence } = match;
    const subject =
      mentionsIn(sentence.text)
        .filter(({ at }) => at < percent.end)
        .at(-1)?.subject ??
      mentionsIn(sentence.text)[0]?.subject ??
      'unknown';
    const notes = sentence.footnotes.flatMap((number) => draft.footnotes.get(number) ?? []);
    const rates = ratesIn(sentence) ?? notes.map(ratesIn).find((found) => found !== undefined);
    return [{ match, percent, subject, rates }];
  });
}

function held({ match, percent, rates }: Gap): Finding | undefined {
  const [own, london] = rates ?? [];
  const change = own && london ? changeOf(intervalOf(london), intervalOf(own)) : undefined;
  if (!own || !london || !change) return undefined;
  const quoted = quotedText(percent);
  const covers = [...match.quantities, own, london];
  const recomputed = `${own.text} against ${london.text}: ${percentText(change)}`;
  const direction = directionIn(match.words);
  if (direction && (direction > 0 ? change.upper < 0 : change.lower > 0)) {
    return finding(match, {
      pattern: 'against-london',
      verdict: 'wrong-direction',
      quoted,
      recomputed,
      mistake: 'sign',
      covers,
    });
  }
  const verdict = judge(percent, sizeOf(change));
  const fits = verdict === 'differs' ? mistakeOfChange(percent, london.value, own.value, change) : undefined;
  const made = finding(match, {
    pattern: 'against-london',
    verdict,
    quoted,
    recomputed: fits ? `${recomputed}; ${fits.because}` : recomputed,
    covers,
  });
  const isWrong = verdict === 'differs' || verdict === 'rounding';
  return {
    ...made,
    mistake: isWrong ? (fits?.mistake ?? 'percentage') : null,
    suggestion: isWrong ? corrected(made.text, percent, likePrinted(percent, change)) : null,
  };
}

/** A gap of another time may well be another. */
const THEN =
  /\b(?:previously|last year|(?:a|the) year (?:ago|before)|was then|had been|previous|narrowed|widened|years? ago|in (?:19|20)\d\d)\b/i;

/** The same gap said twice with two numbers: the one that can be held against rates is the right one. */
function contradicted(gap: Gap, gaps: readonly Gap[]): Finding | undefined {
  const sign = directionIn(gap.match.words);
  const other = gaps.find(
    (each) =>
      each !== gap &&
      each.subject === gap.subject &&
      gap.subject !== 'unknown' &&
      each.match.sentence.block.heading === gap.match.sentence.block.heading &&
      Math.abs(each.percent.value - gap.percent.value) > 1 + 10 ** -gap.percent.decimals / 2,
  );
  if (!other || !sign || gap.percent.hedge) return undefined;
  const check = held(other);
  const isThen = [gap, other].some(({ match }) => THEN.test(match.sentence.text));
  if (check?.verdict !== 'agrees' || isThen) {
    return finding(gap.match, {
      pattern: 'against-london',
      verdict: 'ambiguous',
      quoted: quotedText(gap.percent),
      recomputed: `elsewhere it is ${other.percent.text}`,
      mistake: 'same-measure-twice',
    });
  }
  return finding(gap.match, {
    pattern: 'against-london',
    verdict: 'differs',
    quoted: quotedText(gap.percent),
    recomputed: `elsewhere the same gap is ${other.percent.text}, which its rates bear out (${check.recomputed})`,
    mistake: 'same-measure-twice',
    suggestion: corrected(
      finding(gap.match, { pattern: '', verdict: 'differs' }).text,
      gap.percent,
      other.percent.text,
    ),
  });
}

export const againstLondon: Pattern = {
  id: 'against-london',
  about: 'so many per cent above or below London, with the rates in the sentence or its footnote, and said once',
  read(draft) {
    const gaps = gapsOf(draft);
    return gaps.map((gap) => {
      const found = held(gap) ?? contradicted(gap, gaps);
      return (
        found ??
        finding(gap.match, {
          pattern: 'against-london',
          verdict: 'not-checked',
          quoted: quotedText(gap.percent),
          recomputed: 'the document does not give both rates',
        })
      );
    });
  },
};
