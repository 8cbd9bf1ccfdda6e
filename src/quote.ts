/** Text of a file inside a message: one line, no control characters (a terminal would obey them), not too long. */
export function quote(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  const printable = text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD');
  return `"${printable.length > 60 ? `${printable.slice(0, 57)}...` : printable}"`;
}
