import { setOf } from '../basis/areas.js';
import { recordedCount } from '../measures/count.js';
import { addedUp, type Checked, type CrossCheck, expectedAgainst } from './cross-check.js';

/** Parts add up to groups, and groups to all offences: each part is looked up by itself. */
export function groupsCheck(checked: Checked): CrossCheck {
  const { study, area, periods } = checked;
  const groups = study.reference.offences.filter(({ id }) => study.tree.childrenOf(id).length > 0);
  const wrong: string[] = [];
  let compared = 0;
  for (const { id, label } of groups) {
    for (const period of periods) {
      const { value } = recordedCount(study, setOf(area), id, period);
      if (value === null) continue;
      compared += 1;
      const again = addedUp(study, [area.code], id, period);
      if (again !== value) wrong.push(`${label} in ${period.label}${expectedAgainst(study, value, again)}`);
    }
  }
  return { name: 'Parts add up to groups, groups to all offences', compared, wrong };
}
