import { isMissing } from '../../core/missing.js';
import { setOf } from '../basis/areas.js';
import { recordedNumber } from '../measures/count.js';
import { addedUp, type Checked, type CrossCheck, expectedAgainst } from './cross-check.js';

/**
 * Parts add up to groups, and groups to all offences. The counts of a report are sums along months; the other road adds up the
 * rows of the files, part by part.
 */
export function groupsCheck(checked: Checked): CrossCheck {
  const { study, area, periods } = checked;
  const groups = study.reference.offences.filter(({ id }) => study.tree.childrenOf(id).length > 0);
  const wrong: string[] = [];
  let compared = 0;
  for (const { id, label } of groups) {
    for (const period of periods) {
      const { count } = recordedNumber(study, setOf(area), id, period);
      if (isMissing(count)) continue;
      compared += 1;
      const again = addedUp(study, [area.code], id, period);
      if (again !== count) wrong.push(`${label} in ${period.label}${expectedAgainst(study, count, again)}`);
    }
  }
  return { name: 'Parts add up to groups, groups to all offences', compared, wrong };
}
