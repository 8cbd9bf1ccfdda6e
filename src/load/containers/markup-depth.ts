import { inputError } from '../../core/errors.js';

/** No document that a program wrote for people is nested so deep; the parser's time grows with the square of the depth. */
const DEEPEST = 10_000;

/** Counts how deep the elements of a page or document are nested, and refuses one that is nested beyond reason. */
export class MarkupDepth {
  #depth = 0;

  constructor(readonly file: string) {}

  open(): void {
    this.#depth += 1;
    if (this.#depth > DEEPEST)
      throw inputError(
        { file: this.file },
        `has elements nested more than ${DEEPEST} deep, and is not read; open it, and save its text as .txt or its table as CSV.`,
      );
  }

  close(): void {
    this.#depth -= 1;
  }
}
