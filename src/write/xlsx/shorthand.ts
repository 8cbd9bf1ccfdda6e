/** The marks that stand for a number that is not there, as the Government Analysis Function has them. */
export const SHORTHAND: readonly (readonly [mark: string, meaning: string])[] = [
  ['[x]', 'not available; the words after it say why'],
  ['[z]', 'not applicable: there is no such number, such as a percentage of nothing'],
  ['[c]', 'suppressed to protect confidentiality, or so that a total does not give another figure away'],
  ['[u]', 'low reliability: a percentage of a small base'],
];

/** The reason a figure is missing, behind the mark it falls under. */
export function shorthand(reason: string): string {
  if (reason === '') return '[z]';
  if (/^\[[a-z]\]/.test(reason)) return reason;
  return `${/on a base of 0/.test(reason) ? '[z]' : '[x]'} ${reason}`;
}
