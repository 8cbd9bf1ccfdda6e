import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reference } from '../make-study.js';
import { requirement } from '../requirement.js';
import { boroughstat, emptyFolder, root } from '../run-binary.js';
import { TIME_LIMIT } from '../time-limit.js';
import { chromiumPath, launch } from './browser.js';

/** The page in a real Chromium. */
const needsChromium = requirement(chromiumPath !== undefined, 'no Chromium here');

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How each page is looked at: the styles are one, so every scheme and width is tried on some page, not each on all. */
const LOOKS: readonly (readonly [string, 'light' | 'dark', number])[] = [
  ['annual-barnet', 'light', 1200],
  ['annual-barnet', 'dark', 320],
  ['annual-westminster', 'dark', 1200],
  ['annual-kensington-and-chelsea', 'light', 320],
  ['quarterly-barnet', 'dark', 320],
  ['rank-robbery', 'light', 320],
  ['board', 'light', 1200],
  ['board', 'dark', 320],
  ['trend-barnet', 'light', 320],
  ['branded', 'dark', 320],
  ['outlines', 'light', 1200],
  ['outlines', 'dark', 320],
];

const PAGES: Readonly<Record<string, readonly string[]>> = {
  'annual-barnet': ['annual'],
  'annual-westminster': ['annual', '--borough', 'Westminster'],
  'annual-kensington-and-chelsea': ['annual', '--borough', 'Kensington and Chelsea', '--to', '2025-12'],
  'quarterly-barnet': ['quarterly'],
  board: ['annual', '--preset', 'board'],
  'rank-robbery': ['rank', '--offence', 'robbery'],
  branded: ['annual', '-c', join(root, 'fixtures', 'branding', 'assessment.yaml'), '--table', 'headlines,rates'],
  'trend-barnet': ['trend', '--borough', 'Barnet', '--offence', 'burglary'],
  outlines: ['rank', '--offence', 'burglary', '--table', 'rank', '--boundaries', squares()],
};

/** Outlines of the 33 areas as squares, where their tiles are, written for the purpose. */
function squares(): string {
  const features = reference.areas.flatMap(({ code, tile }) => {
    if (!tile) return [];
    const [x, y] = [505_000 + tile.x * 6000, 200_000 - tile.y * 6000];
    const ring = [
      [x, y],
      [x + 6000, y],
      [x + 6000, y + 6000],
      [x, y + 6000],
      [x, y],
    ];
    return [{ type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: [ring] } }];
  });
  const file = join(emptyFolder(), 'squares.geojson');
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }));
  return file;
}

/** Of A4 what its margins leave, upright and across, in pixels, and the tables that are printed on it. */
const PRINTED = [
  [680, 'section:not(.wide) .scroll'],
  [1032, 'section.wide .scroll'],
] as const;

/**
 * The rules of WCAG that a page breaks, each with the first element that breaks it. What passes is not listed node by node, and
 * the page has no frames: without both, axe takes a third of the time.
 */
async function brokenRules(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ runOnly: WCAG, resultTypes: ['violations'] }).setLegacyMode(true);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

interface Opened {
  readonly page: Page;
  readonly said: string[];
  readonly requests: string[];
}

