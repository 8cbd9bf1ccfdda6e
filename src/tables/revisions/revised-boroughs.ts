import { monthCount, monthRange } from '../../core/months.js';
import type { AreaSet } from '../../core/reference.js';
import { setOf } from '../../figures/basis/areas.js';
import { nameWithMovedParts } from '../../figures/basis/moved-parts.js';
import { revision } from '../../figures/time/revision.js';
import { type Columns, column } from '../shared/column.js';
import { type RevisionTable, revisionColumns, revisionTable } from './revision-columns.js';

/** Every area's total over the months that both have. */
export const revisedBoroughs: RevisionTable = {
  id: 'revised-boroughs',
  about: 'total offences of each borough over the months that both have',
  make(report) {
    const { vintages, area } = report;
    const totalOf = (set: AreaSet) => revision(vintages, set, 'all', vintages.months);
    const boroughs = vintages.areas.map((item) => {
      const total = totalOf(setOf(item));
      const name = nameWithMovedParts(vintages.now, item, [total.before, total.now]);
      return { key: item.code, marked: item.code === area.code, name, total };
    });
    const { name } = vintages.boroughs;
    const rows = [...boroughs, { key: 'london', name, total: totalOf(vintages.boroughs) }];
    const columns: Columns<(typeof rows)[number]> = [
      column.text('area', 'Area', (row) => row.name),
      ...revisionColumns(({ total }: (typeof rows)[number]) => total),
    ];
    const title = `Total offences then and now by borough, ${spanOf(vintages.months)}`;
    return revisionTable(report, { id: 'revised-boroughs', title, columns, rows });
  },
};

/** "April 2024 to October 2024 (7 months)". */
export const spanOf = (months: readonly string[]): string =>
  `${monthRange(months[0] ?? '', months.at(-1) ?? '')} (${monthCount(months.length)})`;
