import type { FileChild } from 'docx';
import type { Chart, ReportTable } from '../../core/report.js';
import type { Document } from '../document.js';
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

/** Under which heading each table stands: the section of the configuration, else its theme. */
export function placed({ tables, charts = [] }: Document): Promise<Placed[]> {
  const hasSections = tables.some((table) => table.section);
  let part: string | undefined;
  return Promise.all(
    tables.map(async (table, instance) => {
      if (hasSections) part = table.section ?? part;
      else part = table.theme;
      const ofTable = charts.filter((chart) => chart.table === table.id);
      const current = part;
      const pictures = await Promise.all(ofTable.map(async (chart) => ({ chart, drawn: await picture(chart) })));
      return { table, pictures, part: current, instance };
    }),
  );
}
