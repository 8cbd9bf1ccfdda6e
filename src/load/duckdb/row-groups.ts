import { BETWEEN_CELLS, BETWEEN_ROWS } from './separators.js';
import { type Session, sqlText } from './session.js';
import { type EngineSource, numberedQueryOf, queryOf } from './source.js';

/** The rows that agree in some columns, each as what it has in a few others: a series along its months, in one piece of text. */

export interface RowGroupQuery {
  /** What the rows of one run agree in. */
  readonly columns: readonly number[];
  /** What each row has of its own. */
  readonly valueColumns: readonly number[];
  /** Rows with one of these in that column are counted, and nothing else of them is taken. */
  readonly countOnlyWhere?: { readonly column: number; readonly values: readonly string[] } | undefined;
  readonly keepRows: boolean;
}

export interface RowOfGroup {
  /** 0 where row numbers are not kept. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface RowGroup {
  readonly values: readonly string[];
  readonly count: number;
  /** In the order of the file where row numbers are kept; none for rows that are only counted. */
  readonly pieces: readonly RowOfGroup[];
}

const CELL_END = String.fromCharCode(BETWEEN_CELLS);
const ROW_END = String.fromCharCode(BETWEEN_ROWS);

function sqlFor(source: EngineSource, { columns, valueColumns, countOnlyWhere, keepRows }: RowGroupQuery): string {
  const isCounted = countOnlyWhere
    ? `coalesce(lower(trim(c${countOnlyWhere.column})) IN (${countOnlyWhere.values.map(sqlText).join(', ')}), false)`
    : 'false';
  const keys = columns.map((column) =>
    countOnlyWhere && column !== countOnlyWhere.column
      ? `CASE WHEN counted THEN '' ELSE coalesce(c${column}, '') END AS k${column}`
      : `coalesce(c${column}, '') AS k${column}`,
  );
  const rowColumns = [
    ...valueColumns.map((column) => `coalesce(c${column}, '')`),
    ...(keepRows ? ['row::VARCHAR'] : []),
  ];
  const by = columns.map((column) => `k${column}`).join(', ');
  const order = keepRows ? 'min(row)' : by;
  const from = keepRows ? numberedQueryOf(source) : queryOf(source);
  // What is not needed of most rows is not made: a FILTER would make it and leave it, for half of the time.
  const piece = `CASE WHEN counted THEN NULL ELSE concat_ws(chr(${BETWEEN_CELLS}), ${rowColumns.join(', ')}) END AS own`;
  const rows = `SELECT ${keys.join(', ')}, ${piece}${keepRows ? ', row' : ''} FROM (SELECT *, ${isCounted} AS counted FROM ${from})`;
  return `SELECT ${by}, count(*)::DOUBLE, coalesce(string_agg(own, chr(${BETWEEN_ROWS})), ''), ${keepRows ? 'min(row)::DOUBLE' : '0::DOUBLE'} FROM (${rows}) GROUP BY ${by} ORDER BY ${order}`;
}

function piecesOf(text: string, { keepRows }: RowGroupQuery): RowOfGroup[] {
  const pieces = text.split(ROW_END).map((piece) => {
    const cells = piece.split(CELL_END);
    return { row: keepRows ? Number(cells.pop()) : 0, cells };
  });
  return keepRows ? pieces.sort((a, b) => a.row - b.row) : pieces;
}

export async function* rowGroupsOf(
  session: Session,
  source: EngineSource,
  query: RowGroupQuery,
): AsyncGenerator<RowGroup> {
  const width = query.columns.length;
  for await (const chunk of session.rows(sqlFor(source, query))) {
    for (const cells of chunk.getRows()) {
      const count = Number(cells[width]);
      const text = String(cells[width + 1]);
      const pieces = text === '' ? [{ row: Number(cells[width + 2]), cells: [] }] : piecesOf(text, query);
      yield { values: cells.slice(0, width).map(String), count, pieces };
    }
  }
}
