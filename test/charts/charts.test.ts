import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chartsOf } from '../../src/charts/chart.js';
import { inlineSvg, standaloneSvg } from '../../src/charts/frame.js';
import { ANNUAL_CHARTS, QUARTERLY_CHARTS, RANK_CHARTS, TREND_CHARTS } from '../../src/charts/index.js';
import { textWidth, wrap } from '../../src/charts/svg.js';
import type { Chart, ReportTable } from '../../src/core/report.js';
import { reference } from '../make-study.js';
import { boroughstat, root } from '../run-binary.js';

/** The tables as the binary gives them, with figures put together again from JSON. */
function tablesOf(args: readonly string[]): ReportTable[] {
  const { tables } = JSON.parse(boroughstat([...args, '-f', 'json']).out);
  for (const table of tables) {
    for (const row of table.rows) {
      row.level = reference.offences.some(({ id }) => id === row.key) ? levelOf(row.key) : 0;
      Object.values(row.cells).forEach(completeFigure);
    }
  }
  return tables;
}

function completeFigure(cell: unknown): void {
  if (typeof cell !== 'object' || cell === null) return;
  const figure = cell as Record<string, unknown>;
  const text = String(figure.text);
  Object.assign(figure, { notes: [], sources: [], method: /^\+/.test(text) ? 'change' : 'count' });
  if (/=$/.test(text)) figure.tied = true;
  if (figure.unit === 'percent' && !/^[+-]|^0\.0/.test(text)) figure.unit = 'percent share';
}

const levelOf = (id: string): number => {
  const parent = reference.offences.find((each) => each.id === id)?.parent ?? '';
  return parent === '' ? 0 : 1 + levelOf(parent);
};

const areaNamed = (name: string) => {
  const area = reference.areas.find((each) => each.name === name);
  if (!area) throw new Error(name);
  return area;
};

const BOROUGHS = ['Barnet', 'Westminster', 'Kensington and Chelsea', 'Richmond upon Thames'];
const charts: [string, Chart][] = BOROUGHS.flatMap((borough) => {
  const context = { areas: reference.areas, area: areaNamed(borough) };
  const annual = chartsOf(ANNUAL_CHARTS, tablesOf(['annual', '--borough', borough]), context);
  const quarterly = chartsOf(QUARTERLY_CHARTS, tablesOf(['quarterly', '--borough', borough]), context);
  const trend = chartsOf(TREND_CHARTS, tablesOf(['trend', '--borough', borough, '--offence', 'robbery']), context);
  const rank = chartsOf(RANK_CHARTS, tablesOf(['rank', '--borough', borough, '--offence', 'burglary']), context);
  const ward = join(root, 'fixtures', 'input', 'wide-ward.csv');
  const wardTables = tablesOf([
    'annual',
    '--borough',
    'Barnet',
    '--data',
    ward,
    '--table',
    'wards',
    '--offence',
    'burglary',
  ]);
  const wards = chartsOf(ANNUAL_CHARTS, wardTables, context);
  return [...annual, ...quarterly, ...trend, ...rank, ...wards].map((chart): [string, Chart] => [
    `${borough}: ${chart.id}`,
    chart,
  ]);
});

/** One is drawn only with outlines, and has tests of its own. */
const drawn = [ANNUAL_CHARTS, QUARTERLY_CHARTS, TREND_CHARTS, RANK_CHARTS]
  .flat()
  .filter(({ id }) => id !== 'map-of-wards');

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where each text of a chart stands, from its attributes and the widths of the font. */
function boxesOf(markup: string): Box[] {
  return [...markup.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', escaped = '']) => {
    const attribute = (name: string) => new RegExp(` ?${name}="([^"]*)"`).exec(attributes)?.[1];
    const text = escaped
      .replace(/&amp;/g, '&')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"');
    const size = Number(attribute('font-size') ?? 13);
    const bold = /bold|own-text|beside-text/.test(attribute('class') ?? '');
    const width = textWidth(text, { size, bold });
    const [x, y] = [Number(attribute('x')), Number(attribute('y'))];
    const anchor = attribute('text-anchor') ?? 'start';
    const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
    // Letters without a tail stand on the base line and are about 0.72 of the size high.
    return { text, left, right: left + width, top: y - size * 0.72, bottom: y };
  });
}

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;

describe('charts', () => {
  it('are all there', () => expect(charts.length).toBe(BOROUGHS.length * drawn.length));

  describe.each(charts)('%s', (_, chart) => {
    it.each([330, 728])('has no label cut or over another at %d pixels', (width) => {
      const { height, markup } = chart.draw(width);
      const boxes = boxesOf(markup);
      expect(boxes.length).toBeGreaterThan(3);
      const cut = boxes.filter(
        ({ left, right, bottom }) => left < -0.5 || right > width + 0.5 || bottom > height + 0.5,
      );
      expect(cut).toEqual([]);
      const crossed = boxes.flatMap((box, index) =>
        boxes
          .slice(index + 1)
          .filter((other) => overlaps(box, other))
          .map((other) => [box.text, other.text]),
      );
      expect(crossed).toEqual([]);
    });

    it('says what it is and what it shows', () => {
      const svg = inlineSvg(chart, 728, '');
      expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="chart-([\w-]+)-title chart-\1-desc"/);
      expect(svg).toContain(`<title id="chart-${chart.id}-title">`);
      expect(chart.description.length).toBeGreaterThan(80);
      expect(chart.description).not.toMatch(/undefined|null|NaN/);
    });

    it('stands alone with a title, a source and colours of its own', () => {
      const svg = standaloneSvg(chart, 760);
      expect(svg).not.toContain('class=');
      expect(svg).not.toMatch(/NaN|undefined/);
      expect(svg).toContain('Source: ');
    });
  });
});

it('breaks a text where it is too wide and nowhere else', () => {
  expect(wrap('Hammersmith and Fulham', 1000)).toEqual(['Hammersmith and Fulham']);
  expect(wrap('Hammersmith and Fulham', 110)).toEqual(['Hammersmith and', 'Fulham']);
  // Arimo has Arial's widths: a lower-case a is 0.556 of the size, an i 0.222.
  expect(textWidth('ai', { size: 100 })).toBeCloseTo(77.8, 1);
});
