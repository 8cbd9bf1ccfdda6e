import { describe, expect, it } from 'vitest';
import type { Era, SourceTable } from '../../src/core/crime.js';
import type { Choices, Study } from '../../src/figures/study.js';
import { coverage } from '../../src/tables/annual/coverage.js';
import { headlines } from '../../src/tables/annual/headlines.js';
import { monthly } from '../../src/tables/annual/monthly.js';
import { rates } from '../../src/tables/annual/rates.js';
import { residentialBurglary } from '../../src/tables/annual/residential-burglary.js';
import { signals } from '../../src/tables/annual/signals.js';
import type { TableBuilder } from '../../src/tables/shared/report.js';
import { area, everywhere, madeUpTable, reference, studyOf } from '../make-study.js';

/** Reports on files that do not have every year, or the same population estimates for every year. */

/** One label of each offence, in the words of an era. */
const labelsOf = (era: Era) => [
  ...new Map(
    reference.labels
      .filter((label) => label.era === era && label.form === '')
      .map(({ offence, group, subgroup }) => [offence, [group, subgroup] as const]),
  ).values(),
];
const everyOffence = (era: Era, of: number, areas?: string[]) =>
  labelsOf(era).flatMap((label) => everywhere(...label, () => of, areas));
const fileOf = (era: Era, from: string, to: string): SourceTable =>
  madeUpTable({ file: `${era}.csv`, era, from, to, rows: everyOffence(era, 20) });

const made = (builder: TableBuilder, study: Study) =>
  builder.make({ study, area: area('Barnet'), comparators: [], diagnostics: [] });
const textsOf = (builder: TableBuilder, study: Study): string[] =>
  made(builder, study).rows.map(({ cells }) => Object.values(cells).join(' '));

describe('from a file of 24 months', () => {
  const study = studyOf([fileOf('connect', '2024-04', '2026-03')], '2026-03');

  it('months and years that it does not have are no rows', () => {
    const months = made(monthly, study);
    expect(months.rows).toHaveLength(24);
    expect(months.rows[0]?.key).toBe('2024-04');
    expect(months.title).toMatch(/, April 2024 to March 2026$/);
    const years = made(residentialBurglary, study);
    expect(years.rows.map(({ cells }) => cells.year)).toEqual(['2025/26', '2024/25']);
    expect(years.title).toMatch(/, 2024\/25 to 2025\/26$/);
  });

  it('why there is no part without a borough stands once', () => {
    const [fact] = textsOf(coverage, study).filter((text) => text.includes('No borough'));
    expect(fact).toBe('No borough the files have no offences without a borough');
  });

  it('a year that is not in the files is said to be so, without the name of an entry', () => {
    const rows = [...everyOffence('connect', 20), ...everyOffence('connect', 5, ['Unknown'])];
    const table = madeUpTable({ era: 'connect', from: '2024-04', to: '2026-03', rows });
    const [fact] = textsOf(coverage, studyOf([table], '2026-03')).filter((text) => text.includes('No borough'));
    // 5 of each 32 x 20 + 5, which is 0.8%.
    expect(fact).toMatch(
      /^No borough the Met's offences with no borough: 2025\/26: [\d,]+ of [\d,]+ \(0\.8%\); 2024\/25: [\d,]+ of [\d,]+ \(0\.8%\); 2020\/21: the files do not have all its months$/,
    );
  });
});

describe('across files of two eras', () => {
  const files = [fileOf('cris', '2018-04', '2023-12'), fileOf('connect', '2024-01', '2026-03')];
  const findings = (choices: Partial<Choices>) =>
    textsOf(headlines, studyOf(files, '2026-03', choices)).find((text) => text.includes('careful')) ?? '';

  it('the findings say that a change in them is one', () => {
    expect(findings({ allowMixedEras: true, allowBreaks: true })).toContain(
      'The 12 months to March 2026 and the 12 months to March 2021 are compared across files of two eras, CONNECT era (upper-case labels) and CRIS era (title-case labels), which do not count alike: part of the change between them may be the way of counting, not crime.',
    );
  });

  it('and say nothing of it where nothing is compared across them', () => {
    expect(findings({})).not.toContain('eras');
  });
});

describe('with a population series that does not have the year before', () => {
  const study = studyOf([fileOf('connect', '2014-04', '2020-03')], '2020-03', {
    populationSeries: 'rebased-2021-census',
  });

  it('says why only one change is tested', () => {
    // Burglary and all offences are divided by people, and of 2018 the series has none; homes have households.
    expect(made(signals, study).notes.join('\n')).toMatch(
      /\b\d+ more changes could not be tested(?:\. The commonest reason)?: no population estimate for 2018\/19 in the population estimates revised after the 2021 census\./,
    );
  });

  it('names the series in words', () => {
    const reasons = made(rates, study).rows.flatMap(({ cells }) =>
      Object.values(cells).flatMap((cell) => (typeof cell === 'object' ? (cell.missing ?? []) : [])),
    );
    expect(reasons).toContain(
      'no population estimate for 2018/19 in the population estimates revised after the 2021 census',
    );
    expect(reasons.join()).not.toContain('rebased-2021-census');
  });
});
