import { beforeAll, describe, expect, it } from 'vitest';
import type { SourceTable } from '../../src/core/crime.js';
import { loadBundledFigures } from '../../src/load/load-files.js';
import { boroughs, studyOf } from '../make-study.js';
import { checkSignals, checkTables } from '../one-series.js';

let tables: readonly SourceTable[];
beforeAll(async () => {
  tables = (await loadBundledFigures()).tables;
});

/** The years about the two census revisions, an ordinary one, and one whose estimate is not there yet. */
describe.each([
  '2020-03',
  '2021-03',
  '2022-03',
  '2026-03',
])('12 months to %s of the bundled figures, all boroughs', (to) => {
  it('have signals that go the way of their rate on one series', () => {
    const study = studyOf(tables, to);
    const { judged, signals } = checkSignals(study, study.choices.period, study.choices.previous);
    expect(judged).toBeGreaterThan(1000);
    expect(signals).toBeGreaterThan(200);
  });

  it('have tables that compare on one series or name both', () => {
    const study = studyOf(tables, to);
    for (const area of boroughs.filter((_, index) => index % 4 === 1)) checkTables(study, area);
  });
});
