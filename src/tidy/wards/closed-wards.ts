import type { SourceTable } from '../../core/crime.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import { firstInWords, groupThousands } from '../../core/format.js';
import { isMissing } from '../../core/missing.js';
import type { SmallArea } from '../../core/reference.js';

/**
 * A ward that its file itself says is no longer in use, "West End (NOT ACTIVE)": a few late counts went to its old code. It is
 * no ward of today, to be listed and ranked, and other wards have its ground; its offences are in none of them.
 */
export const isClosedWard = ({ name }: Pick<SmallArea, 'name'>): boolean => /\(not active\)\s*$/i.test(name);

/** Says which wards of a file are closed, and how many offences they have. */
export function closedWards({ file, rows }: SourceTable): Diagnostic[] {
  const closed = new Set<string>();
  let offences = 0;
  for (const { smallArea, measure, values } of rows) {
    if (!smallArea || !isClosedWard(smallArea)) continue;
    closed.add(`${smallArea.name} ${smallArea.code}`);
    if (measure !== 'offences') continue;
    for (const value of values) offences += isMissing(value) ? 0 : value;
  }
  if (closed.size === 0) return [];
  const [wards, are, they] = closed.size === 1 ? ['ward', 'is', 'It is'] : ['wards', 'are', 'They are'];
  const count = ` (${groupThousands(offences, 0)} ${offences === 1 ? 'offence' : 'offences'} in all its months)`;
  const sentence = (inBrackets: string) =>
    `${file}: the ${wards} ${firstInWords([...closed])} ${are} marked in the file as no longer in use${inBrackets}. ${they} not listed or ranked: the offences are in no ward of today.`;
  return [{ level: 'note', text: sentence(count), withoutCounts: sentence('') }];
}
