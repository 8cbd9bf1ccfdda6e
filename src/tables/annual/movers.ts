import type { Figure } from '../../core/figure.js';
import type { ReportRow } from '../../core/report.js';
import { setOf } from '../../figures/basis/areas.js';
import { everyOffence } from '../../figures/basis/offence-lists.js';
import { changeFigure, percentChangeFigure } from '../../figures/measures/change.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { countFigure } from '../../figures/measures/count.js';
import { rankMoves } from '../quarterly/dashboard.js';
import { type QuarterlyReport, quarterPeriods } from '../quarterly/quarter.js';
import { changeWord, familyOf, wordNotes } from '../shared/change-words.js';
import { KEPT_BACK_NOTE, keptBackIn } from '../shared/kept-back.js';
import { reportTable, type TableBuilder, text } from '../shared/report.js';

const LISTED = 5;
/** One homicide more moves a borough by places: changes on a smaller base and ranks of fewer in 12 months are not listed. */
const SMALL = 30;

interface Moved {
  readonly offence: string;
  readonly figures: Readonly<
    Record<'count' | 'before' | 'change' | 'change_percent' | 'year' | 'rank' | 'move', Figure>
  >;
}

/** The offences that are no sum of others here: a group and its part would tell the same twice. */
function movesOf(report: QuarterlyReport): Moved[] {
  const { study, area, quarter } = report;
  const { sameQuarterLastYear } = quarterPeriods(report);
  const known = everyOffence(study);
  const single = known.filter((id) => !study.tree.childrenOf(id).some((child) => known.includes(child.id)));
  return single.map((offence) => {
    const count = countFigure(study, setOf(area), offence, quarter);
    const before = countFigure(study, setOf(area), offence, sameQuarterLastYear);
    const change = changeFigure(study, count, before);
    const year = countFigure(study, setOf(area), offence, study.choices.period);
    const figures = { count, before, change, year, change_percent: percentChangeFigure(study, count, before) };
    return { offence, figures: { ...figures, ...rankMoves(study, area.code, offence) } };
  });
}

const KINDS = [
  ['Largest rises in number', 'change', 1],
  ['Largest falls in number', 'change', -1],
  ['Most places towards a higher rate', 'move', 1],
  ['Most places towards a lower rate', 'move', -1],
] as const;

/** The furthest in one direction, the furthest first: of the numbers those whose rate changed by more than chance. */
function furthest(
  report: QuarterlyReport,
  moves: readonly Moved[],
  [, key, direction]: (typeof KINDS)[number],
): Moved[] {
  const family = familyOf(report);
  const size = ({ figures }: Moved) => (figures[key].value ?? 0) * direction;
  const isSignal = ({ offence }: Moved) => family.of(offence)?.verdict === (direction > 0 ? 'higher' : 'lower');
  const enough = (item: Moved) =>
    key === 'change'
      ? isSignal(item) && (item.figures.before.value ?? 0) >= SMALL
      : (item.figures.year.value ?? 0) >= SMALL;
  return moves
    .filter((move) => size(move) > 0 && enough(move))
    .sort((a, b) => size(b) - size(a))
    .slice(0, LISTED);
}

/** What moved most in the quarter: by number, and by place among the boroughs. */
export const movers: TableBuilder<QuarterlyReport> = {
  id: 'movers',
  about: 'the largest rises and falls of more than chance, and the most places moved in the ranking',
  make(report) {
    const { study, area, quarter } = report;
    const { sameQuarterLastYear } = quarterPeriods(report);
    const moves = movesOf(report);
    const family = familyOf(report);
    const rows: ReportRow[] = KINDS.flatMap((kind) =>
      furthest(report, moves, kind).map(({ offence, figures }) => ({
        key: `${kind[1]}${kind[2]}|${offence}`,
        cells: { kind: kind[0], offence: labelOf(study, offence), ...figures, signal: changeWord(family, offence) },
      })),
    );
    const columns = [
      text('kind', 'Moved'),
      text('offence', 'Offence'),
      { key: 'before', heading: sameQuarterLastYear.label, unit: 'offences' as const },
      { key: 'count', heading: quarter.label, unit: 'offences' as const },
      { key: 'change', heading: 'Change', unit: 'offences' as const },
      { key: 'change_percent', heading: '% change', unit: 'percent' as const },
      text('signal', 'Rate, quarter'),
      { key: 'rank', heading: 'Rank, 12 months (1 = lowest)', unit: 'rank' as const },
      { key: 'move', heading: 'Places moved since last quarter', unit: 'places' as const },
    ];
    const title = `What moved most in ${area.name}, ${quarter.label}`;
    const keptBack = keptBackIn(report, quarter);
    const notes = [
      'Changes are on the same quarter a year before: those larger than chance would usually give, on a base of at least 30. Places are of the 12-month rate, since the quarter before, of offences with at least 30 in the 12 months.',
      ...wordNotes(
        report,
        rows.map(({ key }) => key.split('|')[1] ?? ''),
      ),
      ...(keptBack.length > 0 ? [KEPT_BACK_NOTE] : []),
    ];
    return reportTable(study, { id: 'movers', title, columns, rows, notes, figures: keptBack, london: false });
  },
};
