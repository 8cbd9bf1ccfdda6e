import { expect } from 'vitest';
import { chartsOf } from '../src/charts/chart.js';
import { ANNUAL_CHARTS, QUARTERLY_CHARTS } from '../src/charts/index.js';
import { lastQuarterBy, shiftPeriod } from '../src/core/months.js';
import type { Area } from '../src/core/reference.js';
import type { Cell, ReportTable } from '../src/core/report.js';
import { type ChangeFamily, changeFamily } from '../src/figures/measures/change-family.js';
import type { Study } from '../src/figures/study.js';
import { ANNUAL_TABLES, QUARTERLY_TABLES } from '../src/tables/index.js';
import type { QuarterlyReport } from '../src/tables/quarterly/quarter.js';
import { checkCells, othersOf } from './other-boroughs.js';

/** Whether a report has one voice: what its words say, held against the numbers that stand beside them. */

const MARKED = /^[▲▼]/;
const numberOf = (cell: Cell | undefined): number | null => (typeof cell === 'object' ? cell.value : null);
const textOf = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '');

/** The offence that a family lists in place of one that is the same series: the group of which it is all that the files have. */
function listedFor({ changes, of }: ChangeFamily, offence: string): string | undefined {
  const change = of(offence);
  return changes.find(({ p, adjustedP }) => p.value === change?.p.value && adjustedP.value === change.adjustedP.value)
    ?.offence;
}

/** The word on each change, by the table that has it: every table's word is that of `signals`. */
function checkWords(tables: readonly ReportTable[], family: ChangeFamily, what: string): number {
  const signals = tables.find(({ id }) => id === 'signals');
  const words = new Map(signals?.rows.map(({ key, cells }) => [key, textOf(cells.signal)]));
  let seen = 0;
  const rows = tables.flatMap(({ id, rows }) => (id === 'signals' ? [] : rows.map((row) => ({ id, ...row }))));
  for (const { id, key, cells } of rows) {
    const word = cells.change_signal ?? (id === 'dashboard' || id === 'movers' ? cells.signal : undefined);
    if (word === undefined || key === 'none') continue;
    const offence = key.split('|').at(-1) ?? '';
    seen += 1;
    const listed = words.has(offence) ? offence : (listedFor(family, offence) ?? offence);
    if (MARKED.test(textOf(word))) expect(textOf(word), `${what}, ${id}, ${key}`).toBe(words.get(listed));
    else expect(words.has(offence), `${what}, ${id}, ${key}: ${textOf(word)}`).toBe(false);
  }
  return seen;
}

/** A signal goes the way of its own count where both periods have one denominator; rises stand before falls. */
function checkCounts(
  study: Study,
  area: Area,
  signals: ReportTable,
  [now, before]: Parameters<typeof changeFamily>[2][],
): void {
  if (!now || !before) throw new Error('two periods');
  const family = changeFamily(study, area, now, before);
  const what = `${area.name}, ${signals.title}`;
  const kinds = signals.rows.map(({ cells }) => textOf(cells.signal)[0]);
  expect([...kinds].sort().join(''), what).toBe(kinds.join(''));
  for (const { key, cells } of signals.rows) {
    const bases = family.of(key)?.p.from?.map(({ base }) => base?.value) ?? [];
    const change = numberOf(cells.change) ?? 0;
    if (bases[0] === bases[1]) expect(change > 0, `${what}, ${key}`).toBe(textOf(cells.signal).startsWith('▲'));
  }
  const parents = new Map(signals.rows.map((row, index) => [row.key, index]));
  signals.rows.forEach(({ key, level = 0 }, index) => {
    if (level === 0) return;
    // The row above at the next higher level is a group of this offence: none stands under a stranger.
    const above = signals.rows.slice(0, index).findLast((row) => (row.level ?? 0) === level - 1);
    const isOwn = (id: string): boolean => {
      const { parent } = study.tree.get(id);
      return parent !== '' && (parent === above?.key || isOwn(parent));
    };
    expect(isOwn(key) && parents.has(above?.key ?? ''), `${what}: ${key} under ${above?.key}`).toBe(true);
  });
}

const CHANGED = /\(from ([\d,]+) to ([\d,]+), [+-][\d.]+%\)/g;

/** Each change that a sentence names; gives how many. */
function checkSentence(sentence: string, signals: ReportTable['rows'], what: string): number {
  const mark = /increase|rises? /i.test(sentence) ? '▲' : '▼';
  const found = [...sentence.matchAll(CHANGED)];
  expect(found.length, `${what}: ${sentence}`).toBeGreaterThan(0);
  for (const [text, before = '', now = ''] of found) {
    const [base, count] = [before, now].map((each) => Number(each.replaceAll(',', '')));
    expect(base, `${what}: ${text}`).toBeGreaterThanOrEqual(30);
    const signal = signals.find(
      (row) => numberOf(row.cells.previous_count) === base && numberOf(row.cells.count) === count,
    );
    expect(textOf(signal?.cells.signal), `${what}: ${sentence}`).toMatch(new RegExp(`^${mark}`));
  }
  return found.length;
}

