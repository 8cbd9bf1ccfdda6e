import type { Level } from '../../core/crime.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import { usageError } from '../../core/errors.js';
import type { Denominator, Figure } from '../../core/figure.js';
import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import type { Period } from '../../core/months.js';
import type { Area, AreaSet, RateBase } from '../../core/reference.js';
import type { ReportTable } from '../../core/report.js';
import { seriesName } from '../../figures/basis/estimates.js';
import { namesWithParts } from '../../figures/basis/moved-parts.js';
import { seamNotes } from '../../figures/basis/series-seams.js';
import { namesSuppressed, suppressionNote } from '../../figures/basis/suppression.js';
import type { CrossCheck } from '../../figures/cross-checks/cross-check.js';
import { londonBasisNote } from '../../figures/measures/london.js';
import type { Assessment } from '../../figures/partner/assessment.js';
import type { Study } from '../../figures/study.js';
import { type Columns, figuresOf, listBody, type RowHead, tableBody } from './column.js';
import { headingsOf } from './themes.js';

/** What a table is built from: the study, the borough it is about, and the areas it is compared with. */
export interface Report {
  readonly study: Study;
  readonly area: Area;
  /** In a quarterly report. */
  readonly quarter?: Period;
  readonly comparators: readonly AreaSet[];
  /** The offences that tables of wards and LSOAs are about, where the reader names them. */
  readonly offences?: readonly string[];
  /** The tables that the files have nothing for, by their headings, each with the reason, for `coverage`. */
  readonly leftOut?: readonly (readonly [heading: string, why: string])[];
  /** What was noticed while reading, for `coverage`. */
  readonly diagnostics: readonly Diagnostic[];
  /** The figures computed a second time in other ways, for `coverage`. */
  readonly checks?: readonly CrossCheck[];
  /** Partner indicators, targets and the order of the report, where a configuration gives them. */
  readonly assessment?: Assessment;
}

/** Builds one table. `id` is the contract: scripts and configuration name tables by it. */
export interface TableBuilder<R extends Report = Report> {
  readonly id: string;
  readonly about: string;
  /** Why the table cannot be built from this report; undefined when it can. Without it, it always can. */
  readonly absent?: (report: R) => string | undefined;
  /** What to add where the files have nothing for it: a message for who makes the report, not a note of the report. */
  readonly whatToAdd?: string;
  /** The level of the files that it needs; borough when absent. */
  readonly level?: Level;
  make(report: R): ReportTable;
}

/** What a table is put together from. `Row` is what its columns read. */
export interface TableParts<Row extends RowHead> {
  readonly id: string;
  readonly title: string;
  readonly columns: Columns<NoInfer<Row>>;
  readonly rows: readonly Row[];
  readonly notes?: readonly string[];
  /** Figures that stand in sentences or decide which rows there are, not in cells: their notes and sources count too. */
  readonly figures?: readonly Figure[];
  /** Of a list that may be of none: the key of the row that then says so. */
  readonly emptyKey?: string | undefined;
  /** Why it has no row, where it has none. */
  readonly whyNoRow?: string;
  /** Tables without London need no word on what London is. */
  readonly london?: boolean;
}

/** Why Westminster's rate is what it is. */
export const RESIDENTS_NOTE =
  'Offences are counted where they happen and divided by residents: people who work in an area or visit it are not in its population.';

/** Why knife crime is not to be added to violence. */
export const DASHBOARD_NOTE =
  "Figures of the Met's other-crime dashboard count offences that are in its other figures too, and overlap one another: they are not added up.";

/** Whose the estimates of people and households are, each under the licence it states. */
export const ESTIMATES_SOURCE =
  'Office for National Statistics, Open Government Licence v3.0, and Greater London Authority, Open Government Licence';

const POPULATION_SOURCE = 'population: Office for National Statistics, Open Government Licence v3.0';

/** The sources of every figure in the table, with their licence. */
export function sourceLine(study: Study, figures: readonly Figure[]): string {
  const used = new Set(figures.flatMap(({ sources }) => sources));
  const files = study.sources.filter((_, index) => used.has(index));
  const attributions = [...new Set(files.map(({ attribution }) => attribution))];
  const estimates = figures.some(usesEstimates) ? estimateSources(study, figures) : [];
  const published = [...new Set(figures.flatMap(({ origins = [] }) => origins))].map((origin) =>
    figures.some((figure) => figure.origins?.includes(origin) && isPublishedRate(figure))
      ? `${origin} (its rates have its own denominators)`
      : origin,
  );
  return [...attributions, ...published, ...estimates].join('; ');
}

/** Every estimate that figures are divided by. */
const basesOf = ({ base, from = [] }: Figure): Denominator[] => (base ? [base] : from.flatMap(basesOf));

