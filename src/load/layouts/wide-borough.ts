import { inputError } from '../../errors.js';
import type { Problem, SourceRow } from '../../model.js';
import { quote } from '../../quote.js';
import type { TextTableRow } from '../csv.js';
import { columnNamed, type FileFacts, type Layout, type LayoutReader, plainHeading } from './layout.js';
import { looksLikeMonth, monthColumns, readCounts, requireFullRow } from './month-columns.js';

/**
 * The Met's borough files on the London Datastore: one row an area and offence, one column a month, in four
 * generations of header. The columns are found by name, in any order and case.
 */
const GROUP = ['majortext', 'majorcategory', 'group', 'offencegroup'];
const SUBGROUP = ['minortext', 'minorcategory', 'subgroup', 'offencesubgroup'];
const AREA = ['lookupboroughname', 'boroughname', 'borough', 'bocu'];
/** Rows of smaller areas: adding them to borough rows would count offences twice. */
const SMALLER_AREA = ['wardname', 'wardcode', 'lsoacode', 'lsoaname'];

interface TextColumns {
  readonly area: number;
  readonly group: number;
  readonly subgroup: number;
}

const textColumns = (header: readonly string[]): TextColumns => ({
  area: columnNamed(header, AREA),
  group: columnNamed(header, GROUP),
  subgroup: columnNamed(header, SUBGROUP),
});

function recognises(header: readonly string[]): boolean {
  const { area, group, subgroup } = textColumns(header);
  return area !== -1 && group !== -1 && subgroup !== -1 && columnNamed(header, SMALLER_AREA) === -1;
}

const TOTAL =
  /^(grand )?total(s)?$|^(all )?(london|mps|met|metropolitan police( service)?)( total)?$|^all( boroughs| areas)?$/i;

const totalOf = (texts: readonly string[]): string | undefined => texts.find((text) => TOTAL.test(text.trim()));

/** A heading met twice would leave it to chance which column is read. */
function requireSingleTextColumns(file: string, header: readonly string[]): void {
  for (const names of [AREA, GROUP, SUBGROUP]) {
    const places = header.flatMap((heading, index) => (names.includes(plainHeading(heading)) ? [index] : []));
    if (places.length > 1) {
      const second = (places[1] ?? 0) + 1;
      throw inputError(
        `${file}:1:${second}: ${quote(header[second - 1] ?? '')} says the same as column ${(places[0] ?? 0) + 1}; keep one of the two columns.`,
      );
    }
  }
}

function unknownColumns(file: string, header: readonly string[], columns: TextColumns): Problem[] {
  const known = Object.values(columns);
  return header.flatMap((heading, index) => {
    if (known.includes(index) || looksLikeMonth(heading) || heading === '') return [];
    return [
      { level: 'warning' as const, text: `${file}:1:${index + 1}: column ${quote(heading)} is not known; left out.` },
    ];
  });
}

function requireText(file: string, row: TextTableRow, column: number, what: string): string {
  const text = (row.cells[column] ?? '').replace(/\s+/g, ' ').trim();
  if (text === '')
    throw inputError(`${file}:${row.row}:${column + 1}: the ${what} is blank; fill it in or delete the row.`);
  return text;
}

function open(header: readonly string[], { file, sha256 }: FileFacts): LayoutReader {
  requireSingleTextColumns(file, header);
  const columns = textColumns(header);
  const months = monthColumns(file, header);
  if (months.length === 0) {
    throw inputError(`${file}:1:1: has no month column; month headings read YYYYMM, such as 202203.`);
  }
  const found = unknownColumns(file, header, columns);
  const firstRow = new Map<string, number>();
  const kept: SourceRow[] = [];
  return {
    row(row) {
      requireFullRow(file, header, row);
      const area = requireText(file, row, columns.area, 'borough');
      const group = requireText(file, row, columns.group, 'offence group');
      const subgroup = requireText(file, row, columns.subgroup, 'offence sub-group');
      const total = totalOf([area, group, subgroup]);
      if (total !== undefined) {
        found.push({ level: 'warning', text: totalRow(file, row, total) });
        return;
      }
      requireNew(firstRow, file, row, [area, group, subgroup]);
      const values = readCounts(file, header, months, row);
      kept.push({ row: row.row, area, group, subgroup, measure: 'offences', values });
    },
    finish: (problems) => ({
      file,
      sha256,
      layout: 'wide-borough',
      columns: { area: columns.area + 1, group: columns.group + 1, subgroup: columns.subgroup + 1 },
      months: months.map(({ month }) => month),
      rows: kept,
      rowsRead: kept.length,
      absentRowMeansZero: true,
      attribution:
        'Metropolitan Police Service, recorded crime by borough, London Datastore, Open Government Licence v3.0',
      problems: [...problems, ...found],
    }),
  };
}

const totalRow = (file: string, { row }: TextTableRow, total: string): string =>
  `${file}:${row}:1: ${quote(total)} is a total row; left out, totals are made from the parts.`;

/** A row met twice would be counted twice. */
function requireNew(
  firstRow: Map<string, number>,
  file: string,
  { row }: TextTableRow,
  texts: readonly string[],
): void {
  const key = texts.join('\u0000').toUpperCase();
  const first = firstRow.get(key);
  if (first !== undefined) {
    throw inputError(
      `${file}:${row}:1: ${quote(texts.join(', '))} is already row ${first}; delete one of the two rows, they would be counted twice.`,
    );
  }
  firstRow.set(key, row);
}

export const wideBorough: Layout = {
  id: 'wide-borough',
  title: "the Met's monthly borough files (one column a month)",
  recognises,
  open,
};
