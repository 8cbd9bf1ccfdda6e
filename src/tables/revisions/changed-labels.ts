import type { SourceTable } from '../../core/crime.js';
import { groupThousands } from '../../core/format.js';
import { isMissing } from '../../core/missing.js';
import { type Columns, column, numbered } from '../shared/column.js';
import { type RevisionReport, type RevisionTable, revisionTable } from './revision-columns.js';

interface LabelUse {
  readonly text: string;
  rows: number;
  offences: number;
}

/** Labels as the files write them, with how many offences stand under each in the months compared. */
function labelsOf(tables: readonly SourceTable[], shared: readonly string[]): Map<string, LabelUse> {
  const seen = new Map<string, LabelUse>();
  for (const { rows, months } of tables) {
    for (const { group, subgroup, values } of rows) {
      const text = `${group} / ${subgroup}`;
      // Two eras write one label in two cases: that is no change of labels.
      const key = text.toUpperCase();
      const label = seen.get(key) ?? { text, rows: 0, offences: 0 };
      label.rows += 1;
      values.forEach((value, monthIndex) => {
        if (!isMissing(value) && shared.includes(months[monthIndex] ?? '')) label.offences += value;
      });
      seen.set(key, label);
    }
  }
  return seen;
}

const onlyIn = (what: string, a: Map<string, LabelUse>, b: Map<string, LabelUse>, where: string) =>
  [...a]
    .filter(([key]) => !b.has(key))
    .map(([, { text, rows, offences }]) => ({ what, name: text, where, rows, offences }));

/** How much stands under a label; small numbers kept back, only in how many rows: labels are finer than offences. */
function detailOf(rows: number, offences: number, isKeptBack: boolean): string {
  if (rows === 0) return '';
  const lines = `${groupThousands(rows, 0)} rows`;
  return isKeptBack ? lines : `${lines}, ${groupThousands(offences, 0)} offences in the months compared`;
}

const namesOf = (names: readonly string[]): Map<string, LabelUse> =>
  new Map(names.map((text) => [text, { text, rows: 0, offences: 0 }]));

function everythingNew({ vintages, tables }: RevisionReport) {
  const erasOf = (item: typeof vintages.before) => namesOf(item.sources.map(({ source }) => source.era));
  const areasOf = (entry: typeof vintages.before) =>
    namesOf(
      entry.areas.filter(({ code }) => entry.sources.some(({ areas }) => areas.has(code))).map(({ name }) => name),
    );
  const [labelsThen, labelsNow] = [labelsOf(tables.before, vintages.months), labelsOf(tables.now, vintages.months)];
  const pairs = [
    ['Era', erasOf(vintages.before), erasOf(vintages.now)],
    ['Area', areasOf(vintages.before), areasOf(vintages.now)],
    ['Label', labelsThen, labelsNow],
  ] as const;
  return pairs.flatMap(([what, before, now]) => [
    ...onlyIn(what, before, now, 'then only'),
    ...onlyIn(what, now, before, 'now only'),
  ]);
}

/** Eras, areas and labels that only one of the two has. */
export const changedLabels: RevisionTable = {
  id: 'changed-labels',
  about: 'eras, areas and offence labels that only one of the two has',
  make(report) {
    const kept = report.vintages.disclosure !== undefined;
    const rows = numbered(everythingNew(report));
    const columns: Columns<(typeof rows)[number]> = [
      column.text('what', 'What', ({ what }) => what),
      column.text('name', 'Name', ({ name }) => name),
      column.text('where', 'Where', ({ where }) => where),
      column.text('detail', 'Detail', (row) => detailOf(row.rows, row.offences, kept)),
    ];
    const title = 'Eras, areas and labels in one of the two only';
    return revisionTable(report, { id: 'changed-labels', title, columns, rows });
  },
};
