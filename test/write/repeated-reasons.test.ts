import { expect, it } from 'vitest';
import { headed, type Missing, missing } from '../../src/core/missing.js';
import type { ReportTable } from '../../src/core/report.js';
import { figure } from '../../src/figures/figure.js';
import { markRepeatedReasons } from '../../src/write/repeated-reasons.js';

/** docs/formats.md: `[c]` is suppressed, `[z]` not applicable. */
const SUPPRESSED = missing('suppressed', '[c] suppressed');
const RESTS = headed('no rank', headed('in a borough', SUPPRESSED));
const UNLIKE = missing('not-comparable', 'not comparable: other sets');

const tableOf = (...rows: readonly (readonly Missing[])[]): ReportTable => ({
  id: 'made-up',
  title: 'Made up',
  columns: ['a', 'b', 'c'].map((key) => ({ key, heading: key, unit: 'offences' })),
  rows: rows.map((reasons, index) => ({
    key: String(index),
    cells: Object.fromEntries(
      reasons.map((reason, at) => ['abc'[at] ?? '', figure(reason, [], { unit: 'offences', method: 'change' })]),
    ),
  })),
  notes: [],
  source: '',
});

const thrice = (reason: Missing) => [reason, reason, reason];

it.each(['row', 'table'] as const)('what is kept back is [c], and is not called not applicable (in a %s)', (within) => {
  const { table, marks } = markRepeatedReasons(tableOf(thrice(SUPPRESSED), thrice(UNLIKE)), within);
  expect(table.rows.map(({ cells }) => cells.a)).toEqual(['[c]', '[z]']);
  expect(marks).toEqual(['[c] suppressed', '[z] not comparable: other sets']);
});

it('so is what is missing because of it, under a mark of its own', () => {
  const { table, marks } = markRepeatedReasons(tableOf(thrice(RESTS), thrice(SUPPRESSED)));
  expect(table.rows.map(({ cells }) => cells.b)).toEqual(['[c1]', '[c]']);
  expect(marks).toEqual(['[c] suppressed', '[c1] no rank: in a borough: [c] suppressed']);
  expect(markRepeatedReasons(tableOf(thrice(RESTS))).marks).toEqual([`[c] ${RESTS.missing}`]);
});

it('several other reasons are numbered', () => {
  const other = missing('zero-base', 'no percentage on a base of 0');
  const { marks } = markRepeatedReasons(tableOf(thrice(UNLIKE), thrice(other)));
  expect(marks).toEqual(['[z1] not comparable: other sets', '[z2] no percentage on a base of 0']);
});
