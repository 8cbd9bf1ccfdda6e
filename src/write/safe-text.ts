/**
 * Text from a file may carry control characters: a terminal would obey them, and right-to-left marks would turn words
 * round. They become a visible replacement character in every output.
 */
export function safeText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD');
}
