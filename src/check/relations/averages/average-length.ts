import { AVERAGE_AFTER } from '../../lexicon/role-words.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { CARDINALS, smallNumberOf } from '../../mentions/number-words.js';
import { MONTHS, onlySpanIn, type Span } from '../../mentions/periods.js';
import { pointAt } from '../../verdicts/intervals.js';
import { judge } from '../../verdicts/judge.js';

/** The length of time that a total is of, and the units of time that an average is per. */

export const UNITS: Readonly<Record<string, number>> = {
  day: 365,
  week: 52,
  month: 12,
  quarter: 4,
  hour: 8760,
  night: 365,
  year: 1,
};

const PER_UNIT = /\b(?:a|an|per|each|every) (?:single |working )?(?:day|week|month|quarter|year)\b/g;
const LENGTHS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:half[- ]year|first half|second half)\b/, 6],
  [/\b(?:the|this|last|same|q[1-4]) quarter\b|\bquarter [1-4]\b|\bq[1-4]\b/, 3],
  [/\b(?:in|of|for|over|during) the month\b|\bthis month\b/, 1],
  [/\b(?:the|this|last|whole|full|leap|financial|calendar|one) year\b|\bannual(?:ly)?\b/, 12],
  ...['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map(
    (many, index): readonly [RegExp, number] => [new RegExp(`\\b${many} years\\b`), (index + 2) * 12],
  ),
];

const SO_MANY_MONTHS = new RegExp(`\\b(${CARDINALS.slice(1).join('|')}|\\d{1,2}) months\\b`, 'g');

const MONTHS_OF_OTHERS = /\b[a-z0-9]+ months\b(?! to\b)/gi;

/** "Between January and March", without a year. */
const MONTH_RANGE = new RegExp(`\\b(${MONTHS.join('|')}) (?:to|and|until|-) (${MONTHS.join('|')})\\b(?! \\d)`);

export const unitOf = ({ tail }: Mention): string | undefined => AVERAGE_AFTER.exec(tail)?.[1];
export const isPerTime = (mention: Mention): boolean => UNITS[unitOf(mention) ?? ''] !== undefined;

/** The only length of time that words name; -1 where they name several. */
export function lengthIn(text: string): number | undefined {
  const words = text
    .toLowerCase()
    .replace(PER_UNIT, ' ')
    .replace(/(quarter|q[1-4]|months?|period|weeks?)(?: of)? (?:the )?(?:last|previous) year/g, '$1');
  const [, first = '', last = ''] = MONTH_RANGE.exec(words) ?? [];
  if (first && last) return ((MONTHS.indexOf(last) - MONTHS.indexOf(first) + 12) % 12) + 1;
  const inMonths = [...words.matchAll(SO_MANY_MONTHS)].map(([, many = '']) => smallNumberOf(many));
  const named = new Set([
    ...LENGTHS.filter(([found]) => words.search(found) >= 0).map(([, months]) => months),
    ...inMonths,
  ]);
  return named.size > 1 ? -1 : [...named][0];
}

const monthsIn = (span: Span | undefined): number | undefined => span && span.to - span.from + 1;

/** "64 a week, or 277 a month": the one that fits a year says that the other is of a year too. */
const hasTwinOfYear = ({ of }: Discourse, total: Mention, average: Mention): boolean =>
  (of[average.sentence.index] ?? []).some((item) => {
    const times = UNITS[unitOf(item) ?? ''];
    return (
      item !== average &&
      times !== undefined &&
      judge({ ...item.quantity, kind: 'rate' }, pointAt(total.quantity.value / times)) === 'agrees'
    );
  });

/** The period of the title, where it names one. */
const titleOf = ({ draft }: Discourse): string => draft.blocks[0]?.text ?? '';

/** The months a total is of: its own period, else the only length of time that is named around it, or over the document. */
export function monthsOf(discourse: Discourse, total: Mention, average: Mention): number | undefined {
  if (total.time) return monthsIn(total.time);
  const sentences = [...new Set([total.sentence.text, average.sentence.text])].join(' ');
  const named = lengthIn(sentences);
  if (named !== undefined) return named > 0 ? named : undefined;
  const years = total.sentence.quantities.some(({ kind, text }) => kind === 'period' && /^\d{4}/.test(text));
  if (years || hasTwinOfYear(discourse, total, average)) return 12;
  // "In its seven months", of another sentence.
  const around = lengthIn(total.sentence.block.text.replace(MONTHS_OF_OTHERS, ' ')) ?? lengthIn(titleOf(discourse));
  if (around !== undefined) return around > 0 ? around : undefined;
  return monthsIn(total.context ?? onlySpanIn(titleOf(discourse)));
}
