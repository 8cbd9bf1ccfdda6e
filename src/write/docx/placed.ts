import type { FileChild } from 'docx';
import type { Chart, ReportTable } from '../../core/report.js';
import type { Document } from '../document.js';
import { partNames } from '../parts-of-report.js';
import { picture } from './picture.js';

/** A table with its pictures, and where it stands in the report. */
export interface Placed {
  readonly table: ReportTable;
  readonly pictures: readonly { readonly chart: Chart; readonly drawn: FileChild }[];
  /** The heading of the part it stands in; none where it is a part of its own. */
  readonly part: string | undefined;
  /** Its lists of notes are numbered on their own. */
  readonly instance: number;
}

/** A report of no more tables than this was asked for those tables. */
const FEW = 4;

/** Whether it is a whole report, and no table that was asked for alone. */
export const isWhole = ({ tables }: Document): boolean => tables.length > FEW;

/** Of two charts of the same figures, a whole report has one. */
const drawnOf = (document: Document, charts: readonly Chart[]): Chart[] =>
  charts.filter(({ repeats }) => !isWhole(document) || charts.every(({ id }) => id !== repeats));

/** Under which heading each table stands: the section of the configuration, else its theme. */
export function placed(document: Document): Promise<Placed[]> {
  const { tables, charts = [] } = document;
  const parts = partNames(tables);
  return Promise.all(
    tables.map(async (table, instance) => {
      const ofTable = drawnOf(
        document,
        charts.filter((chart) => chart.table === table.id),
      );
      const pictures = await Promise.all(ofTable.map(async (chart) => ({ chart, drawn: await picture(chart) })));
      return { table, pictures, part: parts[instance], instance };
    }),
  );
}
