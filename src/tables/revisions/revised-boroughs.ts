import { monthCount, monthRange } from '../../core/months.js';
import { setOf } from '../../figures/basis/areas.js';
import { nameBeside } from '../../figures/basis/moved-parts.js';
import { revision } from '../../figures/time/revision.js';
import { type RevisionTable, revisionCells, revisionColumns, revisionTable, words } from './revision-columns.js';

/** Every area's total over the months that both have. */
export const revisedBoroughs: RevisionTable = {
  id: 'revised-boroughs',
  about: 'total offences of each borough over the months that both have',
  make(report) {
    const { vintages, area } = report;
    const rows = vintages.areas.map((item) => {
      const revised = revision(vintages, setOf(item), 'all', vintages.months);
      const name = nameBeside(vintages.now, item, [revised.before, revised.now]);
      return { key: item.code, marked: item.code === area.code, cells: { area: name, ...revisionCells('', revised) } };
    });
    const { name } = vintages.boroughs;
    const all = {
      key: 'london',
      cells: { area: name, ...revisionCells('', revision(vintages, vintages.boroughs, 'all', vintages.months)) },
    };
    const title = `Total offences then and now by borough, ${spanOf(vintages.months)}`;
    const columns = [words('area', 'Area'), ...revisionColumns('')];
    return revisionTable(report, { id: 'revised-boroughs', title, columns, rows: [...rows, all] });
  },
};

/** "April 2024 to October 2024 (7 months)". */
export const spanOf = (months: readonly string[]): string =>
  `${monthRange(months[0] ?? '', months.at(-1) ?? '')} (${monthCount(months.length)})`;
