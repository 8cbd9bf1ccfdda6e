import type { SmallLevel } from '../../core/crime.js';
import type { Figure } from '../../core/figure.js';
import { capitalized, figureText, firstInWords } from '../../core/format.js';
import type { Period } from '../../core/months.js';
import type { CountFigure } from '../../figures/count-figure.js';
import { figure } from '../../figures/figure.js';
import { labelOf, nounOf } from '../../figures/measures/comparison.js';
import {
  LEVEL_NAMES,
  smallAreas,
  smallAreasOf,
  smallCount,
  whyNotGiven,
} from '../../figures/small-areas/small-areas.js';
import type { Study } from '../../figures/study.js';
import { concentration } from '../../statistics/changes/concentration.js';
import { basename } from '../../tidy/parts-of-source.js';
import { type Columns, column } from '../shared/column.js';
import { type Report, reportTable, type TableBuilder } from '../shared/report.js';
import { needsWards, wardNotes } from './ward-words.js';
import { WARD_OFFENCES } from './wards.js';

const HALF = 50;
const NO_WARD = 'not in the lookup';

/** How many wards the LSOAs of an offence lie in, and which ward has the most of them. */
function wardSentence(rows: readonly { readonly ward: string }[]): string {
  const wards = new Map<string, number>();
  for (const { ward } of rows) {
    if (ward !== NO_WARD) wards.set(ward, (wards.get(ward) ?? 0) + 1);
  }
  const [first, ...others] = [...wards].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  if (!first) return '';
  if (others.length === 0) return ` They stand in one ward, ${first[0]}.`;
  const isTied = others[0]?.[1] === first[1];
  const most = isTied ? '' : `; ${first[0]} has the most of them (${first[1]})`;
  return ` They stand in ${others.length + 1} wards${most}.`;
}

/** What the user's lookup of wards was used for, and which LSOAs it lacks. */
function lookupNotes({ choices }: Study, level: SmallLevel, rows: readonly HotspotRow[]): string[] {
  if (!choices.lsoaWards) return [];
  const file = basename(choices.lsoaWards.file);
  if (level === 'ward') return [`The lookup ${file} is not used: no file of LSOAs is given.`];
  const lacking = new Set(rows.filter(({ ward }) => ward === NO_WARD).map(({ small }) => small.gss));
  const names = `Wards by the lookup ${file}.`;
  if (lacking.size === 0) return [names];
  return [`${names} It does not have ${firstInWords([...lacking])}: some LSOAs have had other codes since 2021.`];
}

/** The finest areas there are: LSOAs, or wards. */
const levelOf = (study: Study): SmallLevel => (smallAreas(study, 'lsoa').length > 0 ? 'lsoa' : 'ward');

/** The areas that together hold half of an offence in a period, most first; undefined when a count is missing. */
function holdersOf({ study, area }: Report, level: SmallLevel, offence: string, period: Period) {
  const areaCounts = smallAreasOf(study, level, area.code)
    .map((small) => ({ small, count: smallCount(study, small, offence, period) }))
    .sort((a, b) => (b.count.value ?? 0) - (a.count.value ?? 0) || (a.small.name < b.small.name ? -1 : 1));
  if (areaCounts.some(({ count }) => count.value === null)) return undefined;
  const counts = areaCounts.map(({ count }) => count.value ?? 0);
  const sumOf = (length: number) => counts.slice(0, length).reduce((sum, count) => sum + count, 0);
  const { areas, percentOfAreas } = concentration(counts, HALF);
  const total = sumOf(counts.length);
  const holders = areaCounts.slice(0, areas).map((item, index) => ({ ...item, sum: sumOf(index + 1), total }));
  return { areas, percentOfAreas, of: areaCounts.length, holders };
}

const shareOf = (part: number, { count, total }: { readonly count: CountFigure; readonly total: number }): Figure =>
  figure((100 * part) / total, [count], { unit: 'percent share', method: 'share' });

