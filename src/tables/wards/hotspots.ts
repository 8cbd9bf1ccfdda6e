import type { SmallLevel } from '../../core/crime.js';
import { figureText, listInWords } from '../../core/format.js';
import type { Period } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import type { ReportRow } from '../../core/report.js';
import { figure } from '../../figures/figure.js';
import { labelOf, nounOf } from '../../figures/measures/comparison.js';
import { LEVEL_NAMES, smallAreas, smallAreasOf, smallCount } from '../../figures/small-areas/small-areas.js';
import type { Study } from '../../figures/study.js';
import { concentration } from '../../statistics/concentration.js';
import { basename } from '../../tidy/parts-of-source.js';
import { type Report, reportTable, type TableBuilder, text } from '../shared/report.js';
import { needsWards, wardNotes } from './ward-words.js';
import { WARD_OFFENCES } from './wards.js';

const HALF = 50;
const NO_WARD = 'not in the lookup';

/** Which wards the LSOAs of an offence stand in, and which has the most of them. */
function wardSentence(rows: readonly ReportRow[]): string {
  const wards = new Map<string, number>();
  for (const { cells } of rows) {
    const ward = String(cells.ward);
    if (ward !== NO_WARD) wards.set(ward, (wards.get(ward) ?? 0) + 1);
  }
  const [first, ...others] = [...wards].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  if (!first) return '';
  if (others.length === 0) return ` They stand in one ward, ${first[0]}.`;
  const isTied = others[0]?.[1] === first[1];
  const most = isTied ? '' : `; ${first[0]} has the most of them (${first[1]})`;
  return ` They stand in ${others.length + 1} wards${most}.`;
}

/** What the lookup of the user's does, and what it lacks. */
function lookupNotes({ choices }: Study, level: SmallLevel, rows: readonly ReportRow[]): string[] {
  if (!choices.lsoaWards) return [];
  const file = basename(choices.lsoaWards.file);
  if (level === 'ward') return [`The lookup ${file} is not used: no file of LSOAs is given.`];
  const lacking = new Set(rows.filter(({ cells }) => cells.ward === NO_WARD).map(({ cells }) => String(cells.code)));
  const names = `Wards by the lookup ${file}.`;
  if (lacking.size === 0) return [names];
  const codes = [...lacking].slice(0, 3);
  const listed = listInWords(lacking.size > 3 ? [...codes, `${lacking.size - 3} more`] : codes);
  return [`${names} It does not have ${listed}: some LSOAs have had other codes since 2021.`];
}

/** The finest areas there are: LSOAs, or wards. */
const levelOf = (study: Study): SmallLevel => (smallAreas(study, 'lsoa').length > 0 ? 'lsoa' : 'ward');

/** The areas that together hold half of a borough's offences in a period, most first; undefined when a count is missing. */
function holdersOf(study: Study, level: SmallLevel, area: Area, offence: string, period: Period) {
  const counted = smallAreasOf(study, level, area.code)
    .map((small) => ({ small, count: smallCount(study, small, offence, period) }))
    .sort((a, b) => (b.count.value ?? 0) - (a.count.value ?? 0) || (a.small.name < b.small.name ? -1 : 1));
  if (counted.some(({ count }) => count.value === null)) return undefined;
  const concentrated = concentration(
    counted.map(({ count }) => count.value ?? 0),
    HALF,
  );
  const total = counted.reduce((sum, { count }) => sum + (count.value ?? 0), 0);
  return { ...concentrated, total, of: counted.length, holders: counted.slice(0, concentrated.areas) };
}

interface Hotspots {
  readonly rows: ReportRow[];
  readonly sentence: string;
}

function hotspotsOf({ study, area }: Report, level: SmallLevel, offence: string): Hotspots {
  const { period, previous } = study.choices;
  const wards = level === 'lsoa' ? study.choices.lsoaWards?.wards : undefined;
  const noun = nounOf(study, offence);
  const [now, before] = [period, previous].map((item) => holdersOf(study, level, area, offence, item));
  if (!now) return { rows: [], sentence: `A count of ${noun} is missing: no ${LEVEL_NAMES[level][1]} can be named.` };
  const last = new Set((before?.holders ?? []).map(({ small }) => small.code));
  let sum = 0;
  const rows = now.holders.map(({ small, count }): ReportRow => {
    sum += count.value ?? 0;
    const heldBy = (part: number) =>
      figure((100 * part) / now.total, [count], { unit: 'percent share', method: 'share' });
    return {
      key: `${offence}|${small.gss}`,
      level: 1,
      cells: {
        offence: labelOf(study, offence),
        place: small.name,
        code: small.gss,
        ...(wards ? { ward: wards.get(small.gss)?.name ?? NO_WARD } : {}),
        previous_count: smallCount(study, small, offence, previous),
        count,
        share: heldBy(count.value ?? 0),
        together: heldBy(sum),
        before: before ? (last.has(small.code) ? 'yes' : 'no') : 'not known',
      },
    };
  });
  const [one, many] = LEVEL_NAMES[level];
  const percent = figure(now.percentOfAreas, [], { unit: 'percent share', method: 'share' });
  const still = now.holders.filter(({ small }) => last.has(small.code)).length;
  const persistent = before
    ? ` ${still === 0 ? 'None' : still} of them ${still === 1 ? 'was' : 'were'} among those of the year before.`
    : '';
  const sentence = `${now.areas} of the ${now.of} ${now.of === 1 ? one : many} of ${area.name} (${figureText(percent)}) ${now.areas === 1 ? 'holds' : 'hold'} half of the ${noun} placed in one.${persistent}${wards ? wardSentence(rows) : ''}`;
  return { rows, sentence };
}

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
    const columns = [
      text('offence', 'Offence'),
      text('place', level === 'ward' ? 'Ward' : 'LSOA'),
      text('code', 'Code'),
      ...(level === 'lsoa' && study.choices.lsoaWards ? [text('ward', 'Ward')] : []),
      { key: 'previous_count', heading: previous.label, unit: 'offences' as const },
      { key: 'count', heading: period.label, unit: 'offences' as const },
      { key: 'share', heading: 'Share', unit: 'percent share' as const },
      { key: 'together', heading: 'With those above', unit: 'percent share' as const },
      text('before', 'Among the half a year before'),
    ];
    const rows = tables.flatMap((table) => table.rows);
    const notes = [
      ...tables.map(({ sentence }) => sentence),
      `The fewest ${LEVEL_NAMES[level][1]} that together hold at least half of what is placed in one; of equal ones the first by name.`,
      ...(level === 'ward' ? wardNotes(study) : []),
      ...lookupNotes(study, level, rows),
    ];
    const title = `Where half of the offences of ${area.name} are, ${period.label}`;
    return reportTable(study, { id: 'hotspots', title, columns, rows, notes, london: false });
  },
};
