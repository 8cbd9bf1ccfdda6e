/** The same few words come again and again, hundreds of thousands of times. */
export function remembered(work: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const held = known.get(text);
    if (held !== undefined) return held;
    const made = work(text);
    if (known.size < 10_000) known.set(text, made);
    return made;
  };
}