/** The rows of an offence and the sentence on them; no row when a count is missing. */
function hotspotsOf(report: Report, level: SmallLevel, offence: string) {
  const { study, area } = report;
  const wards = level === 'lsoa' ? study.choices.lsoaWards?.wards : undefined;
  const noun = nounOf(study, offence);
  const [one, many] = LEVEL_NAMES[level];
  const now = holdersOf(report, level, offence, study.choices.period);
  const before = holdersOf(report, level, offence, study.choices.previous);
  if (!now) {
    const why = whyNotGiven(study, level, offence) ?? `a count of ${noun} is missing: no ${many} can be named`;
    return { rows: [], sentence: `${capitalized(why)}.`, why };
  }
  const codesBefore = new Set((before?.holders ?? []).map(({ small }) => small.code));
  const rows = now.holders.map((holder) => ({
    key: `${offence}|${holder.small.gss}`,
    level: 1,
    offence,
    ...holder,
    ward: wards?.get(holder.small.gss)?.name ?? NO_WARD,
    before: before ? (codesBefore.has(holder.small.code) ? 'yes' : 'no') : 'not known',
  }));
  const percent = figure(now.percentOfAreas, [], { unit: 'percent share', method: 'share' });
  const still = rows.filter((row) => row.before === 'yes').length;
  const persistent = before
    ? ` ${still === 0 ? 'None' : still} of them ${still === 1 ? 'was' : 'were'} among those of the year before.`
    : '';
  const sentence = `${now.areas} of the ${now.of} ${now.of === 1 ? one : many} of ${area.name} (${figureText(percent)}) ${now.areas === 1 ? 'holds' : 'hold'} half of the ${noun} placed in one.${persistent}${wards ? wardSentence(rows) : ''}`;
  return { rows, sentence, why: undefined };
}

type HotspotRow = ReturnType<typeof hotspotsOf>['rows'][number];

/** Where half of the offences are, and whether they were there a year before. */
export const hotspots: TableBuilder = {
  id: 'hotspots',
  about:
    'the wards or LSOAs that hold half of the offences, and whether they did a year before (needs a ward or LSOA file)',
  level: 'ward',
  absent: ({ study }) => (smallAreas(study, 'lsoa').length > 0 ? undefined : needsWards(study)),
  make(report) {
    const { study, area } = report;
    const level = levelOf(study);
    const offences = report.offences?.length ? report.offences : WARD_OFFENCES;
    const tables = offences.map((offence) => hotspotsOf(report, level, offence));
    const { period, previous } = study.choices;
    const columns: Columns<HotspotRow> = [
      column.text('offence', 'Offence', ({ offence }) => labelOf(study, offence)),
      column.text('place', level === 'ward' ? 'Ward' : 'LSOA', ({ small }) => small.name),
      column.text('code', 'Code', ({ small }) => small.gss),
      ...(level === 'lsoa' && study.choices.lsoaWards
        ? [column.text('ward', 'Ward', ({ ward }: HotspotRow) => ward)]
        : []),
      column.offences('previous_count', previous.label, ({ small, offence }) =>
        smallCount(study, small, offence, previous),
      ),
      column.offences('count', period.label, ({ count }) => count),
      column.share('share', 'Share', (row) => shareOf(row.count.value ?? 0, row)),
      column.share('together', 'With those above', (row) => shareOf(row.sum, row)),
      column.text('before', 'Among the half a year before', ({ before }) => before),
    ];
    const rows = tables.flatMap((table) => table.rows);
    const whyNoRow = tables.flatMap(({ why }) => why ?? []).join('; ');
    const notes = [
      ...tables.map(({ sentence }) => sentence),
      `The fewest ${LEVEL_NAMES[level][1]} that together hold at least half of what is placed in one; of equal ones the first by name.`,
      ...(level === 'ward' ? wardNotes(study) : []),
      ...lookupNotes(study, level, rows),
    ];
    const title = `Where half of the offences of ${area.name} are, ${period.label}`;
    return reportTable(study, { id: 'hotspots', title, columns, rows, notes, london: false, whyNoRow });
  },
};
