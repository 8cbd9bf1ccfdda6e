import type { IndicatorDefinition } from '../core/indicator.js';
import type { Period } from '../core/months.js';
import { INDICATOR_COLUMNS, type IndicatorColumn } from '../load/indicators/indicator-row.js';
import { csvText } from '../write/csv.js';
import { formBytes } from '../write/xlsx/form.js';

/** What stands after the colon where a table has parts alone; to be replaced by the part or the question. */
const PARTS: Readonly<Record<string, string>> = {
  'repeat-victimisation': ': burglary',
  survey: ': the question asked',
};

/** The rows of an indicator file to fill in: every indicator with its unit and what it is, the value and the source blank. */
export function indicatorForm(
  definitions: readonly IndicatorDefinition[],
  area: string,
  { from, to }: Pick<Period, 'from' | 'to'>,
): string[][] {
  const rows = definitions.map(({ id, table, usualUnit, definition }): string[] => {
    const cells: Partial<Record<IndicatorColumn, string>> = {
      indicator: `${id}${PARTS[table] ?? ''}`,
      area,
      from,
      to,
      unit: usualUnit,
      note: definition,
    };
    return INDICATOR_COLUMNS.map((name) => cells[name] ?? '');
  });
  return [[...INDICATOR_COLUMNS], ...rows];
}

/** The form as CSV, which is read, and as a workbook to fill in and save as CSV. */
export async function indicatorFormFiles(form: readonly (readonly string[])[], area: string) {
  return {
    csv: csvText(form),
    xlsx: await formBytes(`Indicators for ${area}`, form),
  };
}
