import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/core/errors.js';
import { emptyFolder, root } from '../run-binary.js';

/** What the operating system refuses ends in one sentence and the exit code of what failed, never in a trace. */
const bin = join(root, 'bin', 'boroughstat.js');
const HEADER = 'MajorText,MinorText,LookUp_BoroughName,202104,202105\n';
const isRoot = process.getuid?.() === 0;

/** By a shell, without root's right to read everything where a permission is what is tried. */
function run(command: string, folder: string, bounded = false, program = bin): { code: number | null; talk: string } {
  const as = bounded && isRoot ? 'setpriv --bounding-set=-dac_override,-dac_read_search ' : '';
  const line = command.replaceAll('$B', `${as}${process.execPath} ${program}`);
  const { status, stderr } = spawnSync('bash', ['-c', line], { cwd: folder, encoding: 'utf8' });
  return { code: status, talk: stderr };
}

/** The program where every user may read it: the folder of this project may be closed to all but its owner. */
function programForAll(): string {
  const folder = emptyFolder();
  chmodSync(folder, 0o755);
  for (const name of ['bin', 'dist', 'data', 'schema', 'package.json'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  return join(folder, 'bin', 'boroughstat.js');
}

const LONG = 'x'.repeat(300);

describe('a refusal of the operating system', () => {
  const folder = emptyFolder();
  chmodSync(folder, 0o777);
  for (const name of ['unread.csv', 'unread.md']) writeFileSync(join(folder, name), HEADER, { mode: 0o000 });
  mkdirSync(join(folder, 'closed'), { mode: 0o000 });
  symlinkSync('loop', join(folder, 'loop'));

  it.each<[string, string, number, RegExp, boolean?]>([
    ['a file that may not be read', '$B compare --data unread.csv', 3, /unread\.csv: may not be read/, true],
    ['a folder that may not be read', '$B compare --data closed', 3, /closed: may not be read/, true],
    ['a link to itself', '$B compare --data loop', 3, /loop/],
    ['a name of data too long', `$B compare --data ${LONG}`, 3, /is a longer name than the disk allows|not there/],
    ['a name of output too long', `$B annual -f md -o ${LONG}.md`, 4, /is a longer name than the disk allows/],
    [
      'standard output on a full disk',
      '$B compare --quiet -f json > /dev/full',
      4,
      /standard output: is on a full disk/,
    ],
    [
      'a working folder that is gone',
      'mkdir g; cd g; rmdir ../g; $B annual -f md -o x.md',
      3,
      /working folder is no longer/,
    ],
    ['a device for the output', '$B annual -f md -o /dev/null', 2, /\/dev\/null: is a device or a pipe.* -o - is/],
    ['standard output by its name', '$B annual -f md -o /dev/stdout > out.txt', 2, /\/dev\/stdout: is a device/],
    ['a link for a lock', 'mkdir k; ln -s k k/.boroughstat-lock; $B annual -f md -o k', 4, /is a link or a device/],
    ['a folder for a configuration', '$B annual -c .', 3, /the configuration cannot be read/],
    ['a device for a configuration', '$B annual -c /dev/zero', 3, /the configuration cannot be read/],
    ['a folder for indicators', '$B annual --indicators .', 3, /\.: is a folder; name the files in it/],
    ['a folder for a template', '$B annual --template . -o t.docx', 3, /\.: cannot be read as a template; give a Word/],
    ['a folder that is no report', '$B annual --against .', 3, /\.: cannot be read as a manifest/],
    ['a link to itself for a population', '$B annual --area-population loop', 3, /loop: cannot be read \(ELOOP\)/],
    ['a draft that may not be read', '$B check unread.md', 3, /unread\.md: cannot be read \(EACCES\)/, true],
    ['a device that never ends', '$B inspect --data /dev/zero', 3, /\/dev\/zero: is a device; name a file, or - for/],
    ['a folder that may not be entered', '$B annual -f md -o closed/x', 4, /closed\/x: is not writable/, true],
    ['a version on a full disk', '$B --version > /dev/full', 4, /standard output: cannot be written \(ENOSPC\)/],
    [
      'a working folder that is gone, for init',
      'mkdir h; cd h; rmdir ../h; $B init --borough Brent',
      3,
      /working folder/,
    ],
    [
      // The least with which Node itself starts differs from machine to machine: the first that reaches the program is tried.
      'too few open files',
      'for n in $(seq 12 40); do (ulimit -n $n; exec $B annual --all -o few) 2>tried; code=$?; grep -q "^boroughstat: " tried && break; done; cat tried >&2; exit $code',
      3,
      /too many files are open/,
    ],
  ])('%s', (_, command, code, sentence, bounded = false) => {
    const ran = run(command, folder, bounded);
    expect(ran.talk).toMatch(sentence);
    expect(ran.talk).not.toMatch(/ {4}at |node:internal/);
    expect(
      ran.talk
        .trimEnd()
        .split('\n')
        .filter((line) => line.startsWith('boroughstat: ')),
    ).toHaveLength(1);
    expect(ran.code).toBe(code);
    expect(existsSync(join(folder, 'few'))).toBe(false);
  });
});

describe('a folder for temporary files', () => {
  const file = join(root, 'fixtures', 'input', 'wide-borough.csv');

  it.each(['/nowhere', file, 'closed'])('%s: DuckDB is left out, and the rows are read', (temporary) => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'closed'), { mode: 0o000 });
    const ran = run(`TMPDIR=${temporary} $B inspect --engine duckdb -f json --data ${file} > out.json`, folder, true);
    expect(ran.code, ran.talk).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')).sources).toHaveLength(1);
  });
});

