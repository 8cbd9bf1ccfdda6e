/** `--name value` on the command line, else the fallback; a number where the fallback is one. */
export function option(name, fallback, words = process.argv) {
  const at = words.indexOf(`--${name}`);
  if (at === -1) return fallback;
  return typeof fallback === 'number' ? Number(words[at + 1]) : words[at + 1];
}
