import { changeBars, changeColumns, changeFinding, drawable } from './change-bars.js';
import { type ChartMaker, headingOf } from './chart.js';

const KEYS = { borough: 'base_change_percent', comparator: 'london_base_change_percent' };

/** The change of each offence group since the base year (five years, unless another was chosen), with London's. */
export const changeSinceBase: ChartMaker = {
  id: 'change-since-base',
  table: 'offence-change',
  about: 'the change of each offence group since the base year, with that of London',
  make(table, { area }) {
    const columns = changeColumns(table, area, KEYS);
    const rows = drawable(table.rows, columns);
    if (rows.length === 0) return undefined;
    const since = headingOf(table, 'base_change_percent').replace('% change on ', '');
    return {
      title: `${table.title.replace(/^Change in r/, 'R')}: % change since ${since}`,
      description: changeFinding(rows, columns),
      columns: { kind: 'bar', label: 'offence', values: [columns.borough, columns.comparator] },
      draw: (width) => changeBars(rows, columns, width),
    };
  },
};
