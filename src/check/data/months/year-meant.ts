import { monthsBetween, type Period } from '../../../core/months.js';
import { periodTextsIn } from '../../mentions/periods.js';
import type { Sentence } from '../../model.js';
import { sentencesBefore } from '../antecedent.js';
import { isBareYear, monthsOf } from '../context.js';
import type { NamedArea } from '../crime-data.js';
import { isPeriod } from '../period-meant.js';
import { isBaseAt } from '../time/base-words.js';
import type { DocumentTime } from '../time/document-time.js';

/** The year that one month, or the mean of all, is of. */

export interface Base {
  readonly period: Period;
  readonly isCertain: boolean;
}

/** The year and the area that months are of. */
export interface MonthsOf {
  readonly base: Base;
  readonly area: NamedArea;
}

const YEAR = 12;
const isYear = ({ from, to }: Period): boolean => monthsBetween(from, to).length === YEAR;

interface Found {
  readonly periods: readonly Period[];
  readonly isCertain: boolean;
}

/** The years of 12 months that are named and that no change is counted from. */
function yearsOf(texts: readonly string[], time: DocumentTime): Found {
  const periods = texts.flatMap((text) => monthsOf(text) ?? []).filter(isYear);
  return { periods, isCertain: time.isCalendar || !texts.some(isBareYear) };
}

const namedIn = ({ text, quantities }: Sentence): string[] =>
  quantities.filter((item) => isPeriod(item) && !isBaseAt(text, item.start)).map((item) => item.text);

/** The year of a sentence, else of its paragraph, its heading or the draft; none where several could be meant. */
export function yearMeant(sentence: Sentence, time: DocumentTime): Base | undefined {
  const inParagraph = [sentence, ...sentencesBefore(sentence)].map((item) => yearsOf(namedIn(item), time));
  const heading = yearsOf(periodTextsIn(sentence.block.heading), time);
  const found = [...inParagraph, heading].find(({ periods }) => periods.length > 0);
  if (!found)
    return time.period && isYear(time.period) ? { period: time.period, isCertain: time.isConfirmed } : undefined;
  const [first] = found.periods;
  const isOnly = new Set(found.periods.map(({ to }) => to)).size === 1;
  return first && isOnly ? { period: first, isCertain: found.isCertain } : undefined;
}
