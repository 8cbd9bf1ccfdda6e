import { expect, it } from 'vitest';
import { monthName } from '../../src/core/months.js';
import { unplacedCheck } from '../../src/figures/cross-checks/unplaced.js';
import { loadBundledFigures } from '../../src/load/load-files.js';
import { readAllReference } from '../../src/reference/index.js';
import { monthly } from '../../src/tables/annual/monthly.js';
import { residentialBurglary } from '../../src/tables/annual/residential-burglary.js';
import { area, studyOf } from '../make-study.js';

/**
 * Shares of the Met's offences in no borough, added up from its files by other means: 19.1% in March 2020 (1.3% to 3.0% around it),
 * 6.1% in March 2023 (median of the twelve around it 3.5%), 9.8% in October 2023 (1.7% to 3.5%). No other month since April
 * 2019 has more than 4.0%.
 */
const ODD = ['March 2020', 'March 2023', 'October 2023'];

it('the check, the note on the months and the notes on the years name the same months', async () => {
  const study = studyOf((await loadBundledFigures()).tables, '2024-03');
  const { period, base } = study.choices;
  const since = [{ ...period, from: base.from }];
  expect(unplacedCheck({ study, area: area('Barnet'), periods: since }).note).toContain(
    'March 2020, March 2023 and October 2023',
  );
  const report = { study, area: area('Barnet'), comparators: [], diagnostics: [] };
  const months = monthly.make(report).notes.find((note) => note.includes('many more offences than usual'));
  expect(months).toContain('In March 2020, March 2023 and October 2023 many more');
  const years = residentialBurglary.make(report).notes.filter((note) => note.includes('far more offences than usual'));
  expect(years.map((note) => /^In ([A-Z][a-z]+ \d{4}) /.exec(note)?.[1]).sort()).toEqual([...ODD].sort());
});

it('the breaks of one month are those months', () => {
  const ofOneMonth = readAllReference().breaks.filter(({ kind, from, to }) => kind === 'during' && from === to);
  expect(ofOneMonth.map(({ from }) => monthName(from))).toEqual(ODD);
});
