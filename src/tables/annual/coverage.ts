import type { Denominator } from '../../core/figure.js';
import { groupThousands, listInWords } from '../../core/format.js';
import { hasSameReason, isMissing, type Missing } from '../../core/missing.js';
import { dayInWords, monthCount, monthName, monthRange, type Period } from '../../core/months.js';
import { baseName } from '../../core/position.js';
import type { AreaSet } from '../../core/reference.js';
import { airportCaution } from '../../figures/basis/airports.js';
import { londonBoroughs, setOf } from '../../figures/basis/areas.js';
import { denominatorOf, denominatorsOf, isComparedOnAnotherSeries } from '../../figures/basis/denominator.js';
import { seriesName } from '../../figures/basis/estimates.js';
import { whenInWords } from '../../figures/basis/moved-parts.js';
import { figure } from '../../figures/figure.js';
import { ERA_NAMES } from '../../figures/measures/count.js';
import { partOf } from '../../figures/measures/counts-in-words.js';
import { londonBasisNote } from '../../figures/measures/london.js';
import { noBoroughShare } from '../../figures/measures/no-borough.js';
import { type Columns, column, numbered } from '../shared/column.js';
import { definitions } from '../shared/definitions.js';
import { type Report, reportTable, sourceLine, type TableBuilder } from '../shared/report.js';
import { hasMonthsOf } from '../shared/years.js';

type Fact = readonly [topic: string, fact: string];

const fact = (topic: string, text: string): Fact => [topic, text];

const named = ({ label, from, to }: Period): string => `${label} (${monthRange(from, to)})`;

function periods({ study, quarter }: Report): Fact[] {
  const { period, previous, base } = study.choices;
  if (quarter) {
    return [
      ['Quarter', named(quarter)],
      ['12 months', named(period)],
      ['12 months before', named(previous)],
    ];
  }
  return [
    ['This year', named(period)],
    ['Last year', named(previous)],
    ['Base year', named(base)],
  ];
}

function files({ study }: Report): Fact[] {
  return study.sources.flatMap(({ file, layout, era, from, to, rows, origin }): Fact[] => [
    [
      'File',
      `${baseName(file)}: ${layout}, ${ERA_NAMES[era]}, ${monthRange(from, to)} (vintage ${monthName(to)}), ${groupThousands(rows, 0)} rows`,
    ],
    ...(origin ? [fact('Origin', origin)] : []),
  ]);
}

function areas({ study, area }: Report): Fact[] {
  const { boroughs, boroughsPresent, months } = study.dataset;
  const elsewhere = study.reference.areas.filter(
    ({ code, kind }) => kind !== 'borough' && study.dataset.sources.some((source) => source.areas.has(code)),
  );
  const { parts } = study.dataset.moved;
  const names = elsewhere.filter(({ code }) => parts.every(({ area }) => area !== code)).map(({ name }) => name);
  const apart = names.length > 0 ? `; ${listInWords(names)} kept apart, never ranked` : '';
  const { period, previous, base } = study.choices;
  const airports = airportCaution(study, area, [period, previous, base]);
  return [
    ['Months', `${monthRange(months[0] ?? '', months[months.length - 1] ?? '')} (${monthCount(months.length)})`],
    ['Areas', `${boroughsPresent.length} of ${boroughs.length} boroughs${apart}`],
    ...movedParts(study, area.code),
    ...(airports === undefined ? [] : [fact('Airports', airports)]),
    ['No borough', noBorough(study, [period, previous, base])],
  ];
}

/** Where files have a part of a borough elsewhere in some months, and what was done about it. */
function movedParts({ dataset, reference }: Report['study'], code: string): Fact[] {
  return dataset.moved.parts.map((part): Fact => {
    const reported = part.borough === code ? reference.areas.find((area) => area.code === code) : undefined;
    const borough = reported?.name ?? 'the borough it lies in';
    const when = whenInWords(dataset, part);
    return ['Counted with a borough', `${part.name} with ${borough}: ${when} the files have it apart from any borough`];
  });
}

/** The part of each year; a reason that is that of all years stands once. */
function noBorough(study: Report['study'], years: readonly Period[]): string {
  const shares = years.map((year) => ({ year, share: noBoroughShare(study, year) }));
  const absence = shares[0]?.share.absence;
  if (absence && shares.every(({ share }) => share.absence && hasSameReason(share.absence, absence)))
    return absence.missing;
  const texts = shares.map(({ year, share }) => {
    if (share.value !== null) return `${year.label}: ${partOf(share)}`;
    return `${year.label}: ${hasMonthsOf(study, year) ? share.missing : 'the files do not have all its months'}`;
  });
  return `the Met's offences with no borough: ${texts.join('; ')}`;
}

