import { BASE_AFTER } from '../../lexicon/words.js';
import type { Quantity, RuleFinding, Sentence } from '../../model.js';
import { findingOver, quotedText } from '../../verdicts/report.js';
import { yearBefore } from '../context.js';
import type { CrimeData } from '../crime-data.js';
import { offenceOfMonths } from '../offence-meant.js';
import { isRight, verifyAgainstData } from '../verify-against-data.js';
import type { MonthsOf } from './year-meant.js';

/** "On average 3,316 crimes a month", "the monthly mean was 1,102": a twelfth of the number of a year. */

const A_MONTH = /^ (?:[a-z]+ ){0,5}?(?:a|per|each|every) month\b/i;
const MONTHLY =
  /\b(?:monthly (?:mean|average)|(?:mean|average|typical) month(?:ly (?:number|figure|total))?)(?: [a-z]+){0,3}?:?,? (?:about |around |some )?$/i;
const IS_MEAN = /\b(?:average|mean|typical|averag\w+)\b/i;

function meansIn({ text, quantities }: Sentence): Quantity[] {
  if (!IS_MEAN.test(text)) return [];
  return quantities.filter(({ kind, start, end }) => {
    const isNumber = kind === 'count' || kind === 'rate';
    return isNumber && (A_MONTH.test(text.slice(end)) || MONTHLY.test(text.slice(0, start)));
  });
}

/** "Against 3,586 a month the year before". */
const isOfYearBefore = ({ text }: Sentence, { end }: Quantity): boolean =>
  BASE_AFTER.test(text.slice(end).toLowerCase());

export function monthlyMeans(data: CrimeData, sentence: Sentence, { base, area }: MonthsOf): RuleFinding[] {
  return meansIn(sentence).flatMap((quantity): RuleFinding[] => {
    const subject = offenceOfMonths(data, sentence, quantity);
    if (!subject) return [];
    const period = isOfYearBefore(sentence, quantity) ? yearBefore(base.period) : base.period;
    const claim = {
      kind: 'mean',
      quantity: { ...quantity, kind: 'count' },
      area,
      offence: subject.offence,
      period,
    } as const;
    const { right, ...found } = verifyAgainstData(data, claim);
    if (!isRight(found) && !(subject.isCertain && base.isCertain)) return [];
    const details = { pattern: 'data-mean', quoted: quotedText(quantity), covers: [quantity] } as const;
    return [findingOver(sentence, [quantity], { ...details, ...found })];
  });
}
