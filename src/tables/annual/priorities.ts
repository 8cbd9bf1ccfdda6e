import { compareOffence } from '../../figures/measures/comparison.js';
import { type Columns, column } from '../shared/column.js';
import { COLUMNS, type OffenceRow } from '../shared/columns.js';
import { reportTable, type TableBuilder } from '../shared/report.js';
import { countColumns, yearsFromBase } from '../shared/years.js';

/** The offences that strategies of Community Safety Partnerships watch most. */
const PRIORITY_OFFENCES = [
  'burglary-residential',
  'robbery-personal',
  'theft-from-person',
  'violence-with-injury',
  'sexual',
  'weapons',
  'public-order',
  'vehicle',
  'shoplifting',
  'drugs',
  'damage',
];

/** The priority offences over five years, and the change from first to last. */
export const priorities: TableBuilder = {
  id: 'priorities',
  about: 'the priority offences year by year from the base year',
  make({ study, area, assessment }) {
    const { period, base } = study.choices;
    const offences = assessment?.offenceLists.priorities ?? PRIORITY_OFFENCES;
    const rows = offences.map((key) => ({ key, ...compareOffence(study, area, key) }));
    const columns: Columns<OffenceRow> = [
      column.text('offence', 'Offence', ({ offence }) => offence.label),
      ...countColumns(study, area, yearsFromBase(study)),
      column.percent(
        'base_change_percent',
        `% change ${base.label} to ${period.label}`,
        (row) => row.baseChangePercent,
      ),
      COLUMNS.changePercent(study),
    ];
    const title = `Priority offences in ${area.name}, ${base.label} to ${period.label}`;
    return reportTable(study, { id: 'priorities', title, columns, rows, london: false });
  },
};
