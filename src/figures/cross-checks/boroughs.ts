import { londonBoroughs } from '../basis/areas.js';
import { recordedCount } from '../measures/count.js';
import { whyNotLondon } from '../measures/london.js';
import { addedUp, type Checked, type CrossCheck, expectedAgainst } from './cross-check.js';

/** The boroughs add up to London's count: each borough and part is looked up by itself. */
export function boroughsCheck({ study }: Checked): CrossCheck {
  const name = 'Boroughs add up to London';
  const why = whyNotLondon(study);
  if (why) return { name, compared: 0, wrong: [], note: why.missing };
  const { period: now, previous } = study.choices;
  const london = londonBoroughs(study);
  const groups = study.reference.offences.filter(
    ({ id, parent }) => id !== 'all' && (parent === '' || parent === 'all'),
  );
  const wrong: string[] = [];
  let compared = 0;
  for (const { id, label } of groups) {
    for (const period of [now, previous]) {
      const { value } = recordedCount(study, london, id, period);
      if (value === null) continue;
      compared += 1;
      const again = addedUp(study, london.codes, id, period);
      if (again !== value) wrong.push(`${label} in ${period.label}${expectedAgainst(study, value, again)}`);
    }
  }
  return { name, compared, wrong };
}
