/** A value that is not there, and why. Missing is never zero. */
export interface Missing {
  readonly missing: string;
}

export type Count = number | Missing;

export const missing = (reason: string): Missing => ({ missing: reason });

export const isMissing = (value: unknown): value is Missing =>
  typeof value === 'object' && value !== null && 'missing' in value && typeof value.missing === 'string';
