import type { Coverage } from '../../core/audit.js';

/** What became of the numbers of a draft, in one sentence. */
export const coverageText = ({ numbers, none, claims, checked, used, notUnderstood }: Coverage): string =>
  `Of ${numbers} ${numbers === 1 ? 'number' : 'numbers'}, ${claims} read as claims (${checked} checked), ${used} used to check them, ${none} no figures, ${notUnderstood} not understood.`;
