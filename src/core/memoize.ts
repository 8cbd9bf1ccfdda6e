/** More than this many different texts are no longer few. */
const MOST = 10_000;

/** The same few words come again and again, hundreds of thousands of times. */
export function remembered<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, { readonly made: Result }>();
  return (text) => {
    const held = known.get(text);
    if (held) return held.made;
    const made = work(text);
    if (known.size < MOST) known.set(text, { made });
    return made;
  };
}

/** The same for two words at once, which need not be put together to be looked up. */
export function rememberedPairs<Result>(
  work: (first: string, second: string) => Result,
): (first: string, second: string) => Result {
  const withFirst = remembered((first) => remembered((second) => work(first, second)));
  return (first, second) => withFirst(first)(second);
}
