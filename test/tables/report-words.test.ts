import { beforeAll, expect, it } from 'vitest';
import type { SourceTable } from '../../src/core/crime.js';
import { loadBundledFigures } from '../../src/load/load-files.js';
import { readAllReference } from '../../src/reference/index.js';
import { boroughs, studyOf } from '../make-study.js';
import { checkReport } from '../report-words.js';

let tables: readonly SourceTable[];
beforeAll(async () => {
  tables = (await loadBundledFigures()).tables;
});

it.each(['2021-03', '2022-03', '2024-12', '2026-03'])('every borough has one voice in its reports to %s', (to) => {
  const study = studyOf(tables, to);
  let [words, superlatives] = [0, 0];
  for (const area of boroughs) {
    const judged = checkReport(study, area);
    words += judged.words;
    superlatives += judged.superlatives;
  }
  expect(words).toBeGreaterThan(32 * 60);
  expect(superlatives).toBeGreaterThan(32 * 2);
});

it('no break carries the numbers of a borough', () => {
  for (const { id, text, source } of readAllReference().breaks) {
    // London's numbers are the same in every report.
    if (!text.includes("London's")) expect(text, id).not.toMatch(/\d,\d{3}|\d%/);
    expect(
      boroughs.filter(({ name }) => `${text} ${source}`.includes(name)),
      id,
    ).toEqual([]);
  }
});

it('the areas that are much fuller by day are those with twice the residents', () => {
  // Greater London Authority over the mid-2013 estimates: Westminster 4.5, Camden 2.3, Kensington and Chelsea 1.9.
  const { dayPopulation, population } = readAllReference();
  const times = [...dayPopulation].map(([code, people]) => {
    const residents = population.find(({ area, date }) => area === code && date === '2013-06-30')?.value ?? 0;
    return [code, (people / residents).toFixed(1)];
  });
  expect(Object.fromEntries(times)).toMatchObject({ E09000033: '4.5', E09000007: '2.3', E09000020: '1.9' });
});
