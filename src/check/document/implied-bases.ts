import { newestCounts } from '../grids/rows.js';
import { subjectAt } from '../mentions/subjects.js';
import type { Draft, Interval, Quantity, Sentence } from '../model.js';
import { type Match, matchesIn, spanOf } from '../verdicts/find.js';
import { intervalOf, middleOf, overlap } from '../verdicts/intervals.js';

/** Rates of a draft with what they are rates of, and the population each implies: count ÷ rate × 1,000. */

export interface ImpliedBase {
  readonly match: Match;
  readonly rate: Quantity;
  readonly count: number;
  readonly base: Interval;
  /** The words after "per 1,000", or of the row. */
  readonly of: string;
  /** Count and rate stand side by side: a claim of their own. */
  readonly together: boolean;
}

/** "8192 (23.877 per 1000 population)", "12.935 (4438 people)" in a row "per 1000 population", "(a) 10.29 (3529 people)". */
const COUNT_RATE = /#[^.;#%@]{0,12}\(@/g;
const RATE_COUNT = /@ ?\((?:or |that is,? |i\.e\.,? |about |some )*#/g;
const DECIMAL_COUNT = /# ?\(#/g;

/** Behind a number in a bracket: it is the population itself, or one end of an interval. */
const NO_COUNT_AFTER =
  /^ ?(?:(?:[a-z]+ )?(?:population|residents|inhabitants|households|homes|dwellings|properties|premises)\b|(?:to|[–-]) ?#)/;
/** A rate that is worked out by ages, or modelled, is no count over a population. */
export const STANDARDISED = /\b(?:standardi[sz]ed|adjusted|weighted|modelled|smoothed)\b[^.;]*$/i;

/** The number and the rate next to it are a count and its rate. */
function isCountAndRate({ sentence, to }: Match, rate: Quantity, count: Quantity): boolean {
  const isBehind = count.start > rate.start;
  return (
    !STANDARDISED.test(sentence.text.slice(0, rate.start)) &&
    !(isBehind && NO_COUNT_AFTER.test(sentence.shape.slice(to, to + 60)))
  );
}

/** The base of a count and its rate per `size`; none of a rate or a count that is too small to tell. */
function implied(stated: Omit<ImpliedBase, 'base'>, size = 1000): ImpliedBase[] {
  const { lower, upper } = intervalOf(stated.rate);
  if (lower <= 0 || stated.count < 10) return [];
  return [{ ...stated, base: { lower: (stated.count / upper) * size, upper: (stated.count / lower) * size } }];
}

function basesInSentence(sentence: Sentence): ImpliedBase[] {
  const found: ImpliedBase[] = [];
  for (const expression of [COUNT_RATE, RATE_COUNT]) {
    for (const match of matchesIn(sentence, expression)) {
      const rate = match.quantities.find(({ kind }) => kind === 'rate');
      const count = match.quantities.find(({ kind }) => kind === 'count');
      if (rate?.base && count && isCountAndRate(match, rate, count))
        found.push(...implied({ match, rate, count: count.value, of: rate.base.of, together: true }, rate.base.size));
    }
  }
  const per = /per 1,?000 ?([a-z]*)/i.exec(sentence.text);
  if (per) {
    for (const match of matchesIn(sentence, DECIMAL_COUNT)) {
      const [rate, count] = match.quantities;
      if (rate && count && rate.decimals > 0 && count.decimals === 0)
        found.push(...implied({ match, rate, count: count.value, of: per[1] ?? '', together: true }));
    }
  }
  return found;
}

/** A rate without its count, of an offence the document's own table counts: the newest count of it. */
function fromTable(draft: Draft, sentence: Sentence, counts: ReadonlyMap<string, Quantity>): ImpliedBase[] {
  return sentence.quantities.flatMap((rate): ImpliedBase[] => {
    if (rate.kind !== 'rate' || rate.base?.size !== 1000 || rate.hedge) return [];
    const around = sentence.block.kind === 'footnote' ? contextOf(draft, sentence) : sentence.text;
    const subject = subjectAt(sentence.text, rate.start, rate.end) ?? subjectAt(around, around.length, around.length);
    const newest = subject === undefined ? undefined : counts.get(subject);
    if (!newest || /london|average|national|england/i.test(sentence.text.slice(rate.start, rate.end))) return [];
    return implied({
      match: spanOf(sentence, [rate]),
      rate,
      count: newest.value,
      of: rate.base.of,
      together: false,
    });
  });
}

/** The sentence a footnote belongs to. */
export const contextOf = (draft: Draft, note: Sentence): string =>
  draft.sentences.find(({ footnotes }) => footnotes.includes(note.block.number ?? -1))?.text ?? '';

export function impliedBases(draft: Draft): ImpliedBase[] {
  const seen = new Set<Quantity>();
  const counts = newestCounts(draft);
  return draft.sentences.flatMap((sentence) => {
    const fromSentence = basesInSentence(sentence).filter(({ rate }) => !seen.has(rate) && seen.add(rate));
    const alone =
      sentence.block.kind === 'row' ? [] : fromTable(draft, sentence, counts).filter(({ rate }) => !seen.has(rate));
    return [...fromSentence, ...alone];
  });
}

/** The same rate of the same count said twice is one witness of its base. */
export const witnesses = (group: readonly ImpliedBase[]): number =>
  new Set(group.map(({ count, rate }) => `${count} ${rate.value}`)).size;

/** Bases that may be one and the same: the largest group whose intervals, a little widened, meet. */
export function commonBase(all: readonly ImpliedBase[]): readonly ImpliedBase[] {
  const near = (one: ImpliedBase): ImpliedBase[] =>
    all.filter((other) => overlap(other.base, { lower: one.base.lower * 0.995, upper: one.base.upper * 1.005 }));
  return all.map(near).sort((a, b) => witnesses(b) - witnesses(a) || b.length - a.length)[0] ?? [];
}

export const baseText = (base: Interval): string => String(Math.round(middleOf(base))).replace(/\B(?=(\d{3})+$)/g, ',');
