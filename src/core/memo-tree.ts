/**
 * Results memoized under several words, looked up one after another. No key is put together: that costs more than the
 * look-up where there are tens of thousands. Words that many results share come first.
 */
export class MemoTree<Result> {
  // Most branches have one word below them: only the second one makes a map.
  private word: unknown;
  private branch: MemoTree<Result> | undefined;
  private others: Map<unknown, MemoTree<Result>> | undefined;
  private result: { readonly value: Result } | undefined;

  /** The branch of a word, made when it is asked for first. */
  at(word: unknown): MemoTree<Result> {
    if (!this.branch) {
      this.word = word;
      this.branch = new MemoTree<Result>();
      return this.branch;
    }
    if (this.word === word) return this.branch;
    const known = this.others?.get(word);
    if (known) return known;
    const branch = new MemoTree<Result>();
    this.others ??= new Map();
    this.others.set(word, branch);
    return branch;
  }

  /** The result, where it is memoized already. */
  get known(): { readonly value: Result } | undefined {
    return this.result;
  }

  /** The result memoized here, made at the first call. */
  memoize(make: () => Result): Result {
    this.result ??= { value: make() };
    return this.result.value;
  }
}
