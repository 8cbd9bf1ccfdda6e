// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code of packages is quoted as text
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
    // A text key is put together of the style of each cell, of which sheets have a million and styles are some ten.
    file: /hucre.dist.xlsx.styles-writer\.mjs$/,
    line: '\tfunction addStyle(style) {\n\t\treturn registerXf(style, false);\n\t}',
    instead:
      '\tconst known = new Map();\n\tfunction addStyle(style) {\n\t\tlet id = known.get(style);\n\t\tif (id === undefined) known.set(style, (id = registerXf(style, false)));\n\t\treturn id;\n\t}',
  },
  {
    // A cell with a value and a style is copied field by field over the value alone, which is what stood there.
    file: /hucre.dist.xlsx.worksheet-writer\.mjs$/,
    line: '\t\t\tconst existing = row[c];\n',
    instead:
      '\t\t\tconst existing = row[c];\n\t\t\tif (cellOverride.value != null && existing?.style === undefined) { row[c] = cellOverride; continue; }\n',
  },
  {
    // The pictures of a Word report are hashed in JavaScript (50 ms), which Node does by itself.
    file: /docx.dist.index\.mjs$/,
    line: 'import_hash.default.sha1()',
    instead: 'createNodeHash("sha1")',
    imported: 'import { createHash as createNodeHash } from "node:crypto";\n',
  },
  {
    // The attributes of an element are copied once for each of them, by way of their descriptors.
    file: /docx.dist.index\.mjs$/,
    line: '.reduce((acc, { key, value }) => _objectSpread2(_objectSpread2({}, acc), {}, { [key]: value }), {}) };',
    instead: '.reduce((acc, { key, value }) => { acc[key] = value; return acc; }, {}) };',
  },
  {
    // The whole document is searched by a pattern for each of its pictures, and again to put their numbers in.
    file: /docx.dist.index\.mjs$/,
    line: 'xmlData.search(`{${image.fileName}}`) > 0',
    instead: 'xmlData.includes(`{${image.fileName}}`)',
  },
  {
    file: /docx.dist.index\.mjs$/,
    line: 'currentXmlData.replace(new RegExp(`{${image.fileName}}`, "g"), (offset + i).toString())',
    instead: 'currentXmlData.replaceAll(`{${image.fileName}}`, (offset + i).toString())',
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

/** One line after the other: a file may have several. */
function withQuickLines(path) {
  const slow = SLOW_LINES.filter(({ file }) => file.test(path));
  const contents = slow.reduce(
    (text, { line, instead, imported = '' }) => {
      const parts = text.split(line);
      if (parts.length !== 2) throw new Error(`${path} must have ${line} once; see scripts/quick-packages.js.`);
      return imported + parts.join(instead);
    },
    readFileSync(path, 'utf8'),
  );
  return { contents, loader: 'js' };
}

/** Measures plain text quickly in tables (src/write/display-width.cjs), and has no slow line. */
export const quickPackages = (root) => ({
  name: 'quick-packages',
  setup({ onLoad, onResolve }) {
    const displayWidth = join(root, 'src', 'write', 'display-width.cjs');
    onResolve({ filter: /^string-width$/ }, ({ importer }) =>
      importer.endsWith('display-width.cjs') ? undefined : { path: displayWidth },
    );
    for (const { file } of SLOW_LINES) onLoad({ filter: file }, ({ path }) => withQuickLines(path));
  },
});
