import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mergeProcessCovs } from '@bcoe/v8-coverage';
import { convert } from 'ast-v8-to-istanbul';
import coverageLibrary from 'istanbul-lib-coverage';
import { createContext } from 'istanbul-lib-report';
import reports from 'istanbul-reports';
import { parseAstAsync } from 'vitest/node';

/**
 * `npm run coverage`: which lines of src the tests execute, in the tests themselves and in the processes of the built
 * program that they start. Arguments go to vitest, such as the names of some test files. The report is in coverage/.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'coverage');
const processes = join(folder, 'processes');

const run = (args, env = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status;

/** What the processes executed of each script of dist, a few files at a time: together they are gigabytes. */
function executedScripts() {
  let merged = { result: [] };
  const names = readdirSync(processes);
  while (names.length > 0) {
    const some = names.splice(0, 20).map((name) => JSON.parse(readFileSync(join(processes, name), 'utf8')));
    const ours = some.map(({ result }) => ({
      result: result.filter(({ url }) => url.startsWith('file:') && url.includes('/dist/')),
    }));
    merged = mergeProcessCovs([merged, ...ours]);
  }
  return merged.result;
}

/** The same of the files of src, by the source map of the script. */
async function inSources({ url, functions }) {
  const path = fileURLToPath(url);
  if (!existsSync(`${path}.map`)) return {};
  const code = readFileSync(path, 'utf8');
  const sourceMap = JSON.parse(readFileSync(`${path}.map`, 'utf8'));
  const ast = await parseAstAsync(code);
  const converted = await convert({ code, ast, sourceMap, wrapperLength: 0, coverage: { url, functions } });
  return Object.fromEntries(
    Object.entries(converted).filter(([file]) => relative(join(root, 'src'), file).match(/^(?!\.\.)/)),
  );
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(processes, { recursive: true });
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const status = run(
  [vitest, 'run', '--coverage', '--coverage.reporter=json', '--coverage.clean=false', ...process.argv.slice(2)],
  { COVERAGE_OF_PROCESSES: processes },
);

const map = coverageLibrary.createCoverageMap({});
const inTests = join(folder, 'coverage-final.json');
if (existsSync(inTests)) map.merge(JSON.parse(readFileSync(inTests, 'utf8')));
for (const script of executedScripts()) map.merge(await inSources(script));
rmSync(processes, { recursive: true });
const context = createContext({ dir: folder, coverageMap: map });
for (const kind of ['html', 'json-summary', 'text-summary']) reports.create(kind).execute(context);
process.exitCode = status ?? 1;
