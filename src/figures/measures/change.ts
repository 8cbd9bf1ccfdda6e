import type { Era } from '../../core/crime.js';
import type { Figure } from '../../core/figure.js';
import { memoizeByArguments } from '../../core/memoize-by-arguments.js';
import { isMissing, type Missing, notComparable } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import { change } from '../../statistics/changes/change.js';
import { indexNumber } from '../../statistics/changes/index-number.js';
import { percentChange } from '../../statistics/changes/percent-change.js';
import { whyUnlike } from '../basis/moved-parts.js';
import { PLACING_NOTE, whyPlacedUnlike } from '../basis/placing.js';
import { breakNotes, breaksBetween } from '../basis/series-breaks.js';
import type { CountBasis, CountFigure, RecordedNumber } from '../count-figure.js';
import { combine, figure } from '../figure.js';
import type { Study } from '../study.js';
import { eraList, mixesEras } from './count.js';

/** Whether two counts may be compared, and what must be said when they are. */
interface Comparability {
  readonly blocked: Missing | undefined;
  readonly notes: readonly string[];
}

type Periods = readonly [now: Period, before: Period];

/** The same for all areas: it depends on what was counted, when, and in files of which eras. */
const comparability = memoizeByArguments(
  (study: Study, offence: string, periods: Periods, eras: readonly Era[]): Comparability => {
    const { allowMixedEras, allowBreaks } = study.choices;
    const [now, before] = periods;
    const notes: string[] = [];
    let blocked: Missing | undefined;
    if (eras.length > 1) {
      const what = allowMixedEras ? 'They are compared all the same, as asked.' : 'They are not compared.';
      notes.push(
        `${before.label} and ${now.label} come from files of two eras, ${eraList(eras)}, which do not count alike. ${what}`,
      );
      if (!allowMixedEras) return { blocked: notComparable(mixesEras(eras)), notes };
    }
    for (const rule of breaksBetween(study, offence, [before, now], eras)) {
      if (rule.action === 'block' && !allowBreaks) blocked ??= notComparable(rule.short);
      notes.push(...breakNotes(study, rule, offence));
    }
    return { blocked, notes };
  },
);

/** The eras of two counts, in order. */
const erasOfBoth = ({ eras }: CountBasis, { eras: others }: CountBasis): readonly Era[] =>
  others === eras || others.every((era) => eras.includes(era)) ? eras : [...new Set([...eras, ...others])].sort();

/** Why two counts that are there may not be compared, and what must be said of their comparison. */
function comparisonOf(study: Study, now: CountBasis, before: CountBasis): Comparability {
  const { allowBreaks } = study.choices;
  const unlike = allowBreaks ? undefined : whyUnlike(now, before);
  if (unlike) return { blocked: notComparable(unlike), notes: [] };
  const known = comparability(study, now.offence, [now.period, before.period], erasOfBoth(now, before));
  if (known.blocked) return known;
  const placed = allowBreaks ? undefined : whyPlacedUnlike(study, now, before);
  return placed ? { blocked: notComparable(placed), notes: [...known.notes, PLACING_NOTE] } : known;
}

/** The change in percent as a number, without a figure: what is ranked but not shown. */
export function percentChangeValue(study: Study, now: RecordedNumber, before: RecordedNumber): number | Missing {
  if (isMissing(now.count)) return now.count;
  if (isMissing(before.count)) return before.count;
  return comparisonOf(study, now, before).blocked ?? percentChange(now.count, before.count);
}

/** How two counts are compared, and what the figure of it is. */
interface Comparison {
  readonly unit: 'offences' | 'percent' | 'index';
  readonly method: 'change' | 'percent change' | 'index number';
  readonly small?: boolean;
  readonly statistic: (now: number, before: number) => number | Missing;
}

function compared(study: Study, now: CountFigure, before: CountFigure, { statistic, ...parts }: Comparison): Figure {
  if (now.value === null || before.value === null) return combine([now, before], parts, statistic);
  const { blocked, notes } = comparisonOf(study, now, before);
  if (blocked) return figure(blocked, [now, before], { ...parts, notes });
  return combine([now, before], { ...parts, notes }, statistic);
}

/** How many offences more or fewer than before, unless a break lies between. */
export const changeFigure = (study: Study, now: CountFigure, before: CountFigure): Figure =>
  compared(study, now, before, { unit: 'offences', method: 'change', statistic: change });

const isSmall = ({ choices }: Study, { value }: CountFigure): boolean => value !== null && value < choices.smallNumber;

/** A statistic of two counts that is marked when the earlier one is small. */
const relativeTo =
  (comparison: Comparison) =>
  (study: Study, now: CountFigure, before: CountFigure): Figure =>
    compared(study, now, before, { ...comparison, small: isSmall(study, before) });

/** The change in percent of the earlier count; marked when that count is small. */
export const percentChangeFigure = relativeTo({ unit: 'percent', method: 'percent change', statistic: percentChange });

/** The count as an index of the first one, which is 100; marked when that one is small. */
export const indexFigure = relativeTo({ unit: 'index', method: 'index number', statistic: indexNumber });
