import type { Era, SourceRow, SourceTable } from '../core/crime.js';
import { inputError } from '../core/errors.js';
import { rowText } from '../core/position.js';
import { quoteForMessage } from '../core/quote-for-message.js';
import type { OffenceLabel } from '../core/reference.js';

const labelKey = (group: string, subgroup: string): string => `${group}|${subgroup}`.replace(/\s+/g, ' ').toUpperCase();

const named = ({ group, subgroup }: SourceRow): string => `${quoteForMessage(group)} / ${quoteForMessage(subgroup)}`;

/**
 * Which of its era's publications a file is: the Met has written some labels of one era in two ways, in files of long and of
 * short history. Rows of both in one file count the same offences twice, and are refused. Empty where no label tells.
 */
export function formOfTable(table: SourceTable, era: Era, labels: readonly OffenceLabel[]): string {
  const forms = new Map(
    labels
      .filter((label) => label.era === era && label.form !== '')
      .map(({ group, subgroup, form }) => [labelKey(group, subgroup), form]),
  );
  if (forms.size === 0) return '';
  let first: { readonly row: SourceRow; readonly form: string } | undefined;
  for (const row of table.rows) {
    const form = forms.get(labelKey(row.group, row.subgroup));
    if (form === undefined) continue;
    first ??= { row, form };
    if (form !== first.form) {
      throw inputError(
        { ...table, row: row.row, column: table.columns.subgroup },
        `label ${named(row)} and label ${named(first.row)} (${rowText(table, first.row.row)}) are of two publications of the Met's, which count the same offences; give the two files apart.`,
      );
    }
  }
  return first?.form ?? '';
}
