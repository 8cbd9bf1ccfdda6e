import type { Figure } from '../../core/figure.js';
import { type Period, shiftPeriod } from '../../core/months.js';
import { setOf } from '../../figures/basis/areas.js';
import { namesSuppressed } from '../../figures/basis/suppression.js';
import type { JudgedChange } from '../../figures/measures/change-family.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { countFigure } from '../../figures/measures/count.js';
import type { Study } from '../../figures/study.js';
import { changeWord, familyOf, wordNotes } from '../shared/change-words.js';
import { type Columns, column, type RowHead } from '../shared/column.js';
import { type CountPair, countPair, pairColumns } from '../shared/count-pair.js';
import { commonestReason } from '../shared/empty-tables.js';
import { KEPT_BACK_NOTE, keptBackIn } from '../shared/kept-back.js';
import { type Report, reportTable, type TableBuilder } from '../shared/report.js';

/** How many of the groups that an offence belongs to are listed with it: its indentation. */
function levelAmong(study: Study, offence: string, listed: ReadonlySet<string>): number {
  if (study.tree.set(offence)) return 0;
  const { parent } = study.tree.get(offence);
  if (parent === '') return 0;
  return levelAmong(study, parent, listed) + (parent !== 'all' && listed.has(parent) ? 1 : 0);
}

interface SignalRow extends RowHead, CountPair {
  readonly adjustedP: Figure;
}

/** The rises, then the falls, each in the order of the offences. */
function rowsOf(report: Report, now: Period, before: Period): SignalRow[] {
  const { study, area } = report;
  const countIn = (offence: string, period: Period) => countFigure(study, setOf(area), offence, period);
  return (['higher', 'lower'] as const).flatMap((verdict) => {
    const moved = familyOf(report).changes.filter((item) => item.verdict === verdict);
    const listed = new Set(moved.map(({ offence }) => offence));
    return moved.map(({ offence, adjustedP }) => ({
      key: offence,
      level: levelAmong(study, offence, listed),
      ...countPair(study, countIn(offence, now), countIn(offence, before)),
      adjustedP,
    }));
  });
}

/** What the changes that are not listed could be: chance, or offences that are in no area. */
export function restText(tested: number, signals: number, ofPlacing: number): string {
  const byChance = tested - signals - ofPlacing;
  const all = tested === 1 ? 'The only change' : `All ${tested} changes`;
  if (signals === tested) return `${all} tested ${tested === 1 ? 'is' : 'are'} listed.`;
  if (byChance === tested) return `${all} tested could be chance.`;
  if (ofPlacing === tested) return `${all} tested could be unplaced offences.`;
  if (byChance === 0) return `The other ${ofPlacing} of the ${tested} changes tested could be unplaced offences.`;
  const placing = ofPlacing === 0 ? '' : `, and ${ofPlacing} could be unplaced offences`;
  return `The other ${byChance} of the ${tested} changes tested could be chance${placing}.`;
}

/** The note on the changes that are not listed. */
function othersNote({ tested, signals, ofPlacing }: Readonly<Record<'tested' | 'signals' | 'ofPlacing', number>>) {
  if (tested === 0) return ['No change could be tested: the tables of changes say why.'];
  return [`Rises come first, then falls. ${restText(tested, signals, ofPlacing)}`];
}

/** How many other changes could not be tested, and why. Another note says what is kept back. */
function untestedNote(changes: readonly JudgedChange[]): string[] {
  const untested = changes.filter(({ p, verdict }) => verdict === 'untested' && !namesSuppressed(p));
  const reasons = untested.flatMap(({ p }) => p.missing ?? []);
  if (untested.length === 0 || untested.length === changes.length) return [];
  const many = untested.length === 1 ? '1 more change' : `${untested.length} more changes`;
  const isOfAll = new Set(reasons).size === 1;
  return [`${many} could not be tested${isOfAll ? '' : '. The commonest reason'}: ${commonestReason(reasons)}.`];
}

/** Why no change could be tested. */
const whyUntested = (changes: readonly JudgedChange[]): string =>
  `no change could be tested: ${commonestReason(changes.flatMap(({ p }) => p.missing ?? [])) ?? 'no offence is known'}`;

/** "16 of 37 tested": the changes that chance alone would seldom give. */
export function howManyFound(report: Report): string {
  const { tested, changes } = familyOf(report);
  const found = changes.filter(({ verdict }) => verdict === 'higher' || verdict === 'lower').length;
  return tested === 0 ? 'none could be tested' : `${found} of ${tested} tested`;
}

/** The changes on the year before that chance alone would seldom give, rises first. A quarter is compared with the same quarter. */
export const signals: TableBuilder = {
  id: 'signals',
  about: 'the changes on the year before that are larger than chance would usually give, rises and falls apart',
  make(report) {
    const { study, area, quarter } = report;
    const now = quarter ?? study.choices.period;
    const before = quarter ? shiftPeriod(quarter, -12) : study.choices.previous;
    const rows = rowsOf(report, now, before);
    const { tested, changes } = familyOf(report);
    const ofPlacing = changes.filter(({ verdict }) => verdict === 'placing').length;
    const columns: Columns<SignalRow> = [
      column.text('offence', 'Offence', ({ key }) => labelOf(study, key)),
      column.text('signal', `Rate on ${before.label}`, ({ key }) => changeWord(familyOf(report), key)),
      ...pairColumns({ previous: before.label, now: now.label, since: ` on ${before.label}` }),
      column.probability('adjusted_p', 'Adjusted p', ({ adjustedP }) => adjustedP),
    ];
    const notes = [
      ...wordNotes(
        report,
        changes.map(({ offence }) => offence),
      ),
      ...othersNote({ tested, signals: rows.length, ofPlacing }),
      ...untestedNote(changes),
      'Offences come in series, so chance alone moves them more than the test assumes. A signal is a reason to look further; it does not say why the rate changed.',
    ];
    const suppressed = keptBackIn(report, now);
    if (suppressed.length > 0) notes.push(KEPT_BACK_NOTE);
    // None among those tested is a finding; none tested is none.
    const ofNone = tested > 0 ? { emptyKey: 'none' } : { whyNoRow: whyUntested(changes) };
    const title = `Changes larger than chance would usually give in ${area.name}, ${now.label}: ${howManyFound(report)}`;
    return reportTable(study, {
      id: 'signals',
      title,
      columns,
      rows,
      notes,
      figures: suppressed,
      london: false,
      ...ofNone,
    });
  },
};
