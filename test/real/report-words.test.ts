import { expect, it } from 'vitest';
import { loadFiles } from '../../src/load/load-files.js';
import { boroughs, studyOf } from '../make-study.js';
import { checkReport } from '../report-words.js';
import { CRIS_PAIR, describeReal, PRE_2019 } from './real-data.js';

const FILES = { CRIS: CRIS_PAIR, 'pre-2019': PRE_2019 };

describeReal('reports have one voice', () => {
  it.each([
    ['CRIS', '2014-03'],
    ['CRIS', '2020-03'],
    ['CRIS', '2022-12'],
    ['pre-2019', '2014-03'],
    ['pre-2019', '2017-03'],
  ] as const)('from files of the era %s, 12 months to %s, every borough', async (era, to) => {
    const study = studyOf((await loadFiles(FILES[era])).tables, to);
    const words = boroughs.map((area) => checkReport(study, area).words);
    expect(Math.min(...words)).toBeGreaterThan(50);
  });
});
