import { describe, expect, it } from 'vitest';
import { addMonths, periodBetween, shiftPeriod } from '../../src/core/months.js';
import { loadFiles } from '../../src/load/load-files.js';
import { boroughs, studyOf } from '../make-study.js';
import { checkSignals, checkTables } from '../one-series.js';
import { CRIS_PAIR, describeReal, PRE_2019 } from './real-data.js';

const FILES = { CRIS: CRIS_PAIR, 'pre-2019': PRE_2019 };

describeReal('like is compared with like', () => {
  describe.each([
    ['CRIS', '2019-03'],
    ['CRIS', '2020-03'],
    ['CRIS', '2021-12'],
    ['CRIS', '2023-03'],
    ['pre-2019', '2011-03'],
    ['pre-2019', '2014-03'],
    ['pre-2019', '2018-03'],
  ] as const)('in files of the era %s, 12 months to %s', (era, to) => {
    it('in signals of the year and of its last quarter, and in tables', async () => {
      const study = studyOf((await loadFiles(FILES[era])).tables, to);
      const { period, previous } = study.choices;
      const year = checkSignals(study, period, previous);
      expect(year.judged).toBeGreaterThan(500);
      const quarter = periodBetween(addMonths(to, -2), to);
      checkSignals(study, quarter, shiftPeriod(quarter, -12));
      for (const area of boroughs.filter((_, index) => index % 4 === 1)) checkTables(study, area);
    });
  });

  it('gives one verdict of 2019/20 whose rate and count go apart, where there were 18', async () => {
    // Tower Hamlets: 34,663 to 34,693 offences, 317,705 to 324,745 people. Worked out again with scipy's binomial and
    // Benjamini and Hochberg by hand: of 1,120 verdicts 143 are others than on a series for each year.
    const study = studyOf((await loadFiles(CRIS_PAIR.slice(0, 1))).tables, '2020-03');
    const { judged, apart } = checkSignals(study, study.choices.period, study.choices.previous);
    expect(judged).toBeGreaterThan(1000);
    expect(apart).toBe(1);
  });
});
