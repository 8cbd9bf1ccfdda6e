import type { Period } from '../../../core/months.js';
import type { Discourse } from '../../mentions/discourse.js';
import { PERIOD_SOURCE } from '../../mentions/periods.js';
import { scanQuantities } from '../../mentions/quantities.js';
import type { Block, Draft, Quantity, RuleFinding, VerdictName } from '../../model.js';
import { gravest } from '../../verdicts/judge.js';
import { findingIn } from '../../verdicts/report.js';
import { periodsIn } from '../context.js';
import type { CrimeData } from '../crime-data.js';
import { isPartLabel, partOf } from '../time/months-within.js';
import { verifyAgainstData } from '../verify-against-data.js';
import { type CheckedCell, type CheckedRow, certainRows } from './certain-rows.js';
import { type ColumnMeaning, meaningOf } from './column-meaning.js';
import { captionOf, endsInNamedYear, headingOf, withWholeYears } from './headings.js';
import { type RowSubject, subjectOfRow } from './row-subject.js';

/** Rows of a table compared with the files: the header says what each cell is, the row of which offence or area. */

/** A cell that is one number and nothing else. */
function numberIn(text: string): Quantity | undefined {
  const plain = text.replace(/\\?\[[a-z]\\?\]|[*=†]+$|^=/g, '').trim();
  if (!/^[-+−]?\(?[\d,]+(?:\.\d+)?\)?(?: ?%)?$/.test(plain)) return undefined;
  const value = Number(plain.replace(/[^\d.]/g, ''));
  const sign = /^[-−(]/.test(plain) ? -1 : 1;
  const found = scanQuantities(plain).quantities[0];
  const decimals = plain.split('.')[1]?.replace(/\D/g, '').length ?? 0;
  const kind = plain.endsWith('%') ? 'percent' : 'count';
  return { start: 0, end: plain.length, ...found, kind, value: sign * value, decimals, hedge: undefined, text: plain };
}

/** A percentage is no count, rate or rank; a count of offences has no decimals. */
const isOfKind = ({ kind, decimals }: Quantity, meaning: ColumnMeaning): boolean =>
  meaning.kind === 'change' ||
  meaning.kind === 'share' ||
  (kind === 'count' && (meaning.kind === 'rate' || decimals === 0));

const PERIOD = new RegExp(PERIOD_SOURCE, 'gi');

/** What stands above a table and in its header, with times written out. */
interface TableWords {
  readonly header: readonly string[];
  readonly caption: string;
  readonly isNamedByEnd: boolean;
}

function wordsOf(draft: Draft, block: Block): TableWords {
  const isNamedByEnd = endsInNamedYear(draft);
  const caption = withWholeYears(captionOf(draft, block), isNamedByEnd);
  const above = `${caption} ${block.heading}`;
  const header = (block.table?.header ?? []).map((cell) => headingOf(cell, above, isNamedByEnd));
  return { header, caption, isNamedByEnd };
}

/** In a table of years each row is of the year it begins with, in one of quarters of that quarter of each year. */
function timesOfRow({ cells = [], heading }: Block, { caption, isNamedByEnd }: TableWords) {
  const first = withWholeYears(cells[0]?.text.replace(/\*\*/g, '').trim() ?? '', isNamedByEnd);
  const isYear = periodsIn(first).length === 1 && !/[a-z]{3}/i.test(first.replace(PERIOD, ''));
  const above = periodsIn(caption).length > 0 ? caption : withWholeYears(heading, isNamedByEnd);
  return { title: isYear ? first : above, part: isPartLabel(first) ? first : undefined };
}

/** The part of its months that the row is of. */
function withinRow(meaning: ColumnMeaning | undefined, part: string | undefined): ColumnMeaning | undefined {
  if (!meaning || part === undefined) return meaning;
  const within = (year: Period | undefined): Period | undefined => year && partOf(year, part);
  const [period, before] = [within(meaning.period), within(meaning.before)];
  if (!period || (meaning.before && !before)) return undefined;
  return { ...meaning, period, ...(before ? { before } : {}) };
}

function readRow(records: CrimeData, draft: Draft, block: Block): CheckedRow | undefined {
  const { cells = [], table } = block;
  if (!table || table.header.length === 0) return undefined;
  const words = wordsOf(draft, block);
  const { title, part } = timesOfRow(block, words);
  const read = cells.flatMap(({ text }, column) => {
    const [heading, quantity] = [words.header[column] ?? '', numberIn(text)];
    if (!quantity) return [];
    const isPercent = quantity.kind === 'percent';
    const meaning = withinRow(meaningOf(records, { heading, header: words.header, title, isPercent }), part);
    return meaning && isOfKind(quantity, meaning) ? [{ quantity, meaning }] : [];
  });
  if (read.length === 0) return undefined;
  const above = subjectOfRow(records, block, words.caption) ?? undefined;
  const subject = above?.isNamed ? above : (subjectOfRow(records, block, block.heading) ?? above);
  const checked = subject ? read.map((cell) => checkedCell(records, subject, cell)) : [];
  return { block, subject, checked };
}

function checkedCell(
  records: CrimeData,
  subject: RowSubject,
  { quantity, meaning }: { readonly quantity: Quantity; readonly meaning: ColumnMeaning },
): CheckedCell {
  const { offence, area } = subject;
  const claim = { offence, ...meaning, quantity, area: meaning.area ?? area };
  return { quantity, kind: meaning.kind, isOfRow: claim.area === area, ...verifyAgainstData(records, claim) };
}

function findingsOf({ block, subject, checked }: CheckedRow): RuleFinding[] {
  const text = (block.cells ?? []).map((cell) => cell.text.replace(/ ?%$/, '')).join(' ');
  if (!subject) {
    const recomputed = 'the row names no offence and area of the files that is certain';
    return [findingIn(block, { text, pattern: 'data-table', verdict: 'not-checked', recomputed })];
  }
  if (checked.length === 0) return [];
  const verdict: VerdictName = gravest(checked.map((item) => item.verdict));
  const worst = checked.filter((item) => item.verdict === verdict);
  return [
    findingIn(block, {
      text,
      pattern: 'data-table',
      verdict,
      quoted: worst.map(({ quantity }) => quantity.text).join(', '),
      recomputed: worst.map(({ recomputed }) => recomputed).join(', '),
      mistake: worst[0]?.mistake ?? null,
      suggestion: worst.flatMap(({ suggestion }) => suggestion ?? []).join(', ') || null,
    }),
  ];
}

export const tableRowsAgainst = (records: CrimeData, { draft }: Discourse): RuleFinding[] =>
  certainRows(
    draft.blocks.filter(({ kind }) => kind === 'row').flatMap((block) => readRow(records, draft, block) ?? []),
  ).flatMap(findingsOf);
