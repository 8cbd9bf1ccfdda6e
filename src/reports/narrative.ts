import type { Settings } from '../config/settings.js';
import type { Diagnostic } from '../core/diagnostics.js';
import { inputError } from '../core/errors.js';
import { figureText } from '../core/format.js';
import type { Narrative } from '../core/narrative.js';
import type { Position } from '../core/position.js';
import type { ReportTable } from '../core/report.js';
import { didYouMean } from '../core/suggest-name.js';
import { compareOffence } from '../figures/measures/comparison.js';
import { blocksOf, fillReferences } from '../load/narrative.js';
import { familyOf } from '../tables/shared/change-words.js';
import { buildTable, type Report, type TableBuilder } from '../tables/shared/report.js';
import { partsOf } from './compare.js';
import { figuresByKey } from './figures-by-key.js';

/** Words for the Board, at the end of the report; every other narrative is named by its table. */
export const RECOMMENDATIONS = 'recommendations';

/** What the words of a report may name without a table. */
function wordsOf(report: Report): ReadonlyMap<string, string> {
  const { study, area, quarter } = report;
  const { period, previous, base } = study.choices;
  const { tested, changes } = familyOf(report);
  const signals = changes.filter(({ verdict }) => verdict === 'higher' || verdict === 'lower');
  return new Map([
    ['borough', area.name],
    ['period', (quarter ?? period).label],
    ['previous', previous.label],
    ['base', base.label],
    ['signals', `${signals.length}`],
    ['tested', `${tested}`],
  ]);
}

/** The figures of one offence, as `compare` gives them to scripts. */
function comparedTable({ study, area }: Report, offence: string): ReportTable {
  const parts = partsOf(study, compareOffence(study, area, offence));
  return figuresByKey('compare', [{ key: offence, name: parts.offence.label, parts }]);
}

/** The name that was meant, among those there are; refused where it is none of them. */
function named(what: string, name: string, known: readonly string[], { file, row, column }: Position): void {
  if (known.includes(name)) return;
  const list = known.length > 40 ? '' : `; there are ${known.join(', ')}`;
  throw inputError({ file, row, column }, `there is no ${what} "${name}"${didYouMean(name, known)}${list}.`);
}

/** A table by its name: one of the report, or another that can be made from the same files. */
type Lookup = Readonly<{ ids: readonly string[]; of: (id: string) => ReportTable | undefined }>;

function lookupIn<R extends Report>(
  report: R,
  tables: readonly ReportTable[],
  makers: readonly TableBuilder<R>[],
): Lookup {
  const others = makers.filter(({ id, absent }) => tables.every((table) => table.id !== id) && !absent?.(report));
  return {
    ids: [...tables, ...others].map(({ id }) => id),
    of(id) {
      const maker = others.find((item) => item.id === id);
      return maker ? buildTable(maker, report) : tables.find((table) => table.id === id);
    },
  };
}

/** What a reference stands for: `signals`, `compare.OFFENCE.KEY` or `TABLE.ROW.COLUMN`. */
function figureFor(report: Report, lookup: Lookup, reference: string, position: Position): string {
  const words = wordsOf(report);
  const [id = '', row = '', column = '', ...rest] = reference.split('.');
  const word = words.get(reference);
  if (word !== undefined) return word;
  const ids = ['compare', ...lookup.ids];
  if (column === '' || rest.length > 0) {
    const text = `{{${reference}}} is no reference; write {{compare.burglary.count}}, {{TABLE.ROW.COLUMN}} or one of ${[...words.keys()].join(', ')}.`;
    throw inputError(position, text);
  }
  named('table', id, ids, position);
  const offences = [...report.study.reference.offences, ...report.study.reference.offenceSets].map((item) => item.id);
  if (id === 'compare') named('offence', row, offences, position);
  const table = id === 'compare' ? comparedTable(report, row) : lookup.of(id);
  const found = table?.rows.find(({ key }) => key === row);
  if (!found) named('row', row, table?.rows.map(({ key }) => key) ?? [], position);
  named('figure', column, Object.keys(found?.cells ?? {}), position);
  const cell = found?.cells[column] ?? '';
  if (typeof cell === 'string') return cell;
  if (cell.value === null) throw inputError(position, `{{${reference}}} has no figure: ${cell.missing}.`);
  return figureText(cell);
}

/** What `check` makes of the words: mistakes, each with its position. */
async function mistakesIn(report: Report, file: string, text: string): Promise<Diagnostic[]> {
  const [{ textDraft }, { auditDraft }, { crimeDataOf }] = await Promise.all([
    import('../load/drafts/text.js'),
    import('../check/audit.js'),
    import('../app/claim-data.js'),
  ]);
  const { draft } = textDraft(file, Buffer.from(text));
  const { verdicts } = auditDraft(draft, crimeDataOf(report.study, report.area));
  return verdicts
    .filter(({ verdict }) => verdict === 'differs' || verdict === 'wrong-direction')
    .map(({ line, text: words, recomputed }) => ({
      level: 'warning',
      text: `${file}:${line}: "${words}" does not agree with its figures: ${recomputed ?? 'see check'}.`,
    }));
}

interface WithNarrative {
  readonly tables: ReportTable[];
  /** What the Board is asked to note. */
  readonly recommendations: Narrative;
  readonly diagnostics: readonly Diagnostic[];
}

/** The words of the configuration beneath the headings of their tables, figures filled in, the whole checked. */
export async function withNarrative<R extends Report>(
  { narrative }: Settings,
  report: R,
  tables: readonly ReportTable[],
  makers: readonly TableBuilder<R>[],
): Promise<WithNarrative> {
  const lookup = lookupIn(report, tables, makers);
  const diagnostics: Diagnostic[] = [];
  const blocks = new Map<string, Narrative>();
  for (const [section, file] of Object.entries(narrative)) {
    if (section !== RECOMMENDATIONS && !tables.some(({ id }) => id === section)) {
      diagnostics.push({
        level: 'note',
        text: `${file}: this report has no table ${section}, so these words are left out.`,
      });
      continue;
    }
    const text = fillReferences(file, (reference, position) => figureFor(report, lookup, reference, position));
    blocks.set(section, blocksOf(text));
    diagnostics.push(...(await mistakesIn(report, file, text)));
  }
  return {
    tables: tables.map((table) => {
      const words = blocks.get(table.id);
      return words ? { ...table, narrative: words } : table;
    }),
    recommendations: blocks.get(RECOMMENDATIONS) ?? [],
    diagnostics,
  };
}
