import type { Settings } from '../config/settings.js';
import type { Diagnostic } from '../core/diagnostics.js';
import { usageError } from '../core/errors.js';
import { listInWords } from '../core/format.js';
import { baseName } from '../core/position.js';
import type { Area } from '../core/reference.js';
import { didYouMean } from '../core/suggest-name.js';
import type { Assessment } from '../figures/partner/assessment.js';
import { offenceCases } from '../figures/partner/offence-cases.js';
import { suppressIndicators } from '../figures/partner/suppress-indicators.js';
import type { Study } from '../figures/study.js';
import type { Reference } from '../reference/index.js';
import { ANNUAL_TABLES } from '../tables/index.js';
import { priorityTable } from '../tables/partner/strategy.js';
import { pickById, type Report, type TableBuilder } from '../tables/shared/report.js';
import { mapIndicators, splitIndicator } from '../tidy/indicators.js';

/** Reads what a configuration adds to the Met's files. Without indicators, targets or an order there is nothing to read. */
export async function readAssessment(
  settings: Settings,
  study: Study,
  area: Area,
): Promise<{ readonly assessment: Assessment; readonly diagnostics: readonly Diagnostic[] }> {
  const { reference } = study;
  const below = study.choices.suppress?.below;
  const { designEffect, targets, priorities, sections, offenceLists } = settings;
  const plan = { designEffect, targets, priorities, sections, offenceLists };
  const { readIndicatorDefinitions } = await import('../reference/indicators.js');
  const definitions = readIndicatorDefinitions();
  const { readIndicatorFile } = await import('../load/indicators/indicator-file.js');
  const files = settings.indicators.map(readIndicatorFile);
  const mapped = mapIndicators(
    files.flatMap(({ rows }) => rows),
    reference.areas,
    definitions,
  );
  const assessment = {
    ...plan,
    definitions,
    indicators:
      below === undefined
        ? mapped.indicators
        : suppressIndicators(mapped.indicators, {
            definitions,
            below,
            bases: reference,
            offences: offenceCases(study, area),
          }),
    files: files.map(({ file, sha256, rows }) => ({ file, sha256, rows: rows.length })),
  };
  await checkMeasures(settings, assessment, reference);
  return { assessment, diagnostics: [...files.flatMap(({ diagnostics }) => diagnostics), ...mapped.diagnostics] };
}

/** A target or priority that watches nothing there is: refused with its path in the configuration. */
async function checkMeasures(
  settings: Settings,
  { indicators, definitions }: Assessment,
  { offences, offenceSets }: Reference,
) {
  const known = [...offences, ...offenceSets, ...definitions].map(({ id }) => id);
  const indicatorIds = indicators.map(({ id }) => id);
  const wanted = [
    ...settings.targets.map(({ measure }, index) => [['targets', index, 'measure'], measure] as const),
    ...settings.priorities.flatMap((priority, index) =>
      priority.indicators.map((name, position) => [['priorities', index, 'indicators', position], name] as const),
    ),
  ];
  const bad = wanted.find(
    ([, name]) => !known.includes(name) && ![...known, ...indicatorIds].includes(splitIndicator(name).id),
  );
  if (!bad) return;
  const [path, name] = bad;
  const text = `there is no offence or indicator "${name}"${didYouMean(name, [...known, ...indicatorIds])}; correct it, or add its file to indicators.`;
  if (!settings.config) throw usageError(text);
  throw (await import('../config/read-config-file.js')).errorInConfig(settings.config, path, text);
}

/** A part of the report: its heading, none for the whole, and its tables. */
export interface PlannedSection {
  readonly title: string;
  readonly makers: readonly TableBuilder[];
}

/** Figures of partners that no section of the configuration prints: filled in, they are not to be left out unsaid. */
export function unprintedIndicators({ assessment }: Report, planned: readonly PlannedSection[]): Diagnostic[] {
  if (!assessment || assessment.sections.length === 0) return [];
  const { definitions, indicators, priorities, targets, files } = assessment;
  const printed = planned.flatMap(({ makers }) => makers.map(({ id }) => id));
  const watched = [...priorities.flatMap((priority) => priority.indicators), ...targets.map(({ measure }) => measure)];
  const left = indicators.filter(({ id }) => !watched.some((name) => splitIndicator(name).id === id));
  const tableOf = (id: string) => definitions.find((definition) => definition.id === id)?.table ?? 'other-indicators';
  const tables = [...new Set(left.map(({ id }) => tableOf(id)))].filter((id) => !printed.includes(id));
  if (tables.length === 0) return [];
  const names = files.map(({ file }) => baseName(file)).join(', ');
  const text = `${names} has figures for ${listInWords(tables)}, which no section prints; add ${tables.length === 1 ? 'that table' : 'those tables'} to a section of the configuration.`;
  return [{ level: 'note', text }];
}

const available = (makers: readonly TableBuilder[], report: Report) => makers.filter(({ absent }) => !absent?.(report));

/** The tables in the order of the strategy: those asked for, or those of the sections, or all that can be made. */
export function planTables(
  report: Report,
  wanted: readonly string[],
  tables: readonly TableBuilder[] = ANNUAL_TABLES,
): PlannedSection[] {
  const priorities = (report.assessment?.priorities ?? []).map((priority, index): PlannedSection => {
    const table = priorityTable(priority, index + 1);
    return { title: priority.title, makers: [table, ...named(report, priority.tables)] };
  });
  if (wanted.length > 0) {
    const all = [...tables, ...priorities.flatMap(({ makers }) => makers[0] ?? [])];
    const makers = pickById(all, wanted);
    for (const { id, absent } of makers) {
      const why = absent?.(report);
      if (why) throw usageError(`the table ${id} cannot be made: ${why}.`);
    }
    return [{ title: '', makers }];
  }
  const sections = report.assessment?.sections ?? [];
  if (sections.length === 0) return withoutSections(report, priorities, tables);
  const planned = sections.flatMap((section) =>
    section === 'strategy' ? priorities : [{ title: section.title, makers: named(report, section.tables) }],
  );
  // What no section can name comes last.
  const added = tables.filter((maker) => !ANNUAL_TABLES.includes(maker));
  const last = added.length > 0 ? [{ title: '', makers: added }] : [];
  return [...planned, ...(sections.includes('strategy') ? [] : priorities), ...last];
}

function withoutSections(
  report: Report,
  priorities: readonly PlannedSection[],
  tables: readonly TableBuilder[],
): PlannedSection[] {
  const makers = available(tables, report);
  if (priorities.length === 0) return [{ title: '', makers }];
  const early = makers.filter(({ id }) => ['headlines', 'signals'].includes(id));
  const beneath = new Set(priorities.flatMap((priority) => priority.makers.map(({ id }) => id)));
  const rest = makers.filter((maker) => !early.includes(maker) && !beneath.has(maker.id));
  return [{ title: '', makers: early }, ...priorities, { title: '', makers: rest }];
}

/** Tables that a section names and that cannot be made are left out: the coverage says which. */
const named = (report: Report, ids: readonly string[]): TableBuilder[] =>
  available(
    ids.flatMap((id) => ANNUAL_TABLES.find((maker) => maker.id === id) ?? []),
    report,
  );
