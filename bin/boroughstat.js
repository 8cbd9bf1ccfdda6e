#!/usr/bin/env node
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

// CommonJS, as code-cache.js is: what loads ES modules takes Node 4 ms to load itself.
async function run() {
  if (process.argv.length !== 3 || !['--version', '-V'].includes(process.argv[2])) {
    await require('./code-cache.js').loadProgram().main();
    // By then all is written, and Node need not take its heap apart (6 ms).
    process.once('exit', () => process.exit());
    return;
  }
  // Answered before anything is loaded: scripts ask it of every program.
  process.stdout.on('error', ({ code }) => {
    if (code === 'EPIPE') return;
    process.stderr.write(`boroughstat: standard output: cannot be written (${code}).\n`);
    process.exitCode = 4;
  });
  const { version } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'));
  process.stdout.write(`${version}\n`);
}

/** The program itself cannot be read, so none of its own words can. */
function refuse(error) {
  const { code = '', syscall } = error ?? {};
  const few = code === 'EMFILE' || code === 'ENFILE';
  const absent = ['ENOENT', 'MODULE_NOT_FOUND'].includes(code) && /dist.(cli\.js|build-id)/.test(error.message);
  if (!few && !absent && syscall === undefined) throw error;
  const refused = `its own files cannot be read (${code}); install it again, or see to their permissions and the disk.`;
  const sentence = absent ? 'the program has not been built; run npm ci --include=dev in its folder.' : refused;
  process.stderr.write(`boroughstat: ${few ? 'too many files are open; allow more (ulimit -n).' : sentence}\n`);
  process.exitCode = 3;
}

run().catch(refuse);
