import type { Mention } from '../../mentions/mentions.js';

/** "For vehicle crime (n=412) the number was 255 (62%)": the size of a sample is the whole of the parts behind it. */

const SAMPLE = /\bn ?= ?(\d[\d,]*)/gi;

/** The last sample that the sentence names before the part, in the same stretch between semicolons. */
export function sampleOf(percent: Mention, part: Mention): Mention | undefined {
  if (part.sentence !== percent.sentence || part.id > percent.id) return undefined;
  const { text } = percent.sentence;
  const found = [...text.slice(0, part.quantity.start).matchAll(SAMPLE)].at(-1);
  if (!found || text.slice(found.index, percent.quantity.start).includes(';')) return undefined;
  const between = percent.sentence.quantities.some(
    ({ kind, start }) => kind === 'percent' && start > found.index && start < part.quantity.start,
  );
  const [, digits = ''] = found;
  const value = Number(digits.replaceAll(',', ''));
  const quantity = { ...part.quantity, value, text: digits, decimals: 0, start: found.index, end: found.index };
  return between ? undefined : { ...part, quantity, mark: 0 };
}
