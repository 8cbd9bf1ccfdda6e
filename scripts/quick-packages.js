import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lines of packages that cost more than what they do, with what stands in the bundle instead and does the same. Each must be in its
 * file exactly once, or the build fails: then a new version has to be looked at.
 */
const SLOW_LINES = [
  {
    // Naming Response makes Node load all of its fetch (60 ms of a run), and where there is CompressionStream there is Response.
    file: /hucre.dist.zip.writer\.mjs$/,
    line: ' && typeof Response !== "undefined"',
    instead: '',
  },
  {
    // The pictures of a Word report are hashed in JavaScript (50 ms), which Node does by itself.
    file: /docx.dist.index\.mjs$/,
    line: 'import_hash.default.sha1()',
    instead: 'createNodeHash("sha1")',
    imported: 'import { createHash as createNodeHash } from "node:crypto";\n',
  },
  {
    // Each line that is drawn has its whole cell measured, for messages of a debugger that is off.
    file: /cli-table3.src.cell\.js$/,
    line: 'utils.truncate(this.content, 10, this.truncate)',
    instead: 'this.content',
  },
  {
    // Looks for a package of patterns beside the program, which tinyglobby brings itself (3 ms of every run where there is one).
    file: /fdir.dist.index\.mjs$/,
    line: '\t__require.resolve("picomatch");\n\tpm = __require("picomatch");\n',
    instead: '',
  },
  {
    // Only commands that are programs of their own need it, and there are none.
    file: /commander.lib.command\.js$/,
    line: "const childProcess = require('node:child_process');",
    instead: "const childProcess = { get spawn() { return require('node:child_process').spawn; } };",
  },
];

function withQuickLine({ file, line, instead, imported = '' }, path) {
  const parts = readFileSync(path, 'utf8').split(line);
  if (parts.length !== 2) throw new Error(`${path}: ${file} must have ${line} once; see scripts/quick-packages.js.`);
  return { contents: imported + parts.join(instead), loader: 'js' };
}

/** Measures plain text quickly in tables (src/write/display-width.cjs), and has no slow line. */
export const quickPackages = (root) => ({
  name: 'quick-packages',
  setup({ onLoad, onResolve }) {
    const displayWidth = join(root, 'src', 'write', 'display-width.cjs');
    onResolve({ filter: /^string-width$/ }, ({ importer }) =>
      importer.endsWith('display-width.cjs') ? undefined : { path: displayWidth },
    );
    for (const slow of SLOW_LINES) onLoad({ filter: slow.file }, ({ path }) => withQuickLine(slow, path));
  },
});
