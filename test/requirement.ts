import type { TestContext, TestOptions } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Why a test was skipped: `npm test` names it at the end, and fails where a skipped test has none. */
    skipped?: string;
  }
}

/**
 * For tests that need something of the machine: without it they are skipped for this reason, save in CI, where they run and
 * fail. `describe('in an office suite', requirement(isThere, 'no office suite here'), () => { ... })`
 */
export const requirement = (isPresent: boolean, reason: string): TestOptions =>
  isPresent || process.env.CI ? {} : { skip: true, meta: { skipped: reason } };

/** The same for what a test finds out while it runs. */
export function skip(context: TestContext, reason: string): never {
  context.task.meta.skipped = reason;
  return context.skip(reason);
}
