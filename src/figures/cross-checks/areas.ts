import { groupThousands } from '../../core/format.js';
import { monthName } from '../../core/months.js';
import { type AreaStep, areaSteps } from './area-steps.js';
import type { Checked, CrossCheck } from './cross-check.js';

/** "Hillingdon and Heathrow from May 2023 (4 to 418 offences a month there, 390 fewer in the borough than the others' change)". */
export function stepInWords({ entry, month, before, after, borough, step }: AreaStep, numbers: boolean): string {
  const name = (value: number) => groupThousands(value, 0);
  const there = numbers ? ` (${name(before)} to ${name(after)} offences a month there` : '';
  if (!borough) return `${entry.name} from ${monthName(month)}${there}${numbers ? ')' : ''}`;
  const way = step > 0 ? 'more' : 'fewer';
  const here = numbers ? `, ${name(Math.abs(step))} ${way} in ${borough.name} than the other boroughs' change)` : '';
  return `${borough.name} and ${entry.name} from ${monthName(month)}${there}${here}`;
}

/** Offences that move between a borough and an entry that is no borough make a change that is none. */
export function areasCheck({ study }: Checked): CrossCheck {
  const { steps, compared } = areaSteps(study.dataset);
  const numbers = !study.choices.suppress;
  const moved = steps.filter(({ borough }) => borough).map((step) => stepInWords(step, numbers));
  const alone = steps.filter(({ borough }) => !borough).map((step) => stepInWords(step, numbers));
  const name = 'Offences stay in their borough, and do not move to or from an entry that is no borough';
  const none = compared === 0 ? 'no such entry in the files, or too few months' : undefined;
  const note =
    alone.length > 0
      ? `begins or ends, and no borough is seen to step the other way by as much: ${alone.join(', ')}`
      : none;
  return { name, compared, wrong: moved, ...(note === undefined ? {} : { note }) };
}
