/** C0 and C1 controls but the line feed, embeddings and overrides of direction, and what XML forbids: U+FFFE, U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const UNSAFE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** Half of a pair that stands for one character. Without its other half it is no character, and no XML may hold it. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Nearly all there is. */
const PLAIN = /^[\n\x20-\x7e]*$/;

/**
 * Text that every output may hold: a terminal does not obey it, no mark turns its words round, and XML (workbooks, Word
 * documents, pictures, pages) stays well-formed. What is not safe becomes U+FFFD, the replacement character.
 */
export const safeText = (text: string): string =>
  PLAIN.test(text) ? text : text.replace(UNSAFE, '\uFFFD').replace(LONE_SURROGATE, '\uFFFD');
