import { isMissing } from '../../core/missing.js';
import { londonBoroughs } from '../basis/areas.js';
import { recordedNumber } from '../measures/count.js';
import { whyNotLondon } from '../measures/london.js';
import { addedUp, type Checked, type CrossCheck, expectedAgainst } from './cross-check.js';

/** The boroughs add up to London's count. The other road adds up the rows of the files, borough by borough and part by part. */
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
      const { count } = recordedNumber(study, london, id, period);
      if (isMissing(count)) continue;
      compared += 1;
      const again = addedUp(study, london.codes, id, period);
      if (again !== count) wrong.push(`${label} in ${period.label}${expectedAgainst(study, count, again)}`);
    }
  }
  return { name, compared, wrong };
}
