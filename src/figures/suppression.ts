import { isMissing, missing } from '../missing.js';
import type { AreaSet, Measure, Missing, Month, Period } from '../model.js';
import { addMonths, periodBetween } from '../months.js';
import { type CountNode, hiddenNodes } from '../statistics/hidden-nodes.js';
import type { Study } from './study.js';

/** What is not shown, and why. */
export interface Suppression {
  /** Counts from 1 to one below this are not shown; a zero is. */
  readonly below: number;
  /** How long the shortest periods of the report are, in months. */
  readonly months: number;
  /** Every borough stands in the report by itself: London less the others would be the one not shown. */
  readonly everyBorough: boolean;
}

export const SUPPRESSED: Missing = missing('[c] suppressed');

const MEASURES: readonly Measure[] = ['offences', 'sanction-detections', 'positive-outcomes'];

/** The periods a report shows, at their finest: back from the end of its period to the first month it looks at. */
function windowsOf(study: Study, { months }: Suppression): Period[] {
  const { period, previous, base } = study.choices;
  const threeYears = addMonths(period.to, -35);
  const first: Month = [base.from, previous.from, threeYears].reduce((least, month) => (month < least ? month : least));
  const windows: Period[] = [period, previous, base];
  for (let to = period.to; to >= first; to = addMonths(to, -months)) {
    windows.push(periodBetween(addMonths(to, 1 - months), to));
  }
  return windows;
}

/** The counts of an offence in each of the periods, by each measure; a missing count hides nothing. */
const seriesOf = (study: Study, code: string, offence: string, windows: readonly Period[]): number[] =>
  MEASURES.filter((measure) => study.dataset.sources.some(({ measures }) => measures.has(measure))).flatMap((measure) =>
    windows.map((window) => {
      const { count } = study.dataset.count(code, offence, window, measure);
      return isMissing(count) ? 0 : count;
    }),
  );

/** The offences of an area that are not shown, in no period: a year less its other months would tell. */
function hiddenIn(study: Study, code: string, suppression: Suppression): ReadonlySet<string> {
  return study.once(`hidden|${code}`, () => {
    const windows = windowsOf(study, suppression);
    const roots = study.tree.offences.filter(({ parent }) => parent === '');
    const nodeOf = (id: string): CountNode => ({
      id,
      values: seriesOf(study, code, id, windows),
      parts: study.tree.childrenOf(id).map((child) => nodeOf(child.id)),
    });
    return new Set(
      hiddenNodes(
        roots.map(({ id }) => nodeOf(id)),
        suppression.below,
      ),
    );
  });
}

const membersOf = (study: Study, offence: string): readonly string[] => study.tree.set(offence)?.offences ?? [offence];

const isHiddenIn = (study: Study, code: string, offence: string, suppression: Suppression): boolean => {
  const hidden = hiddenIn(study, code, suppression);
  return membersOf(study, offence).some((member) => hidden.has(member));
};

/** Whether the count of these areas is kept back: their own is small, or it would give away one that is. */
export function isSuppressed(study: Study, set: AreaSet, offence: string): boolean {
  const { suppress } = study.choices;
  if (!suppress) return false;
  return study.once(`suppressed|${set.codes}|${offence}`, () => {
    const some = set.codes.some((code) => isHiddenIn(study, code, offence, suppress));
    // London is the sum of so many that one of them stays unknown, unless all the others are shown.
    const isLondon = set.codes.length >= study.dataset.boroughs.length;
    return isLondon && !suppress.everyBorough ? false : some;
  });
}

/** What a table says when something in it is not shown. */
export const suppressionNote = ({ below }: Suppression): string =>
  `[c] suppressed: fewer than ${below} offences or cases (not none) in one of the periods of the report, or kept back so that such a figure cannot be worked out from others. It is kept back in every period.`;
