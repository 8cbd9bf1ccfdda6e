import { listInWords } from '../../core/format.js';
import { inWords } from '../../core/months.js';
import type { CountBasis } from '../count-figure.js';
import { eraList } from './count.js';

/** What to say where the files of some earlier counts are of another era than those of a count, and are compared with it. */
export function mixedErasCaution(now: CountBasis, earlier: readonly CountBasis[]): string | undefined {
  const erasWith = (before: CountBasis) => [...new Set([...now.eras, ...before.eras])].sort();
  const across = earlier.filter((before) => erasWith(before).length > 1);
  if (across.length === 0) return undefined;
  const eras = [...new Set(across.flatMap(erasWith))].sort();
  const periods = listInWords([...new Set(across.map(({ period }) => inWords(period)))]);
  return `The ${inWords(now.period)} and the ${periods} are compared across files of ${eras.length === 2 ? 'two' : 'three'} eras, ${eraList(eras)}, which do not count alike: part of the change between them may be the way of counting, not crime.`;
}
