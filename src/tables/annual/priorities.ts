import type { Column, ReportRow } from '../../core/report.js';
import { compareOffence } from '../../figures/measures/comparison.js';
import { reportTable, type TableBuilder, text } from '../shared/report.js';
import { yearColumns, yearCounts } from '../shared/years.js';

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
    const columns: Column[] = [
      text('offence', 'Offence'),
      ...yearColumns(study),
      { key: 'base_change_percent', heading: `% change ${base.label} to ${period.label}`, unit: 'percent' },
      { key: 'change_percent', heading: `% change on ${study.choices.previous.label}`, unit: 'percent' },
    ];
    const rows: ReportRow[] = (assessment?.offenceLists.priorities ?? PRIORITY_OFFENCES).map((offence) => {
      const comparison = compareOffence(study, area, offence);
      return {
        key: offence,
        cells: {
          offence: comparison.offence.label,
          ...yearCounts(study, area, offence),
          base_change_percent: comparison.baseChangePercent,
          change_percent: comparison.changePercent,
        },
      };
    });
    const title = `Priority offences in ${area.name}, ${base.label} to ${period.label}`;
    return reportTable(study, { id: 'priorities', title, columns, rows, london: false });
  },
};