/** Each change named in a sentence with a superlative, or with a rise or fall, is a signal on a base of 30 or more. */
function checkSuperlatives(tables: readonly ReportTable[], what: string): number {
  const signals = tables.find(({ id }) => id === 'signals')?.rows ?? [];
  let seen = 0;
  for (const { cells } of tables.find(({ id }) => id === 'headlines')?.rows ?? []) {
    const finding = textOf(cells.finding);
    expect(finding, what).not.toContain('[u]');
    for (const sentence of finding.split(/(?<=\.) /)) {
      if (/largest|\b(?:rises?|falls?) in number\b/i.test(sentence)) seen += checkSentence(sentence, signals, what);
    }
  }
  for (const { cells } of tables.find(({ id }) => id === 'movers')?.rows ?? []) {
    if (!/^Largest/.test(textOf(cells.kind))) continue;
    expect(numberOf(cells.before), what).toBeGreaterThanOrEqual(30);
    expect(textOf(cells.signal), what).toMatch(MARKED);
    seen += 1;
  }
  return seen;
}

/** No note names another borough, writes a month as 2024-03, names an option or an id, or counts "1 months". */
function checkNotes(study: Study, area: Area, tables: readonly ReportTable[]): void {
  const others = othersOf(area);
  const ids = [
    ...study.reference.breaks.map(({ id }) => id),
    ...[...study.reference.population, ...study.reference.households].map(({ series }) => series),
  ].filter((id) => id.includes('-'));
  const forbidden = [...new Set(ids)].map((id) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`));
  for (const { id, notes } of tables) {
    for (const note of notes) {
      const what = `${area.name}, ${id}: ${note}`;
      expect(note, what).not.toMatch(others);
      expect(note, what).not.toMatch(/\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])\b|--[a-z]|\b1 months|not verified|\bFOI-/);
      expect(
        forbidden.filter((pattern) => pattern.test(note)),
        what,
      ).toEqual([]);
    }
  }
}

/** Beside another borough's name no cell has a number of that borough's; only tables that compare boroughs have one. */
function checkReasons(area: Area, tables: readonly ReportTable[]): void {
  for (const { id, rows } of tables) {
    for (const { key, cells } of rows) {
      for (const cell of Object.values(cells)) {
        const reason = typeof cell === 'object' ? cell.missing : null;
        if (!reason?.startsWith('no rank: ')) continue;
        expect(reason, `${area.name}, ${id}, ${key}`).not.toMatch(/\([+-]?\d/);
      }
    }
  }
}

/** How much there was to judge: a report of which nothing is read has no fault either. */
export interface Judged {
  words: number;
  superlatives: number;
}

/** The whole annual and quarterly report of a borough. */
export function checkReport(study: Study, area: Area): Judged {
  const { period, previous } = study.choices;
  const annual = { study, area, comparators: [], diagnostics: [] };
  const quarterly: QuarterlyReport = { ...annual, quarter: lastQuarterBy(period.to) };
  const judged: Judged = { words: 0, superlatives: 0 };
  const reports = [
    {
      tables: ANNUAL_TABLES.filter(({ absent }) => !absent?.(annual)).map((table) => table.make(annual)),
      periods: [period, previous],
      charts: ANNUAL_CHARTS,
    },
    {
      tables: QUARTERLY_TABLES.map((table) => table.make(quarterly)),
      periods: [quarterly.quarter, shiftPeriod(quarterly.quarter, -12)],
      charts: QUARTERLY_CHARTS,
    },
  ];
  for (const { tables, periods, charts } of reports) {
    const what = `${area.name}, ${periods[0]?.label}`;
    const signals = tables.find(({ id }) => id === 'signals');
    if (!signals) throw new Error('no signals');
    const [now = period, before = previous] = periods;
    judged.words += checkWords(tables, changeFamily(study, area, now, before), what);
    judged.superlatives += checkSuperlatives(tables, what);
    checkCounts(study, area, signals, [...periods]);
    checkNotes(study, area, tables);
    checkCells(area, tables);
    checkReasons(area, tables);
    const drawn = chartsOf(charts, tables, { areas: study.reference.areas, area });
    for (const { description } of drawn) expect(description, what).not.toMatch(/largest (?:rise|fall)/i);
  }
  return judged;
}
