import type { Audit } from '../core/audit.js';
import type { Era } from '../core/crime.js';
import type { Figure } from '../core/figure.js';
import type { Month, Period } from '../core/months.js';

/**
 * The shapes of the JSON that scripts read. `schema/report.schema.json`, `compare.schema.json` and `audit.schema.json` are
 * made from these types (`npm run schema`), and their descriptions from these comments. Keys are added over time, never
 * renamed or removed.
 */

/** One number. */
export interface JsonFigure {
  /** Unrounded; null exactly when `missing` gives the reason. */
  readonly value: number | null;
  /** Such as "offences", "percent", "per 1,000 population", "rank". */
  readonly unit: string;
  /** As it is printed: rounded, with its marks. */
  readonly text: string;
  /** Why there is no value; null when there is one. */
  readonly missing: string | null;
}

/** The figures of an object as scripts read them; everything else is unchanged. */
export type JsonParts<Parts> = {
  readonly [Key in keyof Parts]: Parts[Key] extends Figure
    ? JsonFigure
    : Parts[Key] extends readonly unknown[]
      ? Parts[Key]
      : Parts[Key] extends object
        ? JsonParts<Parts[Key]>
        : Parts[Key];
};

interface JsonColumn {
  readonly key: string;
  readonly heading: string;
  /** null: the column holds text. */
  readonly unit: string | null;
}

interface JsonRow {
  /** An offence id, an area code or a month: the same in every run. */
  readonly key: string;
  /** The row of the report's own borough in a table of all boroughs. */
  readonly marked?: true;
  /** By the key of the column. */
  readonly cells: Readonly<Record<string, string | JsonFigure>>;
}

/** A table of a report. */
export interface JsonTable {
  readonly id: string;
  /** The section of the report that begins with this table. */
  readonly section?: string;
  readonly title: string;
  readonly columns: readonly JsonColumn[];
  readonly rows: readonly JsonRow[];
  readonly notes: readonly string[];
  readonly source: string;
}

/** A file that the figures were made from. */
export interface JsonSource {
  readonly file: string;
  readonly sha256: string;
  readonly layout: string;
  readonly era: Era;
  readonly from: Month;
  readonly to: Month;
  /** Rows of data in the file. */
  readonly rows: number;
}

/** A borough, ward or LSOA. */
export interface JsonArea {
  /** The code of the Office for National Statistics. */
  readonly code: string;
  readonly name: string;
}

/** What `boroughstat annual -f json` writes. */
export interface AnnualJson {
  readonly area: JsonArea;
  readonly period: Period;
  readonly previous: Period;
  readonly base: Period;
  readonly tables: readonly JsonTable[];
  readonly sources: readonly JsonSource[];
  readonly indicator_files: readonly { readonly file: string; readonly sha256: string; readonly rows: number }[];
}

/** What `boroughstat quarterly -f json` writes. */
export interface QuarterlyJson {
  readonly area: JsonArea;
  readonly quarter: Period;
  /** The 12 months to the end of the quarter. */
  readonly period: Period;
  readonly previous: Period;
  readonly tables: readonly JsonTable[];
  readonly sources: readonly JsonSource[];
}

export type ReportJson = AnnualJson | QuarterlyJson;

type DraftJson = Pick<Audit, 'document' | 'verdicts' | 'totals' | 'coverage'>;

/** What `boroughstat check -f json` writes: an object for one draft, a list for several. */
export type AuditJson = DraftJson | readonly DraftJson[];