describe('a library', () => {
  it.each([
    'use.json',
    'population.json',
  ])('of which %s may not be read is not passed over for other figures', (name) => {
    const folder = emptyFolder();
    const library = join(folder, 'boroughstat', 'vintages');
    mkdirSync(library, { recursive: true });
    writeFileSync(join(library, name), '[]', { mode: 0o000 });
    const ran = run(`XDG_DATA_HOME=${folder} $B annual -f json`, folder, true);
    expect(ran.talk).toMatch(new RegExp(`${name}: may not be read`));
    expect(ran.code).toBe(3);
  });
});

describe.runIf(isRoot)('a user of whom the machine knows nothing, as in a container', () => {
  const program = programForAll();
  const STRANGER = 'setpriv --reuid=54321 --regid=54321 --clear-groups env -i ';

  it('has a report all the same', () => {
    const folder = emptyFolder();
    chmodSync(folder, 0o777);
    const { code, talk } = run(`${STRANGER}$B annual -f md,csv -o out`, folder, false, program);
    expect(code, talk).toBe(0);
    expect(existsSync(join(folder, 'out', 'annual.md'))).toBe(true);
  });

  it('has no library where everyone may write', () => {
    const folder = emptyFolder();
    chmodSync(folder, 0o777);
    cpSync(join(root, 'fixtures', 'input', 'wide-borough.csv'), join(folder, 'wide-borough.csv'));
    const { code, talk } = run(`${STRANGER}$B data add wide-borough.csv`, folder, false, program);
    expect(talk).toMatch(/this user has no folder for a library of files; name one with XDG_DATA_HOME/);
    expect(code).toBe(4);
  });
});

