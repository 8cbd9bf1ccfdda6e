import type { Discourse } from '../mentions/discourse.js';
import { PERIOD_SOURCE } from '../mentions/periods.js';
import { scanQuantities } from '../mentions/quantities.js';
import type { Block, Quantity, RuleFinding, VerdictName } from '../model.js';
import { gravest } from '../verdicts/judge.js';
import { findingIn } from '../verdicts/report.js';
import { type ColumnMeaning, meaningOf } from './column-meaning.js';
import { monthsOf, offenceOfLabel, onlyArea, onlyOffence, periodsIn } from './context.js';
import type { CrimeData, NamedArea } from './crime-data.js';
import { type Verification, verifyAgainstData } from './verify-against-data.js';

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
  meaning.kind === 'change' || (kind === 'count' && (meaning.kind === 'rate' || decimals === 0));

interface RowSubject {
  readonly offence: string;
  readonly area: NamedArea;
}

const OFFENCE_COLUMN = /^(?:offence|crime)(?: types?| category)?$/i;
const AREA_COLUMN = /^(?:area|borough|place|comparator|where)\b/i;

/** Of which offence and area a row is: its own cells say, else the heading above the table. */
function subjectOfRow(records: CrimeData, { cells = [], heading, table }: Block): RowSubject | undefined {
  const words = cells.map(({ text }) => text.replace(/\*\*/g, '').trim());
  const areas = words.map((text) => areaNamed(records, text));
  const areaColumn = words.findIndex((_, column) => AREA_COLUMN.test(table?.header[column] ?? ''));
  const named = areaColumn >= 0 ? areas[areaColumn] : areas.find((item) => item !== undefined);
  // A row of an area that nobody knows is of no area that is certain.
  if (areaColumn >= 0 && !named) return undefined;
  const area = named ?? onlyArea(records, heading);
  const offences = words.find((_, column) => OFFENCE_COLUMN.test(table?.header[column]?.trim() ?? ''));
  const first = words.find(
    (text, column) => /[a-z]{3}/i.test(text) && column !== areaColumn && !areas[column] && !monthsOf(text),
  );
  const label = offences ?? first;
  const offence = label === undefined ? onlyOffence(records, heading) : offenceOfLabel(records, label);
  return offence && area ? { offence, area } : undefined;
}

const areaNamed = (records: CrimeData, text: string): NamedArea | undefined => {
  const plain = text
    .toLowerCase()
    .replace(/^[^\p{L}]+/u, '')
    .replace(/ \((?:\d+ boroughs(?: pooled)?|borough)\)$/, '');
  return records.areas.find(({ spellings }) => spellings.includes(plain));
};

const PERIOD = new RegExp(PERIOD_SOURCE, 'gi');

/** In a table of years each row is of the year it begins with. */
const periodTitle = ({ cells = [], heading }: Block): string => {
  const first = cells[0]?.text.trim() ?? '';
  return periodsIn(first).length === 1 && !/[a-z]{3}/i.test(first.replace(PERIOD, '')) ? first : heading;
};

interface Checked extends Verification {
  readonly quantity: Quantity;
}

function readRow(records: CrimeData, block: Block): RuleFinding[] {
  const { cells = [], table } = block;
  if (!table || table.header.length === 0) return [];
  const meanings = cells.map((_, column) =>
    meaningOf(records, table.header[column] ?? '', table.header, periodTitle(block)),
  );
  const numbers = cells.map(({ text }, column) => {
    const [meaning, quantity] = [meanings[column], numberIn(text)];
    return meaning && quantity && isOfKind(quantity, meaning) ? quantity : undefined;
  });
  if (numbers.every((quantity) => quantity === undefined)) return [];
  const subject = subjectOfRow(records, block);
  const text = cells.map((cell) => cell.text.replace(/ ?%$/, '')).join(' ');
  if (!subject) {
    const recomputed = 'the row names no offence and area of the files that is certain';
    return [findingIn(block, { text, pattern: 'data-table', verdict: 'not-checked', recomputed })];
  }
  const checked = numbers.flatMap((quantity, column): Checked[] => {
    const meaning = meanings[column];
    if (!quantity || !meaning) return [];
    const claim = { ...subject, ...meaning, quantity, area: meaning.area ?? subject.area };
    return [{ quantity, ...verifyAgainstData(records, claim) }];
  });
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
  draft.blocks.filter(({ kind }) => kind === 'row').flatMap((block) => readRow(records, block));
