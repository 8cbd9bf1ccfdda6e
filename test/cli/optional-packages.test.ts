import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { planOutput, withoutAbsentPackages } from '../../src/output/plan.js';
import { emptyFrame } from '../../src/write/docx/empty-frame.js';
import { pngOf } from '../../src/write/raster/raster.js';
import { openedFile } from '../opened-file.js';
import { binary, emptyFolder, root } from '../run-binary.js';

/** The optional packages are there in the tests: they are hidden from a run by a script that is loaded before it. */
const hidden = { NODE_OPTIONS: `--require=${join(root, 'test', 'without-optional.cjs')}` };
const without = (...args: string[]) => binary(args, { env: hidden });
const NOT_INSTALLED = /the package that draws PNG \(@resvg\/resvg-js, .*\) is not installed/;

describe('without the optional packages', () => {
  it.each([
    ['annual', 5, []],
    ['annual', 5, ['--quiet']],
    ['quarterly', 0, []],
  ] as const)('%s --all writes all but PNG, and says so once', async (command, charts, more) => {
    const folder = join(emptyFolder(), 'report');
    const { code, talk } = without(command, '--all', '-o', folder, ...more);
    expect(talk.match(/is not installed/g)).toHaveLength(1);
    expect(talk).toMatch(NOT_INSTALLED);
    expect(talk).toContain('no PNG is written; the charts of the Word report are SVG');
    expect(code).toBe(0);
    const names = readdirSync(folder);
    expect(names).toEqual(expect.arrayContaining(['md', 'json'].map((end) => `${command}.${end}`)));
    expect(names.filter((name) => name.endsWith('.png'))).toEqual([]);
    expect(names.filter((name) => name.endsWith('.svg')).length).toBeGreaterThanOrEqual(charts);
    expect(binary(['verify-manifest', folder]).code).toBe(0);
    const media = Object.keys((await JSZip.loadAsync(readFileSync(openedFile(folder, 'docx')))).files);
    const pictures = (end: string) =>
      media.filter((name) => name.startsWith('word/media/') && name.endsWith(end)).length;
    expect(pictures('.svg')).toBeGreaterThanOrEqual(charts);
    expect(pictures('.png') > 0).toBe(pictures('.svg') > 0);
  });

  it('PNG asked for by name is refused, and nothing written', () => {
    const folder = emptyFolder();
    for (const args of [
      ['-f', 'csv,png', '-o', folder],
      ['-o', join(folder, 'x.png'), '--table', 'monthly'],
    ]) {
      const { code, talk } = without('annual', ...args);
      expect(talk).toMatch(NOT_INSTALLED);
      expect(talk).toContain('ask for -f svg instead of png.');
      expect(code).toBe(4);
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it('other formats are written without a word of it', () => {
    const { code, talk } = without('annual', '-f', 'json');
    expect(code).toBe(0);
    expect(talk).not.toContain('installed');
  });

  it('doctor lists each package and what it lacks without it', () => {
    const { code, out } = without('doctor', '--borough', 'Barnet', '--today', '2026-05-01', '-f', 'json');
    expect(code).toBe(0);
    const { findings } = JSON.parse(out) as { findings: { check: string; state: string; detail: string }[] };
    const optional = findings.filter(({ check }) => check.endsWith('(optional)') && !check.startsWith('PDF'));
    expect(optional.map(({ check, state }) => `${check}: ${state}`)).toEqual([
      'DuckDB (optional): note',
      'Pictures (optional): note',
    ]);
    for (const { detail } of optional) expect(detail).toMatch(/not installed/);
  });
});

describe('a rasterizer that is absent', () => {
  const absent = async () => undefined;

  it('draws nothing', async () => {
    expect(await pngOf('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>', 1, absent)).toBeUndefined();
  });

  it('takes PNG from a plan of every format, and only there', async () => {
    const every = await withoutAbsentPackages(planOutput({ formats: [], output: 'r', platform: 'linux' }), absent);
    expect(every.plan.writers.map(({ format }) => format)).not.toContain('png');
    expect(every.notes).toHaveLength(1);
    const named = planOutput({ formats: ['csv', 'png'], output: 'r', platform: 'linux' });
    await expect(withoutAbsentPackages(named, absent)).rejects.toThrow('ask for -f svg');
    const tables = planOutput({ formats: ['csv'], output: 'r', platform: 'linux' });
    expect(await withoutAbsentPackages(tables, absent)).toEqual({ plan: tables, notes: [] });
  });
});

describe('the empty frame', () => {
  // The PNG specification (W3C): signature, IHDR with width, height, depth 8, greyscale; resvg, an independent reader, decodes it.
  it('is a PNG of its size that another program reads', async () => {
    const png = Buffer.from(emptyFrame(30, 20));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual([30, 20, 8, 0]);
    const { Resvg } = await import('@resvg/resvg-js');
    const href = `data:image/png;base64,${png.toString('base64')}`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><image width="30" height="20" href="${href}"/></svg>`;
    const { pixels } = new Resvg(svg).render();
    const grey = (x: number, y: number) => pixels[4 * (30 * y + x)];
    // Border and cross are grey (0x99), the rest is white.
    expect([grey(0, 0), grey(29, 19), grey(15, 0), grey(0, 10)]).toEqual([0x99, 0x99, 0x99, 0x99]);
    expect([grey(15, 3), grey(3, 10)]).toEqual([0xff, 0xff]);
  });
});
