const { createHash } = require('node:crypto');
const { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const nodeModule = require('node:module');
const { homedir } = require('node:os');
const { dirname, join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const vm = require('node:vm');

/**
 * Loads the built program with the code that V8 compiled in an earlier run. From Node 22 on Node itself does so; before,
 * each script of dist is given its part of a file in a folder of the user's own. The folder is named after the build and the
 * version of Node; V8 refuses code that does not fit, a checksum what is damaged. Without a folder that can be read and written
 * the program is compiled as usual. BOROUGHSTAT_CODE_CACHE=off leaves all of it out.
 */
const DIST = join(__dirname, '..', 'dist');
const requireFromDist = nodeModule.createRequire(join(DIST, 'cli.js'));

/** Other users must not be able to write here: what is in it is run. Undefined for a user without a folder, as in a container. */
function cacheFolder() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  try {
    const base = XDG_CACHE_HOME || (process.platform === 'win32' && LOCALAPPDATA) || join(homedir(), '.cache');
    return join(base, 'boroughstat');
  } catch {
    return undefined;
  }
}

const digest = (bytes) => createHash('sha256').update(bytes).digest();
const CHECKSUM_LENGTH = 32;
/** V8 copies code that does not begin at a whole word. */
const WORD = 8;

/** The code of each script by its name: one file, since each one read costs more than its bytes. None where it is damaged. */
function readCodes(path) {
  try {
    const bytes = readFileSync(path);
    const content = bytes.subarray(CHECKSUM_LENGTH);
    if (!digest(content).equals(bytes.subarray(0, CHECKSUM_LENGTH))) return new Map();
    const start = WORD + Number(content.readBigUInt64LE());
    const parts = JSON.parse(content.toString('latin1', WORD, start));
    return new Map(parts.map(([name, from, length]) => [name, content.subarray(start + from, start + from + length)]));
  } catch {
    return new Map();
  }
}

const toWord = (length) => Math.ceil(length / WORD) * WORD;

function writeCodes(path, codes) {
  let from = 0;
  const parts = [...codes].map(([name, { length }]) => {
    const part = [name, from, length];
    from += toWord(length);
    return part;
  });
  const list = JSON.stringify(parts);
  const start = WORD + toWord(list.length);
  const content = Buffer.alloc(start + from, ' ');
  content.writeBigUInt64LE(BigInt(start - WORD));
  content.write(list, WORD, 'latin1');
  for (const [name, position] of parts) content.set(codes.get(name), start + position);
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, Buffer.concat([digest(content), content]), { mode: 0o600 });
  renameSync(unfinished, path);
}

const ENGINE = `${process.version}-${process.arch}`;

/** Of other builds: nothing asks for them any more. */
function removeOthers(folder) {
  const parent = dirname(folder);
  for (const name of readdirSync(parent)) {
    const path = join(parent, name);
    if (name.endsWith(`-${ENGINE}`) && path !== folder) rmSync(path, { recursive: true, force: true });
  }
}

/** Keeps the code of scripts that came without any, with the functions that this run compiled, with what was there. */
function keepCodes(path, codes, compiled) {
  if (compiled.length === 0 || process.exitCode) return;
  try {
    const folder = dirname(path);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    removeOthers(folder);
    for (const { name, script } of compiled) codes.set(name, script.createCachedData());
    writeCodes(path, codes);
  } catch {
    // A cache is a convenience: the run has done its work.
  }
}

/**
 * Each command has code of its own, since each compiles other functions; and so has help, which people ask for first: it compiles
 * few, and a report would compile the rest in every run (an eighth of its time).
 */
function commandName() {
  const [, , command = '', ...words] = process.argv;
  if (words.includes('--help') || words.includes('-h')) return 'help';
  return /^[a-z-]{1,20}$/.exec(command)?.[0] ?? 'none';
}

function loadWithCode(cache) {
  const build = readFileSync(join(DIST, 'build-id.txt'), 'utf8').trim();
  const path = join(cache, `${build}-${ENGINE}`, commandName());
  const codes = readCodes(path);
  const modules = new Map();
  const compiled = [];
  const load = (name) => {
    const known = modules.get(name);
    if (known) return known.exports;
    const filename = join(DIST, name);
    const source = `(function(exports,require,module,__filename,__dirname){${readFileSync(filename, 'utf8')}\n})`;
    const code = codes.get(name);
    const script = new vm.Script(source, { filename, ...(code ? { cachedData: code } : {}) });
    if (!code || script.cachedDataRejected) compiled.push({ name, script });
    const module = { exports: {} };
    modules.set(name, module);
    const require = (id) => (id.startsWith('./') ? load(id.slice(2)) : requireFromDist(id));
    script.runInThisContext()(module.exports, require, module, filename, DIST);
    return module.exports;
  };
  process.once('exit', () => keepCodes(path, codes, compiled));
  return load('cli.js');
}

/**
 * A run is over in less than a second: V8 optimizes functions after twenty times as much work as usual, for most of them are done
 * before their optimized form is. Loops over large files reach it within a tenth of a second all the same.
 */
const LATE_OPTIMIZATION = '--interrupt-budget=1351680';

/** The entry of the program. */
exports.loadProgram = () => {
  // Later versions of V8 have no such option.
  if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString(LATE_OPTIMIZATION);
  const cache = process.env.BOROUGHSTAT_CODE_CACHE === 'off' ? undefined : cacheFolder();
  if (cache === undefined) return requireFromDist('./cli.js');
  if (!nodeModule.enableCompileCache) return loadWithCode(cache);
  nodeModule.enableCompileCache(cache);
  return requireFromDist('./cli.js');
};
