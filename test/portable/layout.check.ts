import { describe, expect, it } from 'vitest';
import { packageFiles, portableFiles } from '../../scripts/portable/contents.js';
import { NODE_VERSION, TARGETS } from '../../scripts/portable/targets.js';

type Files = Map<string, { bytes: Buffer; isProgram: boolean }>;

const filesFor = (name: keyof typeof TARGETS): Files =>
  portableFiles(TARGETS[name], { version: '1.2.3', withDuckDb: false });

/** Every path of the folder, but those of the resvg packages, of which the native part is looked at apart. */
const layout = (files: Files) => [...files.keys()].filter((path) => !path.includes('node_modules')).sort();
const nativeParts = (files: Files) => [...files.keys()].filter((path) => /\.(node|wasm|dll|dylib|so)$/.test(path));

const LICENCES = ['Arimo-font', `Node.js-${NODE_VERSION}`, 'boroughstat', 'bundled-packages', 'data', 'resvg'];
const shared = () => [
  ...packageFiles().map((path: string) => `app/${path}`),
  ...LICENCES.map((name) => `licences/${name}.txt`),
  'README.txt',
  'SHA256SUMS.txt',
];

describe('the portable folder for Windows', () => {
  const files = filesFor('win-x64');
  const text = (path: string) => files.get(path)?.bytes.toString('utf8') ?? '';
  /** The machine that a program of Windows (PE) is for: 0x8664 is x64. */
  const machine = (bytes: Buffer) => bytes.readUInt16LE(bytes.readUInt32LE(0x3c) + 4);

  it('has these files and no other, the native ones for its processor', () => {
    const own = ['runtime/node.exe', 'boroughstat.cmd', 'start-here.cmd'];
    expect(layout(files)).toEqual([...shared(), ...own].sort());
    const native = nativeParts(files);
    expect(native).toEqual(['app/node_modules/@resvg/resvg-js-win32-x64-msvc/resvgjs.win32-x64-msvc.node']);
    for (const path of ['runtime/node.exe', ...native]) {
      const { bytes } = files.get(path) ?? { bytes: Buffer.alloc(64) };
      expect(bytes.toString('latin1', 0, 2), path).toBe('MZ');
      expect(machine(bytes), path).toBe(0x8664);
    }
  });

  it('has command files and a README in lines of Windows, ASCII alone, the version filled in', () => {
    for (const path of ['boroughstat.cmd', 'start-here.cmd', 'README.txt'])
      expect(text(path), path).toMatch(/^([\x20-\x7e]*\r\n)+$/);
    expect(text('README.txt')).toContain('boroughstat 1.2.3,');
    expect(text('README.txt').split('\r\n').length).toBeLessThan(60);
  });

  it('quotes every path in its command files, and expands no exclamation mark', () => {
    for (const path of ['boroughstat.cmd', 'start-here.cmd']) {
      expect(text(path)).toContain('DisableDelayedExpansion');
      const unquoted = text(path).replace(/"[^"]*"/g, '');
      expect(unquoted, path).not.toMatch(/%~dp0|%USERPROFILE%|%PATH%|%CD%/);
    }
  });
});

describe('the portable folder for macOS', () => {
  it('has these files and no other, the native ones for its processor', () => {
    const files = filesFor('darwin-arm64');
    expect(layout(files)).toEqual([...shared(), 'runtime/node', 'boroughstat', 'start-here.command'].sort());
    const native = nativeParts(files);
    expect(native).toEqual(['app/node_modules/@resvg/resvg-js-darwin-arm64/resvgjs.darwin-arm64.node']);
    // Mach-O of 64 bits, and the number of ARM64 among processors.
    for (const path of ['runtime/node', ...native])
      expect(files.get(path)?.bytes.toString('hex', 0, 8), path).toBe('cffaedfe0c000001');
    for (const path of ['runtime/node', 'boroughstat', 'start-here.command'])
      expect(files.get(path)?.isProgram).toBe(true);
  });
});
