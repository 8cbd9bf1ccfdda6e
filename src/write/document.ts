import type { Explanation } from '../core/explanation.js';
import type { Figure } from '../core/figure.js';
import type { Chart, FrontMatter, ReportTable, Summary } from '../core/report.js';

/** How a figure was made, step by step; deeper steps are what the one above was made from. */
export type Explain = (figure: Figure) => Explanation;

/** What a command hands to the writers: its tables, the pictures of them, and what it says as JSON. */
export interface Document {
  /** "annual": the name of the files written into a folder. */
  readonly name: string;
  /** "southwark-2025-26-annual": the name of the files that people open, which are sent on and filed; else the name. */
  readonly fileStem?: string;
  readonly tables: readonly ReportTable[];
  readonly json: unknown;
  /** What a terminal shows of it unless all is asked for. */
  readonly summary?: (() => Summary | undefined) | undefined;
  /** What the document says of itself; without it, its tables say it. */
  readonly front?: FrontMatter;
  readonly charts?: readonly Chart[];
  /** The picture that a page shows first, next to the findings; one of the charts, or one more. */
  readonly leadChart?: Chart | undefined;
  /** The pages of the same run on other boroughs, and what lists them. */
  readonly otherPages?: readonly PageLink[] | undefined;
  /** Two pages for a board in the formats that are read; the others have its tables. */
  readonly isForBoard?: boolean;
  /** How its numbers were made, for formats that can tell it on request. */
  readonly explain?: Explain;
}

/** A page that another one leads to. */
export interface PageLink {
  readonly name: string;
  /** From the folder of the page that has the link. */
  readonly href: string;
}

export type Content = string | Uint8Array;

export interface OutputFile {
  readonly name: string;
  readonly content: Content;
}

export interface WriteOptions {
  readonly color: boolean;
  /** Columns of the terminal; 0 where there is none. */
  readonly width: number;
  /** All columns, however narrow the terminal is. */
  readonly full?: boolean;
  /** A workbook with filters, frozen headings and charts, to work with. */
  readonly workingCopy?: boolean;
  /** CSV files begin with the mark by which Excel knows UTF-8. */
  readonly csvBom?: boolean;
  /** A Word document whose styles are used. */
  readonly template?: { readonly name: string; readonly bytes: Uint8Array } | undefined;
}

/** An output format: one text for standard output or a single file, and the files of a folder. */
export interface Writer {
  readonly format: string;
  readonly extensions: readonly string[];
  /** It draws pictures of points: nothing else, or a second form of charts that it has as SVG. */
  readonly rasterizes?: 'only' | 'also';
  write(document: Document, options: WriteOptions): Content | Promise<Content>;
  files(document: Document, options: WriteOptions): readonly OutputFile[] | Promise<readonly OutputFile[]>;
}

/** The name in a folder of a file that people open, by its ending. */
export const openedName = ({ name, fileStem = name }: Document, ending: string): string => `${fileStem}.${ending}`;

/** What a document says of itself, or what its tables say. */
export function frontOf({ front, tables }: Document): FrontMatter {
  return (
    front ?? {
      title: tables[0]?.title ?? '',
      period: '',
      definitions: [],
      sources: [...new Set(tables.map(({ source }) => source))],
    }
  );
}
