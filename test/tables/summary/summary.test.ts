import { describe, expect, it } from 'vitest';
import { settingsFrom } from '../../../src/config/resolve-settings.js';
import type { Settings } from '../../../src/config/settings.js';
import { buildAnnual } from '../../../src/reports/annual.js';
import { buildQuarterly } from '../../../src/reports/quarterly.js';
import { buildTrend } from '../../../src/reports/trend.js';
import { terminal } from '../../../src/write/terminal.js';

const SCREEN = { color: false, width: 80 };

async function onScreen(build: typeof buildAnnual, options: Partial<Settings>, screen = {}): Promise<string> {
  const { document } = await build({ ...(await settingsFrom({})), ...options });
  return String(await terminal.write(document, { ...SCREEN, ...screen }));
}

describe('a report on a terminal', () => {
  // Counts of the bundled file, added up with awk: Southwark 40,315 offences in 2024/25 and 39,706 in 2025/26.
  it('is one screen of 80 columns: numbers, months, changes, what to be careful about, how to see the rest', async () => {
    const text = await onScreen(buildAnnual, { borough: 'Southwark' });
    const lines = text.split('\n');
    expect(lines.length).toBeLessThanOrEqual(48);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(text).toMatch(/^Recorded offences, 2025\/26 +39,706 +901,928$/m);
    expect(text).toMatch(/^Recorded offences, 2024\/25 +40,315 +921,318$/m);
    expect(text).toMatch(/^Change on 2024\/25 +-1\.5% \(could be chance\) +-2\.1%$/m);
    expect(text).toMatch(/^[▁▂▃▄▅▆▇█]{60}\nOffences each month, April 2021 to March 2026$/m);
    expect(text).toMatch(/^Shoplifting +▼ lower +3,926 +2,788 +-29\.0%$/m);
    expect(text).toContain('What to be careful about\n');
    expect(text).toMatch(/^\d+ tables in all: --full\./m);
  });

  it('of a quarter begins with the quarter', async () => {
    const text = await onScreen(buildQuarterly, { borough: 'Westminster', quarter: '2025/26-Q4' });
    expect(text.split('\n').length).toBeLessThanOrEqual(45);
    expect(text).toMatch(/^Recorded offences, 2025\/26 Q4 +16,737 +210,421$/m);
    expect(text).toMatch(/^Shoplifting +▲ higher +1,713 +2,053/m);
  });

  // Robberies of Southwark in March 2026, its two kinds in the bundled file added up by Python: 176.
  it('of a trend begins with the signals and the line of months, then the forecast and the last 13 months', async () => {
    const text = await onScreen(buildTrend, { borough: 'Southwark', offence: ['robbery'] });
    const lines = text.split('\n');
    expect(lines.length).toBeLessThanOrEqual(54);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(text).toMatch(
      /^Signals: Robbery in Southwark: the last 5\n[\s\S]*\n[▁▂▃▄▅▆▇█ ]{72}\n[\s\S]*what to expect of 2026\/27 Q1\n/,
    );
    expect(text).toMatch(/^March 2026 +176 +5\.68 /m);
    expect(text.match(/^[A-Z][a-z]+ 20\d\d {2,}\d+ /gm)).toHaveLength(13);
  });

  it.each([
    ['with --full', {}, { full: true }],
    ['of one table', { table: ['rates'] }, {}],
    ['in a pipe', {}, { width: 0 }],
  ] as const)('%s has its tables', async (_, options, screen) => {
    const text = await onScreen(buildAnnual, { borough: 'Southwark', ...options } as Partial<Settings>, screen);
    expect(text).not.toContain('tables in all');
    expect(text).toContain('Offences per 1,000 population in Southwark');
  });
});
