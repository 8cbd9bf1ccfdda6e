'use strict';
/** A process that runs the built program again and again: each message is a command line, each answer its exit code and words. */
const { join } = require('node:path');

const { main } = require(join(__dirname, '..', '..', 'dist', 'cli.js'));
let words = '';
process.stderr.write = (text) => {
  words += text;
  return true;
};

process.on('message', async (args) => {
  words = '';
  process.argv = [process.argv[0], 'boroughstat', ...args];
  process.exitCode = 0;
  await main();
  process.send({ code: process.exitCode, words });
});
