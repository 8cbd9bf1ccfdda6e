/** Errors that the user can mend. Anything else that is thrown is our own bug and keeps its stack. */

export const EXIT = { done: 0, assertionFailed: 1, usage: 2, input: 3, output: 4, network: 69, locked: 75 } as const;

/** One clear sentence for the user, and the exit code that goes with it. */
export class MendableError extends Error {
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
    this.name = 'MendableError';
  }
}

export const usageError = (message: string): MendableError => new MendableError(message, EXIT.usage);
export const inputError = (message: string): MendableError => new MendableError(message, EXIT.input);
export const networkError = (message: string): MendableError => new MendableError(message, EXIT.network);
export const outputError = (message: string): MendableError => new MendableError(message, EXIT.output);
