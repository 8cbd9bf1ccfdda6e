import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './run-binary.js';

/** Reads the imports of src and holds the order that ARCHITECTURE.md states. */
const source = join(root, 'src');

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : /\.(ts|cjs)$/.test(name) ? [path] : [];
  });
}

interface Import {
  readonly from: string;
  readonly stage: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const stageOf = (path: string): string => {
  const [first = '', second] = relative(source, path).split(sep);
  return second === undefined ? first.replace(/\.(ts|js)$/, '') : first;
};

/** The code without its comments. */
const codeOf = (file: string): string => readFileSync(file, 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');

function importsOf(file: string): Import[] {
  const text = codeOf(file);
  const found = text.matchAll(
    /(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+\s+from\s+)?'([^']+)'|import\('([^']+)'\)|require\('([^']+)'\)/g,
  );
  return [...found].map(([, typeOnly, named, dynamic, required]) => {
    const target = named ?? dynamic ?? required ?? '';
    const to = target.startsWith('.') ? stageOf(resolve(dirname(file), target)) : target;
    return {
      from: relative(source, file).split(sep).join('/'),
      stage: stageOf(file),
      target: to,
      typeOnly: typeOnly !== undefined,
    };
  });
}

const imports = filesBelow(source).flatMap(importsOf);

/** What each room may import of the others. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: [],
  load: ['core'],
  statistics: ['core'],
  charts: ['core'],
  fetch: ['core'],
  reference: ['core', 'load'],
  tidy: ['core', 'reference'],
  figures: ['core', 'reference', 'tidy', 'statistics'],
  tables: ['core', 'tidy', 'statistics', 'figures'],
  write: ['core', 'charts'],
  check: ['core', 'statistics'],
  config: ['core', 'load', 'reference', 'figures', 'tables'],
  output: ['core', 'load', 'write'],
  vintages: ['core', 'load', 'config', 'output'],
  app: [
    ...['core', 'load', 'reference', 'tidy', 'statistics', 'figures', 'tables', 'check', 'fetch'],
    ...['write', 'config', 'output', 'vintages'],
  ],
  reports: [
    'core',
    'load',
    'config',
    'figures',
    'tables',
    'charts',
    'check',
    'write',
    'vintages',
    'output',
    'app',
    'reference',
    'tidy',
  ],
  commands: [
    'core',
    'load',
    'reference',
    'tidy',
    'figures',
    'tables',
    'fetch',
    'write',
    'config',
    'output',
    'vintages',
    'app',
    'reports',
  ],
  program: ['commands', 'app'],
  tools: ['core', 'load', 'reference', 'tidy', 'config', 'app', 'program'],
};

/** The only homes of each package. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  commander: [
    'program.ts',
    'app/declared-command.ts',
    'app/options.ts',
    'app/usage-errors.ts',
    'app/help/completion.ts',
    'app/help/manual.ts',
    'commands/',
  ],
  'csv-parse': ['load/containers/csv-stream.ts'],
  'csv-parse/sync': ['load/', 'reference/'],
  'csv-stringify/sync': ['write/csv.ts'],
  arquero: ['tables/', 'tools/tabulate.ts'],
  'simple-statistics': ['statistics/', 'charts/map/classes.ts'],
  chalk: ['write/terminal/report-text.ts', 'write/terminal/grid.ts'],
  'cli-table3': ['write/terminal/grid.ts'],
  'd3-geo': ['charts/map/'],
  'd3-scale': ['charts/'],
  'd3-shape': ['charts/'],
  '@resvg/resvg-js': ['write/raster/raster.ts', 'write/raster/raster-worker.ts'],
  'string-width': ['write/display-width.cjs'],
  tinyglobby: ['load/'],
  'fastest-levenshtein': ['core/suggest-name.ts'],
  docx: ['write/docx/'],
  'image-size': ['reports/branding.ts'],
  htmlparser2: ['load/drafts/', 'load/containers/workbook-sheets.ts'],
  jszip: ['write/docx/', 'load/containers/zip-integrity.ts'],
  'crc-32': ['load/containers/zip-integrity.ts', 'write/archive.ts', 'write/docx/empty-frame.ts'],
  hucre: ['load/containers/shown-cells.ts'],
  'hucre/xlsx': ['load/containers/xlsx.ts', 'load/containers/shown-cells.ts', 'write/xlsx/bytes.ts'],
  unpdf: ['load/drafts/pdf.ts', 'reports/doctor.ts'],
  undici: ['fetch/send.ts'],
  '@duckdb/node-api': ['load/duckdb/session.ts'],
  yaml: ['config/read-config-file.ts'],
  zod: ['config/'],
};

describe('imports', () => {
  it('are found', () => expect(imports.length).toBeGreaterThan(200));

  it.each(Object.keys(ALLOWED))('of %s go one way', (stage) => {
    const allowed = [...(ALLOWED[stage] ?? []), stage];
    const wrong = imports.filter(
      (each) =>
        each.stage === stage &&
        !each.target.startsWith('node:') &&
        !(each.target in PACKAGES) &&
        !allowed.includes(each.target),
    );
    expect(wrong).toEqual([]);
  });

  it('of packages stay in their one or two places', () => {
    const local = new Set([...Object.keys(ALLOWED), 'cli']);
    const wrong = imports.filter(({ target, from }) => {
      if (target.startsWith('node:') || local.has(target)) return false;
      return !(PACKAGES[target] ?? []).some((home) => from.startsWith(home));
    });
    expect(wrong).toEqual([]);
  });

  it('of Node stay at the edges: pure stages use no file system, clock or network', () => {
    const pure = ['core', 'tidy', 'statistics', 'figures', 'tables', 'charts', 'check'];
    expect(imports.filter(({ stage, target }) => pure.includes(stage) && target.startsWith('node:'))).toEqual([]);
  });
});

describe('code', () => {
  const files = filesBelow(source).map((file) => [relative(source, file).split(sep).join('/'), file] as const);
  const texts = files.map(([name, file]) => [name, codeOf(file)] as const);

  it('touches process only where a run is wired', () => {
    const wrong = texts.filter(
      ([file, text]) =>
        /\bprocess\./.test(text) && !/^cli\.ts$|^(commands|app|output|vintages|reports|tools)\//.test(file),
    );
    expect(wrong.map(([file]) => file)).toEqual([]);
  });

  it('asks no clock and no random number in what is computed or printed, but for how old the data is', () => {
    const wrong = texts.filter(
      ([file, text]) =>
        ![
          'commands/doctor.ts',
          'app/fetch/fetch-report.ts',
          'app/progress.ts',
          'output/lock.ts',
          'write/document-date.ts',
        ].includes(file) && /Date\.now|new Date\(|Math\.random|toLocale|Intl\./.test(text),
    );
    expect(wrong.map(([file]) => file)).toEqual([]);
  });

  it('never ends the process early but on a signal: a large output would be cut', () => {
    const wrong = texts.filter(([file, text]) => file !== 'output/cleanup.ts' && /process\.exit\(/.test(text));
    expect(wrong.map(([file]) => file)).toEqual([]);
  });

  // What is made of a count that may not be shown is found by test/disclosure, in every report.
  it('counts in src/figures alone: what tables and reports are given may be shown', () => {
    const asks = /\brecorded(Count|Number)\(|\bdataset\.(count|countInAll|numberIn(All)?)\(/;
    const asking = texts.filter(([, text]) => asks.test(text)).map(([file]) => file);
    expect(asking).toContain('figures/measures/count.ts');
    expect(asking.filter((file) => !file.startsWith('figures/'))).toEqual([]);
  });
});
