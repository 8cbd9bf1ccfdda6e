import type { FileChild } from 'docx';
import type { NotesOfReport } from '../report-notes.js';
import { type Entry, heading } from './parts.js';

/** The parts of the report in the order of its pages, and what its contents list. */
export class ReportBody {
  readonly body: FileChild[] = [];
  readonly annex: FileChild[] = [];
  readonly last: FileChild[] = [];
  readonly #entries: (Entry & { readonly where: FileChild[] })[] = [];
  #tables = 0;
  #figures = 0;
  #part = '';

  constructor(
    readonly notes: NotesOfReport,
    readonly isWhole: boolean,
  ) {}

  readonly nextTable = (): number => {
    this.#tables += 1;
    return this.#tables;
  };

  readonly nextFigure = (): number => {
    this.#figures += 1;
    return this.#figures;
  };

  /** A heading where it stands, and its line in the contents. */
  head(where: FileChild[], text: string, anchor: string, level: 1 | 2): void {
    this.#entries.push({ text, anchor, level, where });
    where.push(heading(text, anchor, level));
  }

  /** The lines of the contents, one for each part, in the order of the pages. */
  entries(): Entry[] {
    const of = (where: FileChild[]) => this.#entries.filter((entry) => entry.where === where && entry.level === 1);
    return [...of(this.body), ...of(this.annex), ...of(this.last)];
  }

  /** The heading of a part of the report, once. */
  part(where: FileChild[], text: string, anchor: string): void {
    if (text === this.#part) return;
    this.#part = text;
    this.head(where, text, anchor, 1);
  }
}
