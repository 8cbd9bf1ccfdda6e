/** Milliseconds after which a test hangs: far more than any needs, on a slow and busy machine too. No test has its own. */
export const TIME_LIMIT = 600_000;
