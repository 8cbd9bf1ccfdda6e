import { figureText } from '../format.js';
import type { Figure, Period } from '../model.js';
import { inWords } from '../months.js';
import { share } from '../statistics/share.js';
import { londonBoroughs, metAreas } from './areas.js';
import { percentChangeFigure } from './change.js';
import { countFigure } from './count.js';
import { fromTo, partOf } from './counts-in-words.js';
import { combine } from './figure.js';
import type { Study } from './study.js';

/** The share of the Met's offences in the files that stand under no borough ("Unknown", Heathrow). */
export function noBoroughShare(study: Study, period: Period): Figure {
  const met = metAreas(study);
  const codes = met.codes.filter((code) => !study.dataset.boroughs.includes(code));
  const parts = { unit: 'percent share' as const, method: 'share' };
  if (codes.length === 0) {
    return combine([], parts, () => ({ missing: 'the files have no offences without a borough' }));
  }
  const none = countFigure(study, { name: 'no borough', codes }, 'all', period);
  return combine([none, countFigure(study, met, 'all', period)], parts, share);
}

/** A share that moved this much, in percentage points, can pass for a change in crime. */
const WORTH_SAYING = 0.5;

/** What to say when more (or fewer) offences found their borough than in another year; undefined when it hardly moved. */
export function noBoroughCaution(study: Study, now: Period, before: Period): string | undefined {
  const [current, earlier] = [noBoroughShare(study, now), noBoroughShare(study, before)];
  if (current.value === null || earlier.value === null) return undefined;
  if (Math.abs(current.value - earlier.value) < WORTH_SAYING) return undefined;
  const [boroughs, met] = [londonBoroughs(study), metAreas(study)].map((set) =>
    percentChangeFigure(study, countFigure(study, set, 'all', now), countFigure(study, set, 'all', before)),
  );
  if (!boroughs || !met || boroughs.value === null || met.value === null) return undefined;
  const shares = `In the ${inWords(now)}, ${partOf(current)} of the Met's offences stood under no borough; in the ${inWords(before)}, ${partOf(earlier)}`;
  const moved =
    current.value < earlier.value
      ? 'more offences were placed in a borough'
      : 'fewer offences were placed in a borough';
  return `${shares}: ${moved}, so changes of boroughs are not changes in crime alone (the 32 boroughs together went ${withPercent(boroughs)}, all the Met's offences ${withPercent(met)}).`;
}

const withPercent = (percent: Figure): string => `${fromTo(percent)} (${figureText(percent)})`;
