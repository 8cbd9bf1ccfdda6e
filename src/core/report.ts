/** Tables, charts and the front matter of a report: what the writers are given. Types only. */
import type { Figure, Unit } from './figure.js';
import type { Month } from './months.js';
import type { Narrative } from './narrative.js';

export type Cell = string | Figure;

export interface Column {
  readonly key: string;
  readonly heading: string;
  /** null: text. */
  readonly unit: Unit | null;
  /** Where a screen has no room for all: 1 stays, 3 goes before 2, which is what a column has that does not say. */
  readonly priority?: number;
  /** The column that has the same figures in this report: a screen shows that one alone. */
  readonly sameAs?: string;
}

export interface ReportRow {
  readonly key: string;
  readonly cells: Readonly<Record<string, Cell>>;
  /** 0 a total or group, 1 a part of it, and so on. */
  readonly level?: number;
  /** The borough's own row in a list of all. */
  readonly marked?: boolean;
}

export interface ReportTable {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly ReportRow[];
  readonly notes: readonly string[];
  readonly source: string;
  /** Why it has no row, where it has none. */
  readonly whyNoRow?: string;
  /** By code, what boroughs are called in it where their figures hold a part that the files have elsewhere. */
  readonly areaNames?: ReadonlyMap<string, string>;
  /** The section of the report that begins with this table. */
  readonly section?: string;
  /** The part of the report it stands in where no configuration sets sections. */
  readonly theme?: string;
  /** What people say of it, between its heading and the table. */
  readonly narrative?: Narrative;
  /** Its rows are a topic and the sentences on it: text to paste is a paragraph each. */
  readonly isProse?: boolean;
  /** Its heading, short and in words; the title without one. */
  readonly heading?: string;
  /** Lines of characters that show the table on a screen; other formats have a chart. */
  readonly sparkline?: readonly string[];
}

/** A report on one screen: what a reader needs first. Notes and sources are in the whole of it. */
export interface Summary {
  readonly tables: readonly ReportTable[];
  /** Lines of characters beneath the first table. */
  readonly picture: readonly string[];
  readonly paragraphs: readonly { readonly heading: string; readonly text: string }[];
}

export interface Definition {
  readonly term: string;
  readonly meaning: string;
}

/** A number that stands large at the head of a report, with what it is compared with. */
export interface KeyFigure {
  readonly label: string;
  readonly value: string;
  readonly comparedWith: string;
  readonly note?: string;
}

/** What an output says of itself, whatever its tables are. */
export interface FrontMatter {
  readonly title: string;
  /** The period, and what it is compared with. */
  readonly period: string;
  readonly definitions: readonly Definition[];
  /** Each source with its licence and, for a file, its vintage and hash. */
  readonly sources: readonly string[];
  /** Borough, period, who prepared it, date: the lines under the title of a document. */
  readonly cover?: readonly Definition[];
  /** What the Board is asked to note. */
  readonly recommendations?: Narrative;
  readonly keyFigures?: readonly KeyFigure[];
  /** The hash of each file, for formats that are kept next to it. */
  readonly hashes?: readonly string[];
  /** The month the data ends with. */
  readonly dataTo?: Month;
  /** Of headings, with a contrast of at least 4.5 on white. */
  readonly colour?: string;
  readonly logo?: Logo;
}

/** The mark of whoever publishes the report. */
export interface Logo {
  readonly kind: 'svg' | 'png' | 'jpg';
  readonly bytes: Uint8Array;
  /** In pixels, for its shape. */
  readonly width: number;
  readonly height: number;
}

/** A picture of one table. It is drawn when a writer asks for it. */
export interface Chart {
  readonly id: string;
  /** The table it draws. */
  readonly table: string;
  readonly title: string;
  /** What it shows, the finding in words: for those who do not see it. */
  readonly description: string;
  readonly source: string;
  /** The columns a spreadsheet draws the like of it from; none where it cannot. */
  readonly columns?: ChartColumns | undefined;
  /** It shows what a reader needs of its table: a whole report to read has one of the two. */
  readonly showsAll?: boolean;
  /** The chart whose figures it shows once more: a whole report to read has the other alone. */
  readonly repeats?: string;
  readonly draw: (width: number) => Drawing;
}

/** Which columns of the table a spreadsheet's own chart is drawn from. */
export interface ChartColumns {
  readonly kind: 'bar' | 'line';
  readonly label: string;
  readonly values: readonly string[];
}

/** The inside of an SVG of the width asked for; colours are named by class. */
export interface Drawing {
  readonly height: number;
  readonly markup: string;
  /** Its parts have names of their own: the areas of a map, each with its value. */
  readonly hasParts?: boolean;
}