describe.runIf(isRoot)('what another user has left in a folder where each may remove only his own', () => {
  const program = programForAll();
  const NOBODY = 'setpriv --reuid=65534 --regid=65534 --clear-groups ';
  it.each<[string, (folder: string) => void, RegExp]>([
    ['a lock', (folder) => mkdirSync(join(folder, '.boroughstat-lock')), /lock: was left by a run of another user/],
    [
      'a lock of the first version',
      (folder) => writeFileSync(join(folder, '.boroughstat-lock'), JSON.stringify({ pid: 2 ** 30, host: hostname() })),
      /lock: was left by a run of another user/,
    ],
    ['staged work', (folder) => mkdirSync(join(folder, '.boroughstat-staging')), /is not a folder of this user's/],
    ['an earlier report', (folder) => writeFileSync(join(folder, 'annual.md'), 'x'), /annual\.md: belongs to another/],
  ])('%s: a sentence, and it stays', (_, leave, sentence) => {
    const folder = emptyFolder();
    leave(folder);
    chmodSync(folder, 0o1777);
    const before = readdirSync(folder);
    const { code, talk } = run(`${NOBODY}$B annual -f md -o .`, folder, false, program);
    expect(talk).toMatch(sentence);
    expect(code).toBe(4);
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe('a reader that reads nothing', () => {
  it.each([
    '$B annual 2>&1 | true',
    '$B annual --all --table headlines -o report 2>&1 | true',
    '$B annual -f json | head -c 1 > x',
  ])('%s ends well', (command) => {
    const folder = emptyFolder();
    const ran = run(`${command}; exit \${PIPESTATUS[0]}`, folder);
    expect(ran.code).toBe(0);
    expect(ran.talk).not.toMatch(/ {4}at |EPIPE/);
  });
});

describe("Node's permission model", () => {
  const [major = 0] = process.versions.node.split('.').map(Number);
  const flag = major < 22 ? '--experimental-permission' : '--permission';
  const runWith = (allowed: string, folder: string) => {
    const args = [flag, ...allowed.split(' '), bin, 'annual', '-f', 'md,csv', '-o', join(folder, 'out')];
    return spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, NODE_NO_WARNINGS: '1' } });
  };

  it('allows a report where it allows to read and write', () => {
    const folder = emptyFolder();
    const { status, stderr } = runWith('--allow-fs-read=* --allow-fs-write=*', folder);
    expect(stderr).not.toContain('fault of the program');
    expect(status).toBe(0);
    expect(existsSync(join(folder, 'out', 'manifest.json'))).toBe(true);
  });

  it('that does not allow to write ends in a sentence', () => {
    const folder = emptyFolder();
    const { status, stderr } = runWith('--allow-fs-read=*', folder);
    expect(stderr).toMatch(/Node's permission model does not allow to write there/);
    expect(status).toBe(4);
  });
});

describe('with --log-format json', () => {
  it.each([
    ['annual --bourough x', 2],
    ['annul', 2],
    ['check', 2],
    ['annual --borough Nowhere', 2],
    ['inspect --data absent.csv', 3],
  ])('every line of `%s` on standard error is JSON', (args, code) => {
    const ran = run(`$B ${args} --log-format json`, emptyFolder());
    expect(ran.code).toBe(code);
    const lines = ran.talk.trimEnd().split('\n');
    for (const line of lines) expect(JSON.parse(line).message).not.toBe('');
  });
});

describe('a fault of the program itself', () => {
  it('says so, with the lines that whoever mends it needs, and exits 70', () => {
    const broken =
      "import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; const read = fs.readFileSync; fs.readFileSync = (path, ...rest) => { if (String(path).endsWith('.csv')) throw new TypeError('planted'); return read(path, ...rest); }; syncBuiltinESMExports();";
    const preload = `data:text/javascript,${encodeURIComponent(broken)}`;
    const { status, stderr } = spawnSync(process.execPath, ['--import', preload, bin, 'compare'], { encoding: 'utf8' });
    expect(status).toBe(70);
    expect(stderr).toMatch(/^boroughstat: this is a fault of the program, not of your files: planted\. .* at /);
  });
});

it('a program that is updated while it runs says that a part of it is gone', () => {
  const gone =
    "import Module from 'node:module'; const resolve = Module._resolveFilename; Module._resolveFilename = (request, ...rest) => { if (request.startsWith('./write-files')) throw Object.assign(new Error('Cannot find module \\'' + request + '\\''), { code: 'MODULE_NOT_FOUND' }); return resolve(request, ...rest); };";
  const preload = `data:text/javascript,${encodeURIComponent(gone)}`;
  const args = ['--import', preload, bin, 'annual', '-f', 'md', '-o', join(emptyFolder(), 'out')];
  const env = { ...process.env, BOROUGHSTAT_CODE_CACHE: 'off' };
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  expect(stderr).toMatch(/^boroughstat: the program's own folder has no write-files-\w+\.js, .* run again, or install/);
  expect(status).toBe(3);
});

it('the help names every exit code', () => {
  const help = execFileSync(process.execPath, [bin, '--help'], { encoding: 'utf8' });
  for (const code of [...Object.values(EXIT), 130, 143]) expect(help).toMatch(new RegExp(`\\b${code}\\b`));
});

describe('standard input', () => {
  const file = join(root, 'fixtures', 'input', 'wide-borough.csv');
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex');

  // Another end of the pipe may set it not to block; then a read refuses (EAGAIN) while nothing has come yet.
  const DO_NOT_BLOCK = `python3 -c 'import fcntl, os; fcntl.fcntl(0, fcntl.F_SETFL, os.O_NONBLOCK)'`;
  it('compressed and filled slowly is read whole', () => {
    const folder = emptyFolder();
    const slow = `gzip -c ${file} > packed; (head -c 100 packed; sleep 1; tail -c +101 packed)`;
    const ran = run(`${slow} | $B inspect --data - -f json > out.json`, folder);
    expect(ran.code, ran.talk).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')).sources).toHaveLength(1);
  });

  it.each([
    ['filled slowly', `(head -2 ${file}; sleep 1; tail -n +3 ${file}) | $B inspect --data - -f json`],
    ['that does not block', `(sleep 1; cat ${file}) | (${DO_NOT_BLOCK}; $B inspect --data - -f json)`],
  ])('%s is read whole', (_, command) => {
    const folder = emptyFolder();
    const ran = run(`${command} > out.json`, folder);
    expect(ran.code, ran.talk).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')).sources[0].sha256).toBe(hash);
  });
});
