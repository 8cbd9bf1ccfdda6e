import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    env: { TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8', NO_COLOR: '1' },
  },
});
