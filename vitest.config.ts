import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { TIME_LIMIT } from './test/time-limit.js';

/** What takes long for the size of its file. */
const SLOW = /[/\\](disclosure|endurance|faults|golden|report-words|robust|small-areas|structure)\.test\.ts$/;

/** The slow first, so that none of them runs alone at the end; then by what each took the last time, or else by size. */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification): boolean => SLOW.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}

const processes = process.env.COVERAGE_OF_PROCESSES;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build-once.ts'],
    setupFiles: ['test/quick-table.ts'],
    testTimeout: TIME_LIMIT,
    hookTimeout: TIME_LIMIT,
    maxWorkers: 2,
    // Files of tests share a process: what they have read, and the thread of run-binary.ts, stay loaded.
    isolate: false,
    sequence: { sequencer: SlowFirst },
    // Nothing may depend on where or when it runs.
    env: {
      ...{ TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8', NO_COLOR: '1' },
      // Compiled code is kept here, not in the home of whoever tests.
      XDG_CACHE_HOME: fileURLToPath(new URL('node_modules/.cache', import.meta.url)),
      // The processes that tests start write what they have executed; scripts/coverage.js reads it.
      ...(processes === undefined ? {} : { NODE_V8_COVERAGE: processes }),
    },
    coverage: { include: ['src/**'] },
  },
});