/** What each year's rates are divided by, and the comparison of the two where that is another series. */
function denominators({ study, area }: Report): Fact[] {
  const { period, previous } = study.choices;
  const [borough, london] = [setOf(area), londonBoroughs(study)];
  return (['population', 'households'] as const).flatMap((base) => {
    const alone = [period, previous].map((year): Fact => {
      const [ours, londons] = [borough, london].map((set) => denominatorOf(study, set, base, year));
      return [`Divided by, ${base} ${year.label}`, estimateFact(area.name, ours, londons)];
    });
    const over = (set: AreaSet) => denominatorsOf(study, base, { set, period }, { set, period: previous });
    const [ours, londons] = [over(borough), over(london)];
    if (isMissing(ours)) return [...alone, fact(`Compared by, ${base}`, ours.missing)];
    if (!isComparedOnAnotherSeries(study, base, period, previous)) return alone;
    const compared = (['now', 'before'] as const).map((which): Fact => {
      const topic = `Compared by, ${base} ${which === 'now' ? period.label : previous.label}`;
      return [topic, estimateFact(area.name, ours[which], isMissing(londons) ? londons : londons[which])];
    });
    return [...alone, ...compared];
  });
}

function estimateFact(name: string, borough?: Denominator | Missing, london?: Denominator | Missing): string {
  if (!borough || isMissing(borough)) return borough?.missing ?? '';
  const ofLondon = !london || isMissing(london) ? london?.missing : groupThousands(london.value, 0);
  const series = `${seriesName(borough.series)}, ${dayInWords(borough.date)}`;
  return `${name} ${groupThousands(borough.value, 0)}, London ${ofLondon} (${series})`;
}

function choices({ study }: Report): Fact[] {
  const { allowMixedEras, allowPartial, allowBreaks } = study.choices;
  const allowed = [
    allowMixedEras ? 'figures of files of different eras are compared' : '',
    allowPartial ? 'ranks and London are of fewer than 32 boroughs' : '',
    allowBreaks ? 'known breaks do not stop a comparison' : '',
  ].filter((item) => item !== '');
  return [['London', londonBasisNote(study)], ...allowed.map((entry): Fact => ['Allowed in this report', entry])];
}

function checksOf({ checks = [] }: Report): Fact[] {
  return checks.map(({ name, compared, wrong, note }): Fact => {
    const seen = `${groupThousands(compared, 0)} compared`;
    const outcome = wrong.length === 0 ? `${seen}, all hold` : `${seen}, NOT ${listInWords(wrong)}`;
    const result = compared === 0 ? 'not checked' : note === undefined || wrong.length > 0 ? outcome : seen;
    return ['Cross-check', `${name}: ${result}${note === undefined ? '' : `; ${note}`}`];
  });
}

const tablesLeftOut = ({ leftOut = [] }: Report): Fact[] =>
  leftOut.map(([heading, why]): Fact => ['Left out', `${heading}: ${why}`]);

/** What was noticed while reading; files are named without their folders. */
const noticed = ({ study, diagnostics }: Report): Fact[] =>
  diagnostics.map(({ level, text }) => [
    level === 'warning' ? 'Warning' : 'Note',
    study.sources.reduce((named, { file }) => named.replaceAll(file, baseName(file)), text),
  ]);

/** Everything behind the figures: files, vintages, months, eras, denominators, definitions and what was noticed. */
export const coverage: TableBuilder = {
  id: 'coverage',
  about: 'files, vintages, months, eras, denominators, definitions and notes',
  make(report) {
    const { study, area } = report;
    const facts = [
      ...periods(report),
      ...files(report),
      ...areas(report),
      ...denominators(report),
      ...choices(report),
      ...checksOf(report),
      ...tablesLeftOut(report),
      ...noticed(report),
      ...definitions(report).map(({ term, meaning }): Fact => [term, meaning]),
    ];
    const rows = numbered(facts.map(([topic, fact]) => ({ topic, fact })));
    const columns: Columns<(typeof rows)[number]> = [
      column.text('topic', 'What', ({ topic }) => topic),
      column.text('fact', 'Fact', ({ fact }) => fact),
    ];
    const title = `What the figures for ${area.name} rest on`;
    const table = reportTable(study, { id: 'coverage', title, columns, rows, london: false });
    const sources = study.sources.map((_, index) => index);
    // A rank rests on the estimates of all boroughs.
    const everything = { ...figure(0, [], { unit: 'rank', method: 'rank' }), sources };
    return { ...table, source: sourceLine(study, [everything]) };
  },
};
