import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundledFolders, licencesOf } from './licences.js';

/**
 * Builds dist: the command line and the tabulate script, with their packages inside. Importing the packages one file at
 * a time would slow every start; what a command does not need stays in a chunk of its own.
 */
const root = fileURLToPath(new URL('..', import.meta.url));

/** Measures plain text quickly in tables; see src/write/display-width.cjs. */
const quickWidth = {
  name: 'quick-width',
  setup({ onResolve }) {
    onResolve({ filter: /^string-width$/ }, ({ importer }) =>
      importer.endsWith('display-width.cjs') ? undefined : { path: join(root, 'src', 'write', 'display-width.cjs') },
    );
  },
};

/** The open font of the pictures, with its licence. */
const FONTS = ['400Regular/Arimo_400Regular.ttf', '700Bold/Arimo_700Bold.ttf', 'LICENSE_FONT'];

rmSync(`${root}/dist`, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/cli.ts', 'src/tools/tabulate.ts', 'src/tools/write-schema.ts', 'src/tools/write-manual.ts'],
  outdir: 'dist',
  entryNames: '[name]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  plugins: [quickWidth],
  // They hold a binary for each platform, or need not be there.
  external: ['@resvg/resvg-js', '@duckdb/node-api', 'unpdf'],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'external',
  // For the tests: what a process executed is traced to src.
  sourcemap: process.argv.includes('--source-maps') && 'linked',
  // Packages in CommonJS call require() for Node's own modules.
  banner: {
    js: "import { createRequire as createRequireForPackages } from 'node:module'; const require = createRequireForPackages(import.meta.url);",
  },
  logLevel: 'warning',
  metafile: true,
});

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
