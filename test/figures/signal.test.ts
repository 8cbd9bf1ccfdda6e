import { expect, it } from 'vitest';
import { setOf } from '../../src/figures/basis/areas.js';
import { countFigure } from '../../src/figures/measures/count.js';
import { changeSignal, NOT_DISTINGUISHABLE, rateLimits } from '../../src/figures/measures/signal.js';
import { area, everywhere, madeUpTable, studyOf } from '../make-study.js';

const BARNET = setOf(area('Barnet'));

/** Offences in one month of each year: so many now and before, in every borough. */
const study = (now: number, before: number) =>
  studyOf(
    [
      madeUpTable({
        from: '2022-04',
        to: '2025-03',
        rows: everywhere('THEFT', 'SHOPLIFTING', (_, month) =>
          month === '2024-06' ? now : month === '2023-06' ? before : 0,
        ),
      }),
    ],
    '2025-03',
  );

const judged = (now: number, before: number) => {
  const made = study(now, before);
  const count = (period: typeof made.choices.period) => countFigure(made, BARNET, 'shoplifting', period);
  return changeSignal(made, count(made.choices.period), count(made.choices.previous));
};

it('calls a change a signal only where chance would seldom give it', () => {
  expect(judged(103, 100).signal).toBe(NOT_DISTINGUISHABLE);
  expect(judged(150, 100).signal).toBe('higher');
  expect(judged(100, 150).signal).toBe('lower');
  expect(judged(0, 0)).toMatchObject({ signal: 'cannot be judged: no offences in either period', p: { value: null } });
  expect(judged(0, 20).signal).toBe('lower');
});

it('gives limits around the rate: exact on few offences, with 0 below none', () => {
  const made = study(0, 5);
  const { lower, upper } = rateLimits(made, countFigure(made, BARNET, 'shoplifting', made.choices.period));
  expect(lower.value).toBe(0);
  // Garwood's upper limit of no events is 3.689; Barnet's mid-2024 population 405,050.
  expect(upper.value).toBeCloseTo((1000 * 3.68887945411394) / 405050, 12);
});

it('does not judge what may not be compared', () => {
  const made = studyOf(
    [
      madeUpTable({
        from: '2012-04',
        to: '2014-03',
        rows: everywhere('FRAUD AND FORGERY', 'FRAUD AND FORGERY', () => 5),
      }),
    ],
    '2014-03',
  );
  const count = (period: typeof made.choices.period) => countFigure(made, BARNET, 'fraud', period);
  expect(changeSignal(made, count(made.choices.period), count(made.choices.previous)).signal).toMatch(
    /^cannot be judged: not comparable/,
  );
});
