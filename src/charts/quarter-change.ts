import { changeBars, changeColumns, changeFinding, drawable } from './change-bars.js';
import { type ChartMaker, headingOf } from './chart.js';

const KEYS = { borough: 'quarter_change_percent', comparator: 'london_change_percent', signal: 'signal' };

/** The change of each offence group on the same quarter a year before, with London's. */
export const quarterChange: ChartMaker = {
  id: 'quarter-change',
  table: 'dashboard',
  about: 'the change of each offence group on the same quarter a year before, with that of London',
  make(table, { area }) {
    const columns = changeColumns(table, area, KEYS);
    const rows = drawable(table.rows, columns);
    if (rows.length === 0) return undefined;
    return {
      title: `${area.name}: % change, ${headingOf(table, 'quarter_count')} on ${headingOf(table, 'same_quarter_last_year')}`,
      description: changeFinding(rows, columns),
      draw: (width) => changeBars(rows, columns, width),
    };
  },
};