/** Whose the estimates are: of the user's files where these were used, of their publishers where theirs were. */
function estimateSources(study: Study, figures: readonly Figure[]): string[] {
  const files = userEstimateFiles(study);
  const isOfPeople = figures.filter(usesEstimates).every(({ base }) => base?.unit === 'population');
  const publishers = isOfPeople ? POPULATION_SOURCE : `population and households: ${ESTIMATES_SOURCE}`;
  if (files.length === 0) return [publishers];
  const bases = figures.flatMap(basesOf);
  const userFiles = files.filter(({ series }) => bases.some((base) => base.series === series));
  const isOfUser = (base: Denominator) => userFiles.some(({ series }) => series === base.series);
  const others = bases.length > 0 && bases.every(isOfUser) ? [] : [publishers];
  return [...userFiles.map(estimateFileSource), ...others];
}

/** The library has what was fetched from Nomis; of other files the user knows the publisher. */
export const estimateFileSource = ({ base, series, file }: UserEstimateFile): string =>
  file.startsWith('library:')
    ? `${base}: Office for National Statistics, by way of Nomis (${series}), Open Government Licence v3.0`
    : `${base}: ${seriesName(series)}`;

interface UserEstimateFile {
  readonly base: RateBase;
  readonly series: string;
  readonly file: string;
}

/** The user's files of estimates, each with its series. */
export const userEstimateFiles = memoizeByArguments(({ reference }: Study): UserEstimateFile[] => {
  const bases = ['population', 'households'] as const;
  const found = bases.flatMap((base) =>
    reference[base].flatMap(({ series, file }) => (file === undefined ? [] : [{ base, series, file }])),
  );
  return [...new Map(found.map((item) => [`${item.base}|${item.series}`, item])).values()];
});

const isRate = ({ unit }: Figure): boolean => unit.startsWith('per 1,000');

/** Whether a figure rests on the estimates of people or households that the project has. */
const usesEstimates = (figure: Figure): boolean =>
  figure.base !== undefined ||
  (figure.sources.length > 0 &&
    (isRate(figure) ||
      figure.unit === 'probability' ||
      (figure.method.includes('rank') && figure.method !== 'rank of number')));

/** A rate of a partner's file, or a change of one: whoever published it divided it. */
const isPublishedRate = (figure: Figure): boolean => isRate(figure) && !usesEstimates(figure);

const MARK_NOTES = {
  small: (study: Study) =>
    `[u]: low reliability, the percentage is of a base below ${study.choices.smallNumber} offences.`,
  tied: () => '=: a place shared with another borough.',
  tiedSmall: () => '=: a place shared with another ward or LSOA.',
};

/** Fills the cells, and collects what the figures need: their notes, their sources and the meaning of their marks. */
export function reportTable<Row extends RowHead>(study: Study, parts: TableParts<Row>): ReportTable {
  const { id, title, notes = [], london = true } = parts;
  const { emptyKey, whyNoRow } = parts;
  const body =
    emptyKey === undefined ? tableBody(parts.rows, parts.columns) : listBody(parts.rows, parts.columns, emptyKey);
  const figures = [...figuresOf(body.rows), ...(parts.figures ?? [])];
  const marks = [
    ...(figures.some(({ small }) => small) ? [MARK_NOTES.small(study)] : []),
    ...(figures.some(({ tied, method }) => tied && method !== 'place by count') ? [MARK_NOTES.tied()] : []),
    ...(figures.some(({ tied, method }) => tied && method === 'place by count') ? [MARK_NOTES.tiedSmall()] : []),
  ];
  const { suppress } = study.choices;
  const kept = suppress && figures.some(namesSuppressed);
  if (kept) marks.push(suppressionNote(suppress.below));
  const basis = london ? [londonBasisNote(study)] : [];
  const all = [...notes, ...seamNotes(figures), ...basis, ...marks, ...figures.flatMap((figure) => figure.notes)];
  const areaNames = namesWithParts(study.dataset, figures);
  const table = {
    id,
    title,
    ...body,
    notes: [...new Set(all)],
    source: sourceLine(study, figures),
    ...(body.rows.length === 0 && whyNoRow !== undefined ? { whyNoRow } : {}),
  };
  return areaNames.size > 0 ? { ...table, areaNames } : table;
}

/** The table of a report. Where the borough's figures hold a part that the files have elsewhere, it is called so. */
export function buildTable<R extends Report>(builder: TableBuilder<R>, report: R): ReportTable {
  const table = { ...builder.make(report), ...headingsOf(builder.id) };
  const name = table.areaNames?.get(report.area.code);
  if (name === undefined) return table;
  const named = builder.make({ ...report, area: { ...report.area, name } });
  // Keys are a contract: they do not change with what the borough is called.
  const rows = named.rows.map((row, index) => ({ ...row, key: table.rows[index]?.key ?? row.key }));
  return { ...table, ...named, rows };
}

/** The tables wanted, in the order of the registry; an unknown id is refused with those there are. */
export function pickById<T extends { readonly id: string }>(builders: readonly T[], ids: readonly string[]): T[] {
  const known = builders.map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) throw usageError(`there is no table "${unknown}"; the tables are ${known.join(', ')}.`);
  return ids.length === 0 ? [...builders] : builders.filter(({ id }) => ids.includes(id));
}
