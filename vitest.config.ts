import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build-once.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    // Nothing may depend on where or when it runs.
    env: { TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8', NO_COLOR: '1' },
  },
});
