import { describe, expect, it } from 'vitest';
import { restText } from '../../src/tables/annual/signals.js';
import { largerThanChance } from '../../src/tables/shared/change-words.js';

/** The sentences are worked out by hand. */
describe('how many changes are larger than chance', () => {
  it.each([
    [0, 1, 'The only change tested is no larger than chance would usually give.'],
    [1, 1, 'The only change tested is larger than chance would usually give.'],
    [0, 6, 'None of the 6 changes tested is larger than chance would usually give.'],
    [1, 6, '1 of the 6 changes tested is larger than chance would usually give.'],
    [6, 6, '6 of the 6 changes tested are larger than chance would usually give.'],
  ])('%i of %i', (signals, tested, sentence) => {
    expect(largerThanChance(signals, tested)).toBe(sentence);
  });
});

describe('the changes that are not listed', () => {
  it.each([
    [6, 6, 0, 'All 6 changes tested are listed.'],
    [1, 1, 0, 'The only change tested is listed.'],
    [6, 0, 0, 'All 6 changes tested could be chance.'],
    [1, 0, 0, 'The only change tested could be chance.'],
    [6, 0, 6, 'All 6 changes tested could be unplaced offences.'],
    [6, 4, 2, 'The other 2 of the 6 changes tested could be unplaced offences.'],
    [6, 2, 1, 'The other 3 of the 6 changes tested could be chance, and 1 could be unplaced offences.'],
  ])('of %i with %i listed and %i of unplaced offences', (tested, signals, ofPlacing, sentence) => {
    expect(restText(tested, signals, ofPlacing)).toBe(sentence);
  });
});
