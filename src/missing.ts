import type { Missing } from './model.js';

export const missing = (reason: string): Missing => ({ missing: reason });

export const isMissing = (value: unknown): value is Missing =>
  typeof value === 'object' && value !== null && 'missing' in value && typeof value.missing === 'string';
