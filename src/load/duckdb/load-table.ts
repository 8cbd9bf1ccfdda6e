import type { SourceTable } from '../../core/crime.js';
import { UserError } from '../../core/errors.js';
import { unfinished } from '../containers/text.js';
import type { Layout, LayoutReader, Projection } from '../layouts/layout.js';
import { layoutFor } from '../open-layout.js';
import type { ReadOptions } from '../read-options.js';
import { requireMemory } from '../require-memory.js';
import type { SniffedFile } from '../sniff.js';
import { rowGroupsOf } from './row-groups.js';
import type { Session } from './session.js';
import type { EngineSource } from './source.js';
import { openForEngine } from './verified-queries.js';
import { seriesOf } from './wide-rows.js';

/** A large file by way of the engine: the layout takes fewer rows, and gives the same table. */

interface Feeding {
  readonly file: string;
  readonly session: Session;
  readonly source: EngineSource;
  readonly reader: LayoutReader;
}

const isBlank = (values: readonly string[]): boolean => values.every((value) => value.trim() === '');

/** A copy of a row with some of its columns filled. */
function withCells(row: readonly string[], columns: readonly number[], values: readonly string[]): string[] {
  const cells = [...row];
  for (const [index, column] of columns.entries()) cells[column] = values[index] ?? '';
  return cells;
}

/** How many rows; undefined where one may be of blanks, which only the reader of rows sees, or a message must name one. */
async function feedRowGroups(
  { file, session, source, reader }: Feeding,
  { columns, valueColumns, countOnlyWhere }: Extract<Projection, { kind: 'row-groups' }>,
  keepRows: boolean,
): Promise<number | undefined> {
  const blank = source.header.map(() => '');
  let rows = 0;
  let rowsFed = 0;
  const groups = rowGroupsOf(session, source, { columns, valueColumns, countOnlyWhere, keepRows });
  for await (const { values, count, pieces } of groups) {
    if (isBlank(values)) return undefined;
    rows += count;
    const words = withCells(blank, columns, values);
    for (const { row, cells } of pieces) {
      requireMemory(file, rowsFed);
      rowsFed += 1;
      const rowCount = cells.length === 0 ? count : 1;
      reader.row({ row, cells: withCells(words, valueColumns, cells), rowCount });
    }
  }
  return rows > 0 ? rows : undefined;
}

async function feedCounts(
  { file, session, source, reader }: Feeding,
  { from }: Extract<Projection, { kind: 'counts' }>,
): Promise<number | undefined> {
  let row = 1;
  for await (const { words, counts } of seriesOf(session, source, from)) {
    row += 1;
    requireMemory(file, row);
    reader.row({ row, cells: words, counts });
  }
  return row > 1 ? row - 1 : undefined;
}

/** What a layout refuses, the reader of rows refuses too, and says where. */
async function unlessRefused<Result>(feed: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await feed();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The table of a file that suits the engine; undefined where its rows must be read one by one. */
export async function loadReduced(input: SniffedFile, reading: ReadOptions): Promise<SourceTable | undefined> {
  const opened = await openForEngine(input, reading);
  const layout: Layout | undefined = opened && layoutFor(opened.header);
  const projection = opened && layout?.projection?.(opened.header);
  if (!opened || !layout || !projection) return undefined;
  if (projection.kind === 'counts' && !opened.hasCounts(projection.from)) return undefined;
  const { file } = input;
  const answered = await opened.answer({
    isOrdered: projection.kind === 'counts',
    digitsFrom: projection.kind === 'counts' ? projection.from : undefined,
    ask: (session, source) =>
      unlessRefused(async () => {
        const reader = layout.open(opened.header, { file });
        const feeding = { file, session, source, reader };
        const fed =
          projection.kind === 'row-groups'
            ? feedRowGroups(feeding, projection, reading.keepRows)
            : feedCounts(feeding, projection);
        const rows = await fed;
        return rows === undefined ? undefined : { answer: reader, rows };
      }),
  });
  if (!answered) return undefined;
  const { answer: reader, sha256, endsWithLine } = answered;
  const table = await unlessRefused(async () =>
    reader.finish(endsWithLine ? [] : [{ level: 'warning', text: unfinished(file) }]),
  );
  return (
    table && {
      ...table,
      sha256,
      ...(projection.kind === 'row-groups' && !reading.keepRows ? { keepsRows: false } : {}),
    }
  );
}
