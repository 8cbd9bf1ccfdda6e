import { PERIOD_SOURCE } from '../../mentions/periods.js';
import type { Block, Draft } from '../../model.js';

/** Headings and captions of a table with their times written out: "FY26", "Mar 17 - Feb 18", "to Jan 2023". */

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const SHORT_MONTH = new RegExp(`\\b(${MONTH})[ -]?['’]?(\\d\\d)\\b(?![/\\d])`, 'gi');
const SHORT_YEAR = /\bFY ?(?:20)?(\d\d)\b(?! ?[/–-] ?\d)/gi;
const TWO_YEARS = /(?<![\d/])(?:FY ?)?(\d\d) ?[/–-] ?(\d\d)(?![\d/])/gi;
const TO_MONTH = new RegExp(`^(?:(?:up )?to )?(${MONTH} \\d{4})$`, 'i');
const TWELVE_MONTHS = /\b(?:12|twelve)[- ]months?\b|\byears? (?:to|ending|ended)\b/i;

const twoDigits = (year: number): string => String(year % 100).padStart(2, '0');

/** "FY25" is 2024/25 unless the draft says that it is 2025/26. */
export function endsInNamedYear({ blocks }: Draft): boolean {
  const text = blocks.map((block) => block.text).join('\n');
  return ![...text.matchAll(/\bFY ?(\d\d)\b(?: is| means| =|:| \()? ?\(?20(\d\d) ?[/–-]/gi)].some(
    ([, named, first]) => named === first,
  );
}

/** Years written out: "2024/25" for "FY25" and "24/25", "March 2017" for "Mar 17". */
export const withWholeYears = (text: string, isNamedByEnd: boolean): string =>
  text
    .replace(SHORT_MONTH, (_, month: string, year: string) => `${month} 20${year}`)
    .replace(SHORT_YEAR, (_, digits: string) => {
      const end = Number(digits) + (isNamedByEnd ? 0 : 1);
      return `20${twoDigits(end + 99)}/${twoDigits(end)}`;
    })
    .replace(TWO_YEARS, (found, one: string, other: string) =>
      (Number(one) + 1) % 100 === Number(other) ? `20${one}/${other}` : found,
    );

const isNoCaption = (text: string): boolean => text.length > 200 || /[.;] [A-Z]\w* \w* \w/.test(text.slice(20));

/** The line right above a table, where it is none of a paragraph. */
export function captionOf({ blocks }: Draft, { index, table }: Block): string {
  let at = index - 1;
  while (blocks[at]?.table && blocks[at]?.table?.id === table?.id) at -= 1;
  const before = blocks[at];
  return before && before.kind === 'prose' && !isNoCaption(before.text) ? before.text : '';
}

const PERIOD = new RegExp(PERIOD_SOURCE, 'gi');

/** "To Jan 2023" beneath "twelve months to January" is the twelve months to it; without such words it says no time. */
export function headingOf(text: string, caption: string, isNamedByEnd: boolean): string {
  const plain = withWholeYears(text.replace(/\*\*/g, '').trim(), isNamedByEnd);
  const [, month] = TO_MONTH.exec(plain) ?? [];
  if (month === undefined) return plain;
  if (TWELVE_MONTHS.test(caption)) return `12 months to ${month}`;
  return /^(?:up )?to /i.test(plain) ? plain.replace(PERIOD, '').trim() : plain;
}
