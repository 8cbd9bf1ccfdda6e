import { defineConfig } from 'vitest/config';

/** The portable folder made and run: it fetches Node from the registry of packages, so the ordinary tests leave it out. */
export default defineConfig({
  test: { include: ['test/portable/*.check.ts'], testTimeout: 180_000, hookTimeout: 180_000 },
});
