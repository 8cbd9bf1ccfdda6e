import { expect, it } from 'vitest';
import type { ReportTable } from '../../src/core/report.js';
import { notesOfReport, reportNotes } from '../../src/write/report-notes.js';

const table = (id: string, notes: readonly string[], source = 'Police; Statistics'): ReportTable => ({
  id,
  title: id,
  columns: [],
  rows: [],
  notes,
  source,
});

const estimate = (year: string) => `Rates for ${year} use the census: the newest.`;

it('a note of several tables stands once, under a letter; a note of one table stays beneath it', () => {
  const [one, other] = [table('one', ['common', 'mine']), table('other', ['common', 'yours'], 'Police')] as const;
  const notes = notesOfReport([one, other]);
  expect(notes.shared).toEqual([{ letter: 'A', text: 'common' }]);
  expect(notes.source).toBe('Police');
  expect(notes.of(one)).toMatchObject({ notes: ['mine'], source: 'Statistics' });
  expect(notes.of(one).pointer).toBe('Note A and the source are at the end of the report.');
  expect(notes.of(other)).toMatchObject({ notes: ['yours'], source: '' });
});

it('a single table keeps its notes and source', () => {
  const alone = table('alone', ['a', 'b']);
  expect(notesOfReport([alone]).of(alone)).toEqual({
    notes: ['a', 'b'],
    shared: [],
    source: 'Police; Statistics',
    pointer: '',
  });
});

it('notes that differ in the year alone are one, for the range of years', () => {
  const years = ['2021/22', '2024/25', '2022/23', '2019/20', '2023/24'];
  expect(reportNotes([table('years', years.map(estimate))]).map(({ text }) => text)).toEqual([
    estimate('2019/20 and 2021/22 to 2024/25'),
  ]);
});

it('the years of several tables are put together, and the note is of all of them', () => {
  const notes = reportNotes([
    table('a', [estimate('2022/23')]),
    table('b', [estimate('2021/22'), estimate('2022/23')]),
  ]);
  expect(notes).toMatchObject([{ text: estimate('2021/22 to 2022/23'), tables: ['a', 'b'] }]);
});

it('years to a month are one range too, and months are put in the order of time', () => {
  const rolling = ['2023', '2020', '2022', '2018', '2024'].map((year) => estimate(`the 12 months to October ${year}`));
  const odd = (month: string) => `In ${month} the Met's files have far more in no borough.`;
  const months = ['October 2023', 'March 2023', 'March 2020'].map(odd);
  expect(reportNotes([table('a', rolling), table('b', months)]).map(({ text }) => text)).toEqual([
    estimate('the 12 months to October 2018, 2020 and 2022 to 2024'),
    odd('March 2020, March 2023 and October 2023'),
  ]);
});

it('notes that differ in more than the year stay apart', () => {
  expect(reportNotes([table('a', ['Rates for 2021/22 use x.', 'Rates for 2022/23 use y.'])])).toHaveLength(2);
});

it('no note is lost, however many there are', () => {
  const many = Array.from({ length: 60 }, (_, index) => `note ${index}`);
  const { shared, of } = notesOfReport([table('a', many), table('b', many)]);
  expect(shared).toHaveLength(60);
  expect(shared.map(({ letter }) => letter).slice(24, 29)).toEqual(['Y', 'Z', 'AA', 'AB', 'AC']);
  expect(of(table('a', [])).notes).toEqual([]);
});
