import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { line as lineShape } from 'd3-shape';
import { listInWords } from '../../core/format.js';
import type { Drawing, ReportRow, ReportTable } from '../../core/report.js';
import { ticksOf } from '../axis.js';
import { type ChartMaker, headingOf, numberIn, textOf } from '../chart.js';
import { legend } from '../legend.js';
import { dot, el, FONT_SIZE, horizontal, label, textWidth, vertical, wrap } from '../svg.js';

const HEIGHT = 150;
const FOOT = 40;
const LINE = 16;
const LEAST_PANEL = 300;
const GAP = 28;
/** Labels of 12 pixels, one under another. */
const APART = 13;
const SIZE = 12;
const START = 100;

/** Of the numbers at both sides of a panel. */
const ROOM = {
  left: textWidth('1,000', { size: SIZE }) + 8,
  right: textWidth('1,000.0', { size: SIZE, bold: true }) + 8,
};

type Position = (row: ReportRow) => number;

/** One offence: its rows, in the order of the years. */
interface Panel {
  readonly name: string;
  readonly rows: readonly ReportRow[];
}

/** Where a panel lies, with its years along and the index upwards. */
interface Axes {
  readonly years: readonly string[];
  readonly y: ScaleLinear<number, number>;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

const isDrawn = (row: ReportRow): boolean => numberIn(row, 'index') !== null && numberIn(row, 'london_index') !== null;

function panelsOf({ rows }: ReportTable): Panel[] {
  const names = [...new Set(rows.map((row) => textOf(row, 'offence')))];
  return names
    .map((name) => ({ name, rows: rows.filter((row) => textOf(row, 'offence') === name) }))
    .filter(({ rows }) => rows.length > 1 && rows.every(isDrawn));
}

/** The years of all lines in order; the key of a row ends with the month that its year begins with. */
function yearsOf(panels: readonly Panel[]): string[] {
  const rows = panels.flatMap((panel) => panel.rows);
  const starts = new Map(rows.map((row) => [textOf(row, 'year'), row.key.slice(-7)]));
  return [...starts].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([year]) => year);
}

/** Both numbers of the last year, moved apart where they would cover one another. */
function lastNumbers(row: ReportRow, { y, right }: Axes): string {
  const [borough, london] = [numberIn(row, 'index') ?? 0, numberIn(row, 'london_index') ?? 0];
  const middle = (y(borough) + y(london)) / 2;
  const push = Math.abs(y(borough) - y(london)) < APART ? APART / 2 : Math.abs(y(borough) - y(london)) / 2;
  const sign = borough >= london ? -1 : 1;
  const at = (kind: string, key: string, where: number) =>
    label(right + 6, where + 4, textOf(row, key), { size: SIZE, kind });
  return at('own-text', 'index', middle + sign * push) + at('beside-text', 'london_index', middle - sign * push);
}

/** Upright where the way of recording changed: the numbers on its two sides are not wholly alike. */
const breaksIn = (rows: readonly ReportRow[], x: Position, top: number): string =>
  rows
    .filter((row) => textOf(row, 'recording') !== '')
    .map((row) => vertical(x(row), top, top + HEIGHT, 'limit-line'))
    .join('');

/** The years that are unlike the others. */
const dotsOf = (rows: readonly ReportRow[], x: Position, y: (value: number) => number): string =>
  rows
    .filter((row) => textOf(row, 'conditions') !== '')
    .map((row) => dot(x(row), y(numberIn(row, 'index') ?? 0), 3, 'own-before'))
    .join('');

function grid({ y, left, right }: Axes): string {
  return ticksOf(y, HEIGHT * 2)
    .map(
      ({ value, text }) =>
        horizontal(left, right, y(value), value === START ? 'axis' : 'grid') +
        label(left - 6, y(value) + 4, text, { anchor: 'end', size: SIZE, kind: 'quiet' }),
    )
    .join('');
}

