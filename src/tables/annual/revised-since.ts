import type { Figure, Unit } from '../../core/figure.js';
import { type Missing, missing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import { setOf } from '../../figures/basis/areas.js';
import { isSuppressed, SUPPRESSED } from '../../figures/basis/suppression.js';
import { figure } from '../../figures/figure.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { countFigure, erasOf } from '../../figures/measures/count.js';
import { rateFigure, rateUnitOf } from '../../figures/measures/rate.js';
import type { Study } from '../../figures/study.js';
import { revisionOf } from '../../figures/time/revision.js';
import { type Columns, column } from '../shared/column.js';
import { type Report, reportTable, type TableBuilder } from '../shared/report.js';

/** One number of an earlier report, unrounded, or why it had none. */
export type EarlierFigure = number | Missing;

/** The figures that an earlier annual report printed for its year. */
export interface EarlierReport {
  /** Its name in notes. */
  readonly name: string;
  readonly period: Period;
  readonly eras: readonly string[];
  readonly counts: ReadonlyMap<string, EarlierFigure>;
  readonly rates: ReadonlyMap<string, EarlierFigure>;
}

const NOT_IN_THE_REPORT = missing('not-given', 'not in the earlier report');

function asPublished(found: EarlierFigure | undefined, unit: Unit): Figure {
  return figure(found ?? NOT_IN_THE_REPORT, [], { unit, method: 'published' });
}

/** A count that is suppressed now, or would follow from what the earlier report printed, is not printed as published either. */
const isKeptBack = ({ disclosure }: Study, now: Figure, offence: string): boolean =>
  isSuppressed(now) || (disclosure?.withholdsPrinted(offence) ?? false);

function rowOf(report: Report, earlier: EarlierReport, offence: string) {
  const { study, area } = report;
  const now = countFigure(study, setOf(area), offence, earlier.period);
  const kept = isKeptBack(study, now, offence);
  const publishedOf = (found: EarlierFigure | undefined) => (kept ? SUPPRESSED : found);
  const revised = revisionOf(asPublished(publishedOf(earlier.counts.get(offence)), 'offences'), now);
  return {
    key: offence,
    level: study.tree.levelOf(offence),
    ...revised,
    publishedRate: asPublished(publishedOf(earlier.rates.get(offence)), rateUnitOf(study, offence)),
    rate: rateFigure(study, now),
  };
}

function notesOf({ study, area }: Report, { name, period, eras }: EarlierReport, sources: readonly number[]): string[] {
  const now = erasOf(study, sources);
  const others = now.filter((era) => !eras.includes(era));
  return [
    `As published: ${name}, on ${area.name} in ${period.label}. Now: the same months from the files of this report.`,
    ...(others.length > 0
      ? [
          `The earlier report was made from files of another era (${eras.join(', ')}; now ${now.join(', ')}): its counts and these differ by method, not only by later recording.`,
        ]
      : []),
    'A rate moves with its denominator too: a newer population estimate may have come since.',
  ];
}

/** What the earlier report printed for its year, and what the same months are now. */
export const revisedSince = (earlier: EarlierReport): TableBuilder => ({
  id: 'revised-since',
  about: 'with --against: what an earlier report said of its year, and what the same months are now',
  make(report) {
    const { study, area } = report;
    const known = (id: string) => study.tree.has(id) || study.tree.set(id) !== undefined;
    const rows = [...earlier.counts.keys()].filter(known).map((offence) => rowOf(report, earlier, offence));
    const sources = [...new Set(rows.flatMap(({ now }) => now.sources))];
    const columns: Columns<(typeof rows)[number]> = [
      column.text('offence', 'Offence', ({ key }) => labelOf(study, key)),
      column.offences('published', 'As published', ({ before }) => before),
      column.offences('now', 'Now', ({ now }) => now),
      column.offences('change', 'Revision', ({ change }) => change),
      column.percent('change_percent', '% revision', ({ percent }) => percent),
      column.rate('published_rate', 'Rate as published', ({ publishedRate }) => publishedRate),
      column.rate('rate', 'Rate now', ({ rate }) => rate),
    ];
    const title = `What moved since the earlier report: ${area.name}, ${earlier.period.label}`;
    const notes = notesOf(report, earlier, sources);
    return reportTable(study, { id: 'revised-since', title, columns, rows, notes, london: false });
  },
});
