import type { Measure } from '../../core/crime.js';
import { keysOf, recordOf } from '../../core/typed-record.js';
import { columnNamed, type Projection } from './layout.js';

/** What the long layouts have in common: the columns by the names they have had, and what a measure is called. */
export interface LongColumns {
  readonly month: readonly string[];
  readonly area: readonly string[];
  /** The borough, or the entry that is no borough, within which the area is. */
  readonly within?: readonly string[];
  readonly areaCode?: readonly string[];
  readonly areaType?: readonly string[];
  readonly group: readonly string[];
  readonly subgroup: readonly string[];
  readonly measure: readonly string[];
  readonly financialYear: readonly string[];
  readonly count: readonly string[];
  /** The day up to which the file counts. */
  readonly upTo: readonly string[];
}

export type LongColumn = keyof LongColumns;

export interface LongLayout {
  readonly id: string;
  readonly columns: LongColumns;
  readonly measures: Readonly<Record<string, Measure>>;
  /** Sub-groups, in lower case, whose count stands under another measure, for they are no offences. */
  readonly statistics?: Readonly<Record<string, string>>;
  readonly attribution: string;
}

const NAMES = [
  'month',
  'area',
  'within',
  'areaCode',
  'areaType',
  'group',
  'subgroup',
  'measure',
  'financialYear',
  'count',
  'upTo',
] as const;

/** Columns that some files of a layout lack. */
const OPTIONAL: readonly LongColumn[] = ['within', 'areaCode', 'areaType', 'upTo'];

type ColumnIndexes = Readonly<Record<LongColumn, number>>;

/** Where each column stands, counted from 0; -1 where it is absent. */
export function columnIndexesOf(header: readonly string[], columns: LongColumns): ColumnIndexes {
  return recordOf(NAMES, (name) => columnNamed(header, columns[name] ?? []));
}

/** Whether a header has every column that a layout cannot do without, and the `needed` ones of the others. */
export function hasLongColumns(
  header: readonly string[],
  { columns }: LongLayout,
  needed: readonly LongColumn[] = [],
): boolean {
  const indexes = columnIndexesOf(header, columns);
  return keysOf(indexes).every((key) => indexes[key] !== -1 || (OPTIONAL.includes(key) && !needed.includes(key)));
}

const SMALLER_AREAS = ['ward', 'safer neighbourhood teams', 'safer neighbourhoods', 'snt', 'neighbourhood', 'lsoa'];

/** Of an area smaller than a borough only its type matters. */
export function projectionOfLong(layout: LongLayout, header: readonly string[]): Projection {
  const { month, financialYear, count, upTo, areaType, ...rest } = columnIndexesOf(header, layout.columns);
  const isThere = (column: number) => column !== -1;
  return {
    kind: 'row-groups',
    columns: [...Object.values(rest), areaType].filter(isThere),
    valueColumns: [month, financialYear, count, upTo].filter(isThere),
    ...(isThere(areaType) ? { countOnlyWhere: { column: areaType, values: SMALLER_AREAS } } : {}),
  };
}
