import { groupThousands } from '../../core/format.js';
import { isMissing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import { setOf } from '../basis/areas.js';
import { denominatorsOf } from '../basis/denominator.js';
import type { Study } from '../study.js';
import type { JudgedChange } from './change-family.js';
import { labelOf } from './comparison.js';
import { countFigure } from './count.js';
import { rateBaseOf } from './rate.js';

/** What must be said of tested changes: what both periods are divided by, and where a rate and its count went apart. */
export function signalNotes(
  study: Study,
  area: Area,
  changes: readonly JudgedChange[],
  { now, before }: { readonly now: Period; readonly before: Period },
): string[] {
  const set = setOf(area);
  const notes = changes.flatMap(({ offence, adjustedP, verdict }) => {
    const pair = denominatorsOf(study, rateBaseOf(study, offence), { set, period: now }, { set, period: before });
    if (adjustedP.value === null || isMissing(pair)) return [];
    const [count, previous] = [now, before].map((period) => countFigure(study, set, offence, period).value ?? 0);
    const change = (count ?? 0) - (previous ?? 0);
    const went = change > 0 ? 'rose' : change < 0 ? 'fell' : 'did not change';
    const isApart = (verdict === 'higher' && change <= 0) || (verdict === 'lower' && change >= 0);
    const { unit, value } = pair.now;
    const estimates = `${groupThousands(pair.before.value, 0)} to ${groupThousands(value, 0)}`;
    const apart = `${labelOf(study, offence)}: the count ${went} and the rate is ${verdict}, because the ${unit} of ${area.name} went from ${estimates}.`;
    return [...pair.now.notes, ...pair.before.notes, ...(isApart ? [apart] : [])];
  });
  return [...new Set(notes)];
}
