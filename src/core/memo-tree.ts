/**
 * Results memoized under several words, looked up one after another. No key is put together: that costs more than the
 * look-up where there are tens of thousands. Words that many results share come first.
 */
export class MemoTree<Result> {
  #branches: Map<unknown, MemoTree<Result>> | undefined;
  #result: { readonly value: Result } | undefined;

  /** The branch of a word, made when it is asked for first. */
  at(word: unknown): MemoTree<Result> {
    this.#branches ??= new Map();
    const known = this.#branches.get(word);
    if (known) return known;
    const branch = new MemoTree<Result>();
    this.#branches.set(word, branch);
    return branch;
  }

  /** The result, where it is memoized already. */
  get known(): { readonly value: Result } | undefined {
    return this.#result;
  }

  /** The result memoized here, made at the first call. */
  memoize(make: () => Result): Result {
    this.#result ??= { value: make() };
    return this.#result.value;
  }
}
