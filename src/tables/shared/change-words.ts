import type { Figure } from '../../core/figure.js';
import { shiftPeriod } from '../../core/months.js';
import { isSuppressed, SUPPRESSED } from '../../figures/basis/suppression.js';
import { type ChangeFamily, type ChangeVerdict, changeFamily } from '../../figures/measures/change-family.js';
import { markedSignal } from '../../figures/measures/signal.js';
import { signalNotes } from '../../figures/measures/signal-notes.js';
import { column, type RowHead, type TableColumn, withPriority } from './column.js';
import type { Report } from './report.js';

/** The words on change that every table of a report shares. Triangles mark signals; a mere direction has other marks. */

const VERDICT_WORDS: Readonly<Record<ChangeVerdict, string>> = {
  higher: '▲ higher',
  lower: '▼ lower',
  placing: 'could be unplaced offences',
  chance: 'could be chance',
  untested: 'not tested',
};

/** The changes that the report tests together: of its quarter where it has one, else of its year. */
export function familyOf({ study, area, quarter }: Report): ChangeFamily {
  const { period, previous } = study.choices;
  return quarter
    ? changeFamily(study, area, quarter, shiftPeriod(quarter, -12))
    : changeFamily(study, area, period, previous);
}

/** The word on the change of an offence: "▲ higher", "▼ lower", "could be chance", "not tested". */
export function changeWord(family: ChangeFamily, offence: string): string {
  const { verdict = 'untested', recordingChanged = false } = family.of(offence) ?? {};
  return markedSignal(VERDICT_WORDS[verdict], recordingChanged);
}

/** The column of the words, for tables of one offence a row. */
export const changeWordColumn = (report: Report): TableColumn<RowHead> =>
  withPriority(
    1,
    column.text('change_signal', `Rate on ${report.study.choices.previous.label}`, ({ key }) =>
      changeWord(familyOf(report), key),
    ),
  );

/** What the words rest on. */
const SIGNAL_NOTE =
  '▲ higher and ▼ lower: the rate changed by more than chance would usually give. All changes of the report are tested together (conditional binomial test, both periods divided by one series of estimates; Benjamini and Hochberg, false discovery rate 0.05). "Could be chance" does not mean that nothing changed.';

/** What the words on some changes rest on: the test, what both periods are divided by, and where a rate and its count part. */
export function wordNotes(report: Report, offences: readonly string[]): string[] {
  const { study, area, quarter } = report;
  const { period, previous } = study.choices;
  const periods = quarter ? { now: quarter, before: shiftPeriod(quarter, -12) } : { now: period, before: previous };
  const family = familyOf(report);
  const changes = offences.flatMap((offence) => family.of(offence) ?? []);
  const placing = changes.some(({ verdict }) => verdict === 'placing') ? [PLACING_WORD_NOTE] : [];
  return [SIGNAL_NOTE, ...placing, ...signalNotes(study, area, changes, periods)];
}

/** What the word on a change means that is a signal only as the counts stand. */
const PLACING_WORD_NOTE =
  '"Could be unplaced offences": in one of the two periods a larger part of these offences in London stands in no borough. Were as many placed as in the other, the change would not be a signal.';

/** Which way a number went, whatever chance may have to do with it: "+ up", "- down", "= the same". */
export function directionOf(figure: Figure): string {
  const { value } = figure;
  if (isSuppressed(figure)) return SUPPRESSED.missing;
  if (value === null) return 'not comparable';
  if (value === 0) return '= the same';
  return value > 0 ? '+ up' : '- down';
}

/** "None of the 16 changes tested is larger than chance would usually give." */
export function largerThanChance(signals: number, tested: number): string {
  if (tested === 1)
    return `The only change tested is ${signals === 0 ? 'no ' : ''}larger than chance would usually give.`;
  return `${signals === 0 ? 'None' : signals} of the ${tested} changes tested ${signals > 1 ? 'are' : 'is'} larger than chance would usually give.`;
}
