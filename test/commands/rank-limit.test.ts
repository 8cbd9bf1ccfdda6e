import { expect, it } from 'vitest';
import { usualLimit } from '../../src/commands/rank.js';

/** 50 rows fill a screen; what goes to a pipe or a file is for a program or a person who wants all. */
it.each([
  [{ output: undefined, format: [] }, true, 50],
  [{ output: undefined, format: ['table'] }, true, 50],
  [{ output: undefined, format: [] }, false, undefined],
  [{ output: undefined, format: ['csv'] }, true, undefined],
  [{ output: undefined, format: ['json'] }, true, undefined],
  [{ output: 'folder', format: [] }, true, undefined],
  [{ output: '-', format: ['table'] }, true, undefined],
])('%j on a terminal (%s): %s rows', (settings, isTerminal, rows) => {
  expect(usualLimit(settings, isTerminal)).toBe(rows);
});
