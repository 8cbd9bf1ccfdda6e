import { scaleLinear } from 'd3-scale';
import { listInWords, ordinal } from '../core/format.js';
import type { ReportRow, ReportTable } from '../core/report.js';
import { type ChartMaker, type ChartParts, headingOf, numberIn, textOf } from './chart.js';
import { dot, FONT_SIZE, horizontal, label, textWidth, vertical, widest, wrap } from './svg.js';

const ROW = 16;
const LINE = 14;
const HEAD = 62;
const GAP = 12;
const TICKS = [1, 8, 16, 24, 32];

interface Ranked {
  readonly name: string;
  readonly level: number;
  readonly now: number | null;
  readonly before: number | null;
  readonly text: string;
}

/** This year's rank: on last year's series of estimates where the table has both, since the two are drawn on one scale. */
const currentRankKey = ({ columns }: ReportTable): string =>
  columns.some(({ key }) => key === 'compared_rank_lowest') ? 'compared_rank_lowest' : 'rank_lowest';

function ranked(row: ReportRow, key: string): Ranked {
  const [now, before] = [numberIn(row, key), numberIn(row, 'previous_rank_lowest')];
  const was = before === null ? '' : `, was ${textOf(row, 'previous_rank_lowest')}`;
  const text = now === null ? 'no rank' : `${textOf(row, key)}${was}`;
  return { name: textOf(row, 'offence'), level: row.level ?? 0, now, before, text };
}

/** The ranks furthest moved and the two ends, in words. */
function finding(rows: readonly Ranked[], areaName: string): string {
  const placed = rows.filter(({ now }) => now !== null);
  const lowest = Math.min(...placed.map(({ now }) => now ?? 99));
  const highest = Math.max(...placed.map(({ now }) => now ?? 0));
  const named = (rank: number) => listInWords(placed.filter(({ now }) => now === rank).map(({ name }) => name));
  const all = rows.find(({ level, now }) => level === 0 && now !== null);
  const total = all ? `${all.name}: ${ordinal(all.now ?? 0)} lowest. ` : '';
  return `${areaName}'s place among the boroughs for each offence, 1 the lowest rate, last year's place as a ring. ${total}Its lowest place is ${lowest} (${named(lowest)}), its highest ${highest} (${named(highest)}).`;
}

/** Some viewers draw letters a little wider than they are measured: the last digit would lose its edge. */
const EDGE = 4;

/** Names broken into lines that leave the scale its room. */
function nameLines(rows: readonly Ranked[], width: number): { lines: string[][]; names: number } {
  const most = Math.min(
    width * 0.42,
    widest(
      rows.map(({ name, level }) => '   '.repeat(level) + name),
      { bold: true },
    ),
  );
  const lines = rows.map(({ name, level }) => wrap(name, most - level * 8, { bold: level < 2 }));
  return { lines, names: most };
}

function rowMarks(row: Ranked, scale: (value: number) => number, y: number): string {
  const { now, before } = row;
  if (now === null) return '';
  const mark = dot(scale(now), y, 5.5, 'own');
  if (before === null || before === now) return mark;
  return horizontal(scale(before), scale(now), y, 'other-line') + dot(scale(before), y, 4.5, 'own-before') + mark;
}

/** The two years as marks; on a narrow picture one under the other. */
function legend(table: ReportTable): string {
  const names = [headingOf(table, currentRankKey(table)), headingOf(table, 'previous_rank_lowest')].map((heading) =>
    heading.replace(/^Rank /, '').replace(/ \(1 = lowest\)$/, ''),
  );
  const [now = '', before = ''] = names;
  const second = 18 + textWidth(now) + 20;
  return (
    dot(6, 8, 5.5, 'own') + label(18, 13, now) + dot(second + 6, 8, 4.5, 'own-before') + label(second + 18, 13, before)
  );
}

const ENDS = [
  ['1 = lowest rate', '32 = highest rate'],
  ['1 = lowest', '32 = highest'],
] as const;

/** What the two ends of the scale are, as there is room for it. */
function ends(scale: (value: number) => number): string {
  const y = HEAD - 26;
  const room = scale(32) - scale(1) - 4;
  const [lowest, highest] = ENDS.find((texts) => texts.reduce((sum, text) => sum + textWidth(text), 0) < room) ?? [
    '',
    '',
  ];
  return (
    label(scale(1) - 4, y, lowest, { size: 12, kind: 'quiet' }) +
    label(scale(32) + 4, y, highest, { anchor: 'end', size: 12, kind: 'quiet' })
  );
}

/** Every offence on the scale of ranks: this year's as a dot, last year's as a ring. */
export const ranks: ChartMaker = {
  id: 'ranks',
  table: 'rankings',
  about: "every offence's place among the boroughs, 1 = lowest, last year's place shown",
  make: (table, { area }) => rankChart(table, area.name, table.rows),
};

/** The ranks of some offences of the table; nothing where none has one. */
export function rankChart(table: ReportTable, areaName: string, of: readonly ReportRow[]): ChartParts | undefined {
  const rows = of.map((row) => ranked(row, currentRankKey(table)));
  if (!rows.some(({ now }) => now !== null)) return undefined;
  return {
    title: table.title,
    description: finding(rows, areaName),
    draw(width) {
      const { lines, names } = nameLines(rows, width);
      const texts = widest(rows.map(({ text }) => text));
      const scale = scaleLinear()
        .domain([1, 32])
        .range([names + GAP + 6, width - EDGE - texts - GAP - 6]);
      const heights = lines.map((item) => Math.max(ROW, item.length * LINE + 2));
      const tops = heights.map((_, index) => HEAD + heights.slice(0, index).reduce((sum, entry) => sum + entry, 0));
      const bottom = HEAD + heights.reduce((sum, element) => sum + element, 0);
      const grid = TICKS.map((rank) => {
        return (
          vertical(scale(rank), HEAD - 6, bottom, 'grid') +
          label(scale(rank), HEAD - 10, `${rank}`, { anchor: 'middle', size: 12, kind: 'quiet' })
        );
      });
      const body = rows.map((row, index) => {
        const middle = (tops[index] ?? 0) + (heights[index] ?? ROW) / 2;
        const points = lines[index] ?? [];
        const first = middle + FONT_SIZE * 0.36 - ((points.length - 1) * LINE) / 2;
        const kind = row.level < 2 ? 'bold' : 'ink';
        const name = points.map((text, at) => label(row.level * 8, first + at * LINE, text, { kind }));
        const rankLabel = label(width - EDGE, middle + FONT_SIZE * 0.36, row.text, { anchor: 'end' });
        return name.join('') + rowMarks(row, scale, middle) + rankLabel;
      });
      return { height: bottom + 6, markup: legend(table) + ends(scale) + grid.join('') + body.join('') };
    },
  };
}
