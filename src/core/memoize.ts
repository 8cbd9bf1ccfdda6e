/** More than this many different texts are no longer few. */
const MOST = 10_000;

/** The same few words come again and again, hundreds of thousands of times. */
export function memoize<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, { readonly result: Result }>();
  return (text) => {
    const cached = known.get(text);
    if (cached) return cached.result;
    const result = work(text);
    if (known.size < MOST) known.set(text, { result });
    return result;
  };
}

/** The same for two words at once, which need not be put together to be looked up. */
export function memoizePairs<Result>(
  work: (first: string, second: string) => Result,
): (first: string, second: string) => Result {
  const withFirst = memoize((first) => memoize((second) => work(first, second)));
  return (first, second) => withFirst(first)(second);
}
