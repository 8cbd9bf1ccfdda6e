import type { Diagnostic } from '../core/diagnostics.js';
import { safeText } from '../core/safe-text.js';
import { textFor } from '../output/platform.js';
import { eraseProgress } from './progress.js';

/** Talk goes to standard error; standard output carries data and nothing else. */
export interface Log {
  /** What was done, in a line, or in several where it is several answers. */
  summary(lines: string | readonly string[]): void;
  diagnostic(diagnostic: Diagnostic): void;
  error(text: string): void;
}

export interface LogOptions {
  /** Only the summary, what was left out, and errors. */
  readonly quiet: boolean;
  /** Each line a JSON object, for a log. */
  readonly json: boolean;
}

type Stream = { readonly isTTY?: boolean; write(text: string): unknown };

/** A message may quote a file, an option or a file's name: a terminal must not obey it, nor a log take it for two lines. */
const oneLine = (text: string): string => safeText(text).replace(/\n+/g, ' ');

export function createLogger(stream: Stream, { quiet, json }: LogOptions): Log {
  const line = (level: string, message: string, text: string) => {
    eraseProgress();
    stream.write(textFor(stream, `${json ? JSON.stringify({ level, message: oneLine(message) }) : oneLine(text)}\n`));
  };
  return {
    summary: (lines) => {
      for (const text of [lines].flat()) line('summary', text, text);
    },
    diagnostic: ({ level, text, isOmission = false }) =>
      quiet && !isOmission ? undefined : line(level, text, `${level}: ${text}`),
    error: (text) => line('error', text, `boroughstat: ${text}`),
  };
}

/** "1 table", "10 tables". */
export const countText = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