describe('the page', needsChromium, () => {
  const folder = emptyFolder();
  const fileOf = (name: string) => join(folder, `${name}.html`);
  let browser: Browser;

  beforeAll(async () => {
    for (const [name, args] of Object.entries(PAGES)) {
      expect(boroughstat([...args, '-f', 'html', '-o', fileOf(name)]).code).toBe(0);
    }
    const everyBorough = ['annual', '--borough', 'all', '--table', 'rates', '-f', 'html', '-o', join(folder, 'set')];
    expect(boroughstat(everyBorough).code).toBe(0);
    browser = await launch();
  });
  afterAll(() => browser.close());

  async function open(name: string, width: number, colorScheme: 'light' | 'dark' = 'light', javaScriptEnabled = true) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled });
    context.setDefaultTimeout(TIME_LIMIT);
    const page = await context.newPage();
    const opened: Opened = { page, said: [], requests: [] };
    page.on('console', (message) => opened.said.push(message.text()));
    page.on('pageerror', (error) => opened.said.push(String(error)));
    page.on('request', (request) => opened.requests.push(request.url()));
    await page.goto(pathToFileURL(fileOf(name)).href);
    // Long tables are folded; what is tested stands in them.
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
    return opened;
  }

  describe.each(Object.keys(PAGES))('%s', (name) => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open(name, 1200);
    });
    afterAll(() => opened.page.context().close());

    it('asks for nothing but itself and says nothing on the console', () => {
      expect(opened.requests).toEqual([pathToFileURL(fileOf(name)).href]);
      expect(opened.said).toEqual([]);
    });

    it.each([320, 768, 1200])('does not scroll sideways at %d pixels', async (width) => {
      await opened.page.setViewportSize({ width, height: 900 });
      expect(await opened.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    });

    it('has no id twice, and every link has its place', async () => {
      const { page } = opened;
      const ids = (await page.evaluate('[...document.querySelectorAll("[id]")].map(({ id }) => id)')) as string[];
      expect(new Set(ids).size).toBe(ids.length);
      const links = (await page.evaluate(
        '[...document.querySelectorAll("a")].map((a) => a.getAttribute("href").slice(1))',
      )) as string[];
      expect(links.filter((id) => !ids.includes(id))).toEqual([]);
    });

    // 32 of these and their index stay under 15 MB.
    it('is under 420 kB', () => expect(statSync(fileOf(name)).size).toBeLessThan(420_000));
  });

  it.each(LOOKS)('%s breaks no rule of WCAG 2.2 AA (%s, %d pixels)', async (name, scheme, width) => {
    const { page } = await open(name, width, scheme);
    expect(await brokenRules(page)).toEqual([]);
    await page.context().close();
  });

  it('sorts a table by the keyboard: up, down, and back', async () => {
    const { page } = await open('annual-barnet', 1200);
    const counts = () =>
      page.evaluate(
        '[...document.querySelectorAll("#table-league tbody tr")].map((row) => Number(row.cells[2].textContent.replace(/,/g, "")))',
      ) as Promise<number[]>;
    const before = await counts();
    await page.locator('#table-league thead button').nth(2).focus();
    await page.keyboard.press('Enter');
    expect(await counts()).toEqual([...before].sort((a, b) => a - b));
    expect(await page.locator('#table-league thead th').nth(2).getAttribute('aria-sort')).toBe('ascending');
    await page.keyboard.press('Enter');
    expect(await counts()).toEqual([...before].sort((a, b) => b - a));
    await page.keyboard.press('Enter');
    expect(await counts()).toEqual(before);
    await page.context().close();
  });

  it('sorts signed numbers by size and puts reasons last both ways', async () => {
    const { page } = await open('annual-barnet', 1200);
    const column = () =>
      page.evaluate(
        '[...document.querySelectorAll("#table-offence-change tbody tr")].map((row) => row.cells[6].textContent)',
      ) as Promise<string[]>;
    const isReason = (text: string) => /^no /.test(text);
    for (const sign of [1, -1]) {
      await page.locator('#table-offence-change thead button').nth(6).click();
      const texts = await column();
      const firstReason = texts.findIndex(isReason);
      expect(firstReason).toBeGreaterThan(0);
      expect(texts.slice(firstReason).every(isReason)).toBe(true);
      const numbers = texts.slice(0, firstReason).map((text) => Number.parseFloat(text.replace(/,/g, '')));
      expect(numbers).toEqual([...numbers].sort((a, b) => sign * (a - b)));
    }
    await page.context().close();
  });

  it('tells how a number was made, by a click and by the keyboard, and says the same as `explain`', async () => {
    const { page, said } = await open('annual-barnet', 1200);
    const told = () => page.locator('dialog[open] li').allTextContents();
    await page.locator('#table-rates tbody tr').nth(1).locator('td').nth(1).click();
    await page.waitForSelector('dialog[open]');
    const steps = JSON.parse(boroughstat(['explain', 'rates', 'burglary', 'rate', '-f', 'json']).out).steps as {
      readonly step: string;
      readonly what: string;
    }[];
    expect(await told()).toEqual(steps.map(({ step, what }) => `${step}: ${what}`));
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    // One stop a table; from it the arrow keys go to every number.
    await page.locator('#table-rates td[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open]');
    expect(await page.locator('#how-title').textContent()).toMatch(/^Burglary, /);
    expect(said).toEqual([]);
    await page.context().close();
  });

  it('has a map that the keyboard reads, area by area', async () => {
    const { page, said } = await open('outlines', 1200);
    const map = page.locator('.large svg[role="group"]');
    expect(await map.locator('[role="img"]').count()).toBe(33);
    expect(await map.locator('[tabindex="0"]').count()).toBe(1);
    await map.locator('[tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const label = await page.evaluate('document.activeElement.getAttribute("aria-label")');
    const value = await page.locator('#table-rank tr.marked td').nth(2).textContent();
    expect(label).toBe(`Barnet: ${value}`);
    expect(await page.locator('.large .readout').last().textContent()).toBe(label);
    expect(said).toEqual([]);
    await page.context().close();
  });

  it('of all boroughs finds one by name, sorts by rate and breaks no rule', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const { page, said, requests } = await open('set/index', scheme === 'light' ? 1200 : 320, scheme);
      expect(await brokenRules(page)).toEqual([]);
      const names = () =>
        page.evaluate(
          '[...document.querySelectorAll("#boroughs tbody tr")].filter((row) => !row.hidden).map((row) => row.cells[0].textContent)',
        ) as Promise<string[]>;
      expect(await names()).toHaveLength(32);
      await page.getByLabel('Find a borough').fill('west');
      expect(await names()).toEqual(['Westminster']);
      expect(await page.locator('#said').textContent()).toBe('1 of 32 boroughs');
      await page.getByLabel('Find a borough').fill('');
      await page.locator('#boroughs thead button').nth(3).click();
      const rates = (await page.evaluate(
        '[...document.querySelectorAll("#boroughs tbody tr")].map((row) => Number(row.cells[3].textContent))',
      )) as number[];
      expect(rates).toEqual([...rates].sort((a, b) => a - b));
      expect({ said, requests: requests.length }).toEqual({ said: [], requests: 1 });
      await page.context().close();
    }
  });

  it('of a set leads to the other boroughs, from the disk, by the keyboard and without a script', async () => {
    const name = 'set/barnet/barnet-2025-26-annual';
    for (const [scheme, width] of [
      ['light', 1200],
      ['dark', 320],
    ] as const) {
      const { page } = await open(name, width, scheme);
      expect(await brokenRules(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('nav.boroughs').isVisible()).toBe(false);
      await page.context().close();
    }
    const { page } = await open(name, 1200, 'light', false);
    await page.reload();
    // The link that skips to the figures, the line that opens the list, the index, the first of the other boroughs.
    for (const key of ['Tab', 'Tab', 'Enter', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
    await page.waitForURL(/barking-and-dagenham-2025-26-annual\.html$/);
    expect(await page.locator('h1').textContent()).toContain('Barking and Dagenham');
    await page.context().close();
  });

  it.each([
    ['annual-barnet', 'ranks-of-groups'],
    ['quarterly-barnet', 'quarter-change'],
  ])('%s begins with a picture next to the findings, and has it once', async (name, chart) => {
    const { page } = await open(name, 1200);
    expect(await page.locator('.lead-in > figure svg').getAttribute('aria-labelledby')).toBe(
      `chart-${chart}-title chart-${chart}-desc`,
    );
    expect(await page.locator(`#chart-${chart}-title, #chart-${chart}-small-title`).count()).toBe(1);
    await page.context().close();
  });

  it('shows all without scripts', async () => {
    const { page } = await open('annual-barnet', 1200, 'light', false);
    expect(await page.locator('#table-rates tbody tr').count()).toBeGreaterThan(30);
    expect(await page.locator('thead button').count()).toBe(0);
    await page.context().close();
  });

  it('folds long tables, and opens them while it is printed', async () => {
    const { page } = await open('annual-westminster', 1200);
    await page.reload();
    const heights = () =>
      page.evaluate(
        '[...document.querySelectorAll("details table")].map((table) => table.checkVisibility())',
      ) as Promise<boolean[]>;
    const before = await heights();
    expect(before.length).toBeGreaterThan(3);
    expect(before.some((isShown) => isShown)).toBe(false);
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect((await heights()).every((isShown) => isShown)).toBe(true);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await heights()).toEqual(before);
    await page.context().close();
  });

  // Before long tables were in small type, and upright but for the widest: 31 sheets, the last of them empty.
  it.each([
    ['annual-westminster', 17],
    ['quarterly-barnet', 8],
    ['board', 2],
  ])('prints %s on %d sheets of A4 at most, each table as wide as the sheet', async (name, most) => {
    const { page } = await open(name, 1200);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    expect(sheets.length).toBeGreaterThan(1);
    expect(sheets.length).toBeLessThanOrEqual(most);
    await page.emulateMedia({ media: 'print' });
    for (const [width, tables] of PRINTED) {
      await page.setViewportSize({ width, height: 1000 });
      const cut = await page.evaluate(
        `[...document.querySelectorAll('${tables}')].filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.ariaLabel)`,
      );
      expect(cut).toEqual([]);
    }
    await page.context().close();
  });

  it('repeats the heads of tables in print', async () => {
    const { page } = await open('annual-westminster', 1200);
    // Chromium repeats no head in which a button has a box of its own.
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.querySelector("thead button")).display')).toBe('contents');
    await page.context().close();
  });
});
