import { type Count, isMissing } from '../../core/missing.js';
import { addCounts } from '../../tidy/add-counts.js';
import { setOf } from '../basis/areas.js';
import { recordedNumber } from '../measures/count.js';
import { setOfSmall, smallAreasOf } from '../small-areas/small-areas.js';
import { type Checked, type CrossCheck, expectedAgainst } from './cross-check.js';

/**
 * No more offences in the wards than in their borough: some are placed in none, none in two. The two files are drawn on
 * different days: of a single offence the wards may hold one or two more, which is noted; of all offences they must not.
 */
export function wardsCheck({ study, area, periods }: Checked): CrossCheck {
  const name = 'Wards hold no more than their borough';
  const wards = smallAreasOf(study, 'ward', area.code);
  if (wards.length === 0) return { name, compared: 0, wrong: [], note: 'no ward file' };
  const more: { readonly id: string; readonly text: string }[] = [];
  let compared = 0;
  for (const { id, label } of study.reference.offences) {
    for (const period of periods) {
      const { count } = recordedNumber(study, setOf(area), id, period);
      const placed = wards.reduce<Count>(
        (total, ward) => addCounts(total, recordedNumber(study, setOfSmall(ward), id, period).count),
        0,
      );
      if (isMissing(count) || isMissing(placed)) continue;
      compared += 1;
      if (placed > count)
        more.push({ id, text: `${label} in ${period.label}${expectedAgainst(study, count, placed)}` });
    }
  }
  if (compared === 0) return { name, compared, wrong: [], note: 'no period is in files of both' };
  const single = more.filter(({ id }) => id !== 'all').map(({ text }) => text);
  const note = `more in the wards, in files drawn on different days: ${single.join(', ')}`;
  const wrong = more.filter(({ id }) => id === 'all').map(({ text }) => text);
  return { name, compared, wrong, ...(single.length > 0 ? { note } : {}) };
}
