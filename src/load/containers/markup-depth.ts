import { inputError } from '../../core/errors.js';

/** No document that a program wrote for people is nested so deep; the parser's time grows with the square of the depth. */
const DEEPEST = 10_000;

/** What is done at the begin and the end of an element. */
interface ElementHandlers {
  open(tag: string, attributes: Readonly<Record<string, string>>): void;
  close?(tag: string): void;
}

/** Handlers for the parser of htmlparser2 that refuse a page or document whose elements are nested beyond reason. */
export function limitDepth(file: string, handlers: ElementHandlers) {
  let depth = 0;
  return {
    onopentag(tag: string, attributes: Readonly<Record<string, string>>): void {
      depth += 1;
      if (depth > DEEPEST)
        throw inputError(
          { file },
          `has elements nested more than ${DEEPEST} deep, and is not read; open it, and save its text as .txt or its table as CSV.`,
        );
      handlers.open(tag, attributes);
    },
    onclosetag(tag: string): void {
      depth -= 1;
      handlers.close?.(tag);
    },
  };
}
