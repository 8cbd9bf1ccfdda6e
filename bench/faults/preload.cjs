'use strict';
/**
 * Loaded before the program (`node --require`): counts the calls of the file system, and lets the Nth fail, alone or with all that
 * write after it. FAULT_NUMBER 0 lets all pass. The list of calls, or the one that failed, goes to the file FAULT_LOG.
 */
const fs = require('node:fs');
const { constants } = require('node:os');
const { dirname } = require('node:path');
const { syncBuiltinESMExports } = require('node:module');

const { FAULT_LOG, FAULT_CODE = 'EIO' } = process.env;
const number = Number(process.env.FAULT_NUMBER ?? 0);
const isLasting = process.env.FAULT_LASTING === '1';
const append = fs.appendFileSync;
const half = fs.writeFileSync;
const paths = new Map();
let calls = 0;
let hasFailed = false;

/** Which calls put something on the disk: a full disk refuses these, and no others. */
const WRITES = new Set(['writeFileSync', 'writeSync', 'mkdirSync', 'mkdtempSync']);
const isWrite = (name, args) => WRITES.has(name) || (name === 'openSync' && /[wa+]/.test(String(args[1] ?? 'r')));
/** What the operating system may say to which call. */
const FITS = {
  ENOSPC: isWrite,
  EROFS: (name, args) => isWrite(name, args) || /^(rename|rm|unlink)/.test(name),
  EMFILE: (name) => /^(open|readFile|readdir|mkdtemp|writeFile)/.test(name),
  EACCES: (name) => !/^(close|fsync|read|write)(Sync)?$/.test(name),
  EIO: () => true,
};

const pathOf = (first) => String(typeof first === 'number' ? (paths.get(first) ?? '') : first);

function failure(name, path) {
  const syscall = name.replace(/Sync$|File/g, '').replace('exists', 'stat');
  const text = `${FAULT_CODE}: planted, ${syscall} '${path}'`;
  return Object.assign(new Error(text), { code: FAULT_CODE, errno: -constants.errno[FAULT_CODE], syscall, path });
}

/** Before its first script runs the program can say nothing. */
const ENTRY = dirname(process.argv[1]);

/** Whether this call fails; its line in the log either way. */
function fails(name, args) {
  const path = pathOf(args[0]);
  if (path.startsWith(ENTRY)) return undefined;
  calls += 1;
  const due = calls === number || (isLasting && calls > number && hasFailed && isWrite(name, args));
  const planted = due && FITS[FAULT_CODE](name, args);
  hasFailed ||= planted;
  if (number === 0 || (planted && calls === number))
    append(FAULT_LOG, `${JSON.stringify({ calls, name, path, isWrite: isWrite(name, args) })}\n`);
  return planted ? failure(name, path) : undefined;
}

/** Node's own functions call one another: only what the program calls is counted. */
let isInside = false;
function within(work) {
  isInside = true;
  try {
    return work();
  } finally {
    isInside = false;
  }
}

/** The failing call; a disk that fills up takes a part of what is written. */
function failing(name, args, error) {
  if (name === 'existsSync') return false;
  if (name === 'writeFileSync') within(() => half(args[0], args[1].slice(0, args[1].length / 2)));
  throw error;
}

const NAMES =
  'open close read write readFile writeFile fsync mkdir mkdtemp rename rm rmdir unlink readdir stat lstat realpath exists';
for (const name of NAMES.split(' ').map((each) => `${each}Sync`)) {
  const real = fs[name];
  fs[name] = (...args) => {
    if (isInside) return real(...args);
    const error = within(() => fails(name, args));
    if (error) return failing(name, args, error);
    const result = within(() => real(...args));
    if (name === 'openSync') paths.set(result, args[0]);
    return result;
  };
  // fs.realpathSync.native and the like.
  Object.assign(fs[name], real);
}

const fsync = fs.fsync;
fs.fsync = (handle, done) => {
  const error = within(() => fails('fsync', [handle]));
  if (error) process.nextTick(done, error);
  else fsync(handle, done);
};

const open = fs.promises.open;
fs.promises.open = async (...args) => {
  const error = within(() => fails('open', args));
  if (error) throw error;
  const file = await open(...args);
  const read = file.read.bind(file);
  file.read = async (...rest) => {
    const fault = within(() => fails('read', [args[0]]));
    if (fault) throw fault;
    return read(...rest);
  };
  return file;
};
syncBuiltinESMExports();
