import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { build, transform } from 'esbuild';
import { bundledFolders, licencesOf } from './licences.js';
import { quickPackages } from './quick-packages.js';

/**
 * Builds dist: the command line and the tabulate script, with their packages inside. Importing the packages one file at
 * a time would slow every start; what a command does not need stays in a chunk of its own.
 */
const root = fileURLToPath(new URL('..', import.meta.url));

/** The open font of the pictures, with its licence. */
const FONTS = ['400Regular/Arimo_400Regular.ttf', '700Bold/Arimo_700Bold.ttf', 'LICENSE_FONT'];

const SOURCE_MAPS = process.argv.includes('--source-maps') && 'inline';

rmSync(`${root}/dist`, { recursive: true, force: true });
const { metafile, outputFiles } = await build({
  write: false,
  absWorkingDir: root,
  entryPoints: [
    'src/cli.ts',
    'src/write/raster/raster-worker.ts',
    'src/tools/tabulate.ts',
    'src/tools/write-schema.ts',
    'src/tools/write-manual.ts',
  ],
  outdir: 'dist',
  entryNames: '[name]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  plugins: [quickPackages(root)],
  // They hold a binary for each platform, or need not be there.
  external: ['@resvg/resvg-js', '@duckdb/node-api', 'unpdf'],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'external',
  // For the tests: what a process executed is traced to src.
  sourcemap: SOURCE_MAPS,
  define: { 'import.meta.url': 'moduleUrl' },
  logLevel: 'warning',
  metafile: true,
});

/**
 * esbuild makes a getter of every export, and another in every chunk that imports it: until V8 has optimized the caller, each call
 * across chunks pays for both, a tenth of a whole run. Once a chunk has run, its exports are constants: plain values.
 */
const exportsAsValues = (names) => {
  const values = names.map((name) => `${name}:live.${name}`).join();
  return `{const live=module.exports;module.exports=Object.defineProperty({${values}},'__esModule',{value:true});}`;
};

/**
 * esbuild splits into chunks only as ES modules, and V8's code cache is open only to scripts: each chunk becomes a script
 * of CommonJS, which bin/code-cache.js can load with its compiled code.
 */
const asScript = async (text, names) =>
  (
    await transform(text, {
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      minifySyntax: true,
      minifyWhitespace: true,
      sourcemap: SOURCE_MAPS,
      supported: { 'dynamic-import': false },
      footer: exportsAsValues(names),
      banner: "'use strict';const moduleUrl=require('node:url').pathToFileURL(__filename).href;",
    })
  ).code;

mkdirSync(join(root, 'dist'));
writeFileSync(join(root, 'dist', 'package.json'), '{ "type": "commonjs" }\n');
const buildHash = createHash('sha256');
for (const { path, text } of outputFiles) {
  const { exports: names = [] } = metafile.outputs[relative(root, path).replaceAll('\\', '/')] ?? {};
  const written = path.endsWith('.js') ? await asScript(text, names) : text;
  buildHash.update(written);
  writeFileSync(path, written);
}
// Names the folder of compiled code: code of another build is never asked for.
writeFileSync(join(root, 'dist', 'build-id.txt'), `${buildHash.digest('hex').slice(0, 16)}\n`);

/** The rows of the reference files, for the start: a changed file is known by its hash, and read itself. */
const reference = join(root, 'data', 'reference');
const tables = readdirSync(reference)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => {
    const bytes = readFileSync(join(reference, name));
    try {
      return [name, { sha256: createHash('sha256').update(bytes).digest('hex'), rows: parse(bytes, { bom: true }) }];
    } catch (error) {
      console.error(`data/reference/${name}: ${error.message}`);
      return process.exit(1);
    }
  });
writeFileSync(join(root, 'dist', 'reference.json'), JSON.stringify(Object.fromEntries(tables)));

const require = createRequire(import.meta.url);
mkdirSync(join(root, 'dist', 'fonts'));
for (const file of FONTS) {
  cpSync(
    require.resolve(`@expo-google-fonts/arimo/${file}`),
    join(root, 'dist', 'fonts', file.split('/').pop() ?? file),
  );
}
writeFileSync(join(root, 'dist', 'licences.txt'), licencesOf(root, bundledFolders(metafile)));
execFileSync(process.execPath, [join(root, 'dist', 'write-manual.js')]);
