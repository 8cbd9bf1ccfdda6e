import type { Problem } from '../model.js';

/** Talk goes to standard error; standard output carries data and nothing else. */
export interface Talk {
  say(text: string): void;
  problem(problem: Problem): void;
}

export const talkTo = (stream: { write(text: string): unknown }, quiet: boolean): Talk => {
  const line = (text: string) => void stream.write(`${text}\n`);
  return {
    say: (text) => (quiet ? undefined : line(text)),
    problem: ({ level, text }) => (quiet ? undefined : line(`${level}: ${text}`)),
  };
};

/** "1 table", "10 tables". */
export const counted = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
