import { createRequire } from 'node:module';

/**
 * As in the build (scripts/quick-packages.js): cli-table3 measures the whole cell for each line that it draws, for messages of a
 * debugger that is off. The widest tables took a minute of the tests.
 */
const utils: { truncate: (text: string, length: number, mark?: string) => string } = createRequire(import.meta.url)(
  'cli-table3/src/utils.js',
);
const { truncate } = utils;
const LENGTH_OF_MESSAGES = 10;
utils.truncate = (text, length, mark) => (length === LENGTH_OF_MESSAGES ? text : truncate(text, length, mark));
