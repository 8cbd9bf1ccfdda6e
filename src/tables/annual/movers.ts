import type { Period } from '../../core/months.js';
import { setOf } from '../../figures/basis/areas.js';
import { everyOffence } from '../../figures/basis/offence-lists.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { countFigure } from '../../figures/measures/count.js';
import { rankMoves } from '../quarterly/dashboard.js';
import { type QuarterlyReport, quarterPeriods } from '../quarterly/quarter.js';
import { changeWord, familyOf, wordNotes } from '../shared/change-words.js';
import { type Columns, column } from '../shared/column.js';
import { countPair } from '../shared/count-pair.js';
import { KEPT_BACK_NOTE, keptBackIn } from '../shared/kept-back.js';
import { reportTable, type TableBuilder } from '../shared/report.js';

const LISTED = 5;
/** One homicide more moves a borough by several ranks: changes on a smaller base, and ranks of fewer in 12 months, are not listed. */
const SMALL = 30;

/** The parts of an offence that the report has. */
const partsOf = ({ study }: QuarterlyReport, offence: string): string[] =>
  everyOffence(study).filter((id) => id !== offence && study.tree.partsOf(offence).includes(id));

/** Every offence and group but the total: its change, its rank and the ranks it moved. */
function movesOf(report: QuarterlyReport) {
  const { study, area, quarter } = report;
  const { sameQuarterLastYear } = quarterPeriods(report);
  const known = everyOffence(study).filter((id) => id !== 'all');
  return known.map((offence) => {
    const countIn = (period: Period) => countFigure(study, setOf(area), offence, period);
    const pair = countPair(study, countIn(quarter), countIn(sameQuarterLastYear));
    const parts = partsOf(report, offence);
    return { offence, parts, ...pair, year: countIn(study.choices.period), ...rankMoves(study, area.code, offence) };
  });
}

type Moved = ReturnType<typeof movesOf>[number];

const KINDS = [
  ['Largest rises in number', 'change', 1],
  ['Largest falls in number', 'change', -1],
  ['Most places towards a higher rate', 'move', 1],
  ['Most places towards a lower rate', 'move', -1],
] as const;

/**
 * The furthest in one direction, the furthest first: those whose rate and number in the quarter went the same way, the rate
 * by more than chance. So no row is headed by one direction and says the other. A group would repeat its parts: it is listed
 * only where its number changed so and that of no part did.
 */
function furthest(
  report: QuarterlyReport,
  moves: readonly Moved[],
  [, key, direction]: (typeof KINDS)[number],
): Moved[] {
  const family = familyOf(report);
  const size = (item: Moved) => (item[key].value ?? 0) * direction;
  const isSignal = (offence: string) => family.of(offence)?.verdict === (direction > 0 ? 'higher' : 'lower');
  const isListed = (item: Moved): boolean => {
    if (size(item) <= 0 || !isSignal(item.offence)) return false;
    if (key === 'change') return (item.previousCount.value ?? 0) >= SMALL;
    const isWithNumber = (item.change.value ?? 0) * direction > 0;
    return isWithNumber && (item.year.value ?? 0) >= SMALL && item.parts.length === 0;
  };
  const listed = moves.filter(isListed);
  return listed
    .filter(({ parts }) => !listed.some(({ offence }) => parts.includes(offence)))
    .sort((a, b) => size(b) - size(a))
    .slice(0, LISTED);
}

/** What moved most in the quarter: by number, and by rank among the boroughs. */
export const movers: TableBuilder<QuarterlyReport> = {
  id: 'movers',
  about: 'the largest rises and falls of more than chance, and the most places moved with them in the ranking',
  make(report) {
    const { study, area, quarter } = report;
    const { sameQuarterLastYear } = quarterPeriods(report);
    const moves = movesOf(report);
    const rows = KINDS.flatMap((kind) =>
      furthest(report, moves, kind).map((item) => ({
        key: `${kind[1]}${kind[2]}|${item.offence}`,
        kind: kind[0],
        ...item,
      })),
    );
    const columns: Columns<(typeof rows)[number]> = [
      column.text('kind', 'Moved', ({ kind }) => kind),
      column.text('offence', 'Offence', ({ offence }) => labelOf(study, offence)),
      column.offences('before', sameQuarterLastYear.label, ({ previousCount }) => previousCount),
      column.offences('count', quarter.label, ({ count }) => count),
      column.offences('change', 'Change', ({ change }) => change),
      column.percent('change_percent', '% change', ({ changePercent }) => changePercent),
      column.text('signal', 'Rate, quarter', ({ offence }) => changeWord(familyOf(report), offence)),
      column.rank('rank', 'Rank, 12 months (1 = lowest)', ({ rank }) => rank),
      column.rankMoves('move', 'Places moved since last quarter', ({ move }) => move),
    ];
    const title = `What moved most in ${area.name}, ${quarter.label}`;
    const suppressed = keptBackIn(report, quarter);
    const figures = [...rows.map(({ year }) => year), ...suppressed];
    const notes = [
      'Changes are on the same quarter a year before: those larger than chance would usually give, on a base of at least 30. Places are of the 12-month rate, since the quarter before, of offences with at least 30 in the 12 months whose change on the same quarter is such a change in the same direction. A group is listed only where none of its parts is.',
      ...wordNotes(
        report,
        rows.map(({ offence }) => offence),
      ),
      ...(suppressed.length > 0 ? [KEPT_BACK_NOTE] : []),
    ];
    return reportTable(study, { id: 'movers', title, columns, rows, notes, figures, london: false, emptyKey: 'none' });
  },
};
