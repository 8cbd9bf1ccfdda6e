import { defineConfig } from 'vitest/config';
import { TIME_LIMIT } from './test/time-limit.js';

/** The portable folder made and run: it fetches Node from the registry of packages, so the ordinary tests leave it out. */
export default defineConfig({
  test: { include: ['test/portable/*.check.ts'], testTimeout: TIME_LIMIT, hookTimeout: TIME_LIMIT },
});