function panelMarkup({ rows }: Panel, axes: Axes): string {
  const { years, y, left, right, top } = axes;
  const x: Position = (row) =>
    left + ((right - left) * years.indexOf(textOf(row, 'year'))) / Math.max(1, years.length - 1);
  const path = (key: string, kind: string) =>
    el('path', {
      d:
        lineShape<ReportRow>()
          .x(x)
          .y((row) => y(numberIn(row, key) ?? 0))
          .digits(1)([...rows]) ?? '',
      class: kind,
    });
  const ends = [years[0], years.at(-1)].map((year = '', index) =>
    label(index === 0 ? left : right, top + HEIGHT + 18, year, {
      anchor: index === 0 ? 'start' : 'end',
      size: SIZE,
      kind: 'quiet',
    }),
  );
  const last = rows.at(-1);
  return [
    grid(axes),
    breaksIn(rows, x, top),
    path('london_index', 'beside-line'),
    path('index', 'own-line'),
    dotsOf(rows, x, y),
    ...(last ? [lastNumbers(last, axes)] : []),
    ...ends,
  ].join('');
}

/** The line and the dots that not every table has. */
function legendOf(panels: readonly Panel[], names: readonly [borough: string, london: string], width: number) {
  const has = (key: string) => panels.some(({ rows }) => rows.some((row) => textOf(row, key) !== ''));
  return legend(
    [
      { kind: 'own-line', name: names[0] },
      { kind: 'beside-line', name: names[1] },
      ...(has('recording') ? [{ kind: 'limit-line', name: 'Recorded differently from this year' }] : []),
    ],
    width,
    has('conditions') ? [{ kind: 'own-before', name: 'Under COVID-19 restrictions, in part or whole' }] : [],
  );
}

function draw(panels: readonly Panel[], names: readonly [string, string], width: number): Drawing {
  const columns = Math.max(1, Math.min(panels.length, Math.floor((width + GAP) / (LEAST_PANEL + GAP))));
  const panelWidth = (width - GAP * (columns - 1)) / columns;
  const values = panels.flatMap(({ rows }) =>
    rows.flatMap((row) => [numberIn(row, 'index') ?? 0, numberIn(row, 'london_index') ?? 0]),
  );
  const domain = [Math.min(START, ...values), Math.max(START, ...values)];
  const years = yearsOf(panels);
  const titles = panels.map(({ name }) => wrap(name, panelWidth, { bold: true }));
  const head = Math.max(...titles.map(({ length }) => length)) * LINE + 12;
  const keys = legendOf(panels, names, width);
  const step = head + HEIGHT + FOOT;
  const markup = panels.map((panel, index) => {
    const [x, title] = [(index % columns) * (panelWidth + GAP), keys.height + Math.floor(index / columns) * step];
    const top = title + head;
    const y = scaleLinear()
      .domain(domain)
      .nice(5)
      .range([top + HEIGHT, top]);
    const axes = { years, y, top, left: x + ROOM.left, right: x + panelWidth - ROOM.right };
    const lines = (titles[index] ?? []).map((text, row) =>
      label(x, title + FONT_SIZE + row * LINE, text, { kind: 'bold' }),
    );
    return [...lines, panelMarkup(panel, axes)].join('');
  });
  return { height: keys.height + Math.ceil(panels.length / columns) * step, markup: keys.markup + markup.join('') };
}

/** The last year of each line, against London's. */
function finding(panels: readonly Panel[], [borough, london]: readonly [string, string]): string {
  const lines = panels.flatMap(({ name, rows }) => {
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return [];
    return [
      `${name} ${textOf(last, 'index')} (${london} ${textOf(last, 'london_index')}) since ${textOf(first, 'year')}`,
    ];
  });
  return `Lines of the offences of each year, the first year 100, for ${borough} and ${london}. In the last year: ${listInWords(lines)}.`;
}

/** Years of chosen offences as an index of their first year, a panel an offence, all on one scale. */
export const indexedYears: ChartMaker = {
  id: 'indexed-years',
  table: 'indexed-years',
  about: 'up to ten years of chosen offences, the first year 100, with London',
  make(table) {
    const panels = panelsOf(table);
    if (panels.length === 0) return undefined;
    const nameIn = (key: string) => headingOf(table, key).replace(/, index$/, '');
    const names = [nameIn('index'), nameIn('london_index')] as const;
    return {
      title: table.title,
      description: finding(panels, names),
      showsAll: true,
      draw: (width) => draw(panels, names, width),
    };
  },
};
