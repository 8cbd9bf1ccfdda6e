/** A count that is the sum of its parts, with its values in several periods. */
export interface CountNode {
  readonly id: string;
  readonly values: readonly number[];
  readonly parts: readonly CountNode[];
  /** Nobody is shown it: it needs no keeping back itself, but where it is small what is shown may not give it away. */
  readonly unlisted?: boolean;
}

interface Options {
  /** What is kept back together must come to this, or to nothing, in each period; `below` unless given. */
  readonly least?: number;
  /** Kept back beforehand. */
  readonly kept?: Iterable<string>;
  /** Chosen last where one more has to be kept back. */
  readonly spared?: readonly string[];
  /** Known from elsewhere: keeping them back would hide nothing. */
  readonly known?: readonly string[];
}

const total = ({ values }: CountNode): number => values.reduce((sum, value) => sum + value, 0);

const everyNode = (nodes: readonly CountNode[]): CountNode[] =>
  nodes.flatMap((node) => [node, ...everyNode(node.parts)]);

/** What is kept back is 1 at least in some period, for a zero is shown: of the rest this must be left, so that a 2 may be a 4. */
const ROOM = 3;

/**
 * The first period in which counts that are kept back together come to something, but less than `least`; or to something at
 * all, where they are of one in all periods. Where the other periods come to less than one for each, there must be room above
 * 1 for each. -1 when they hide each other. Each is a count along the periods.
 */
export function tooLittle(counts: readonly (readonly number[])[], least: number): number {
  const some = counts.filter((values) => values.some((value) => value > 0));
  const sums = (some[0] ?? []).map((_, period) => some.reduce((sum, values) => sum + (values[period] ?? 0), 0));
  const all = sums.reduce((total, sum) => total + sum, 0);
  const enough = (sum: number) => Math.max(least, some.length + ROOM - (all - sum));
  return sums.findIndex((sum) => sum > 0 && (sum < enough(sum) || some.length < 2));
}

/** One state of the search: what is kept back so far, and what a reader can work out of the rest. */
class Hidden {
  readonly ids: Set<string>;
  readonly #least: number;
  readonly #below: number;
  readonly #spared: ReadonlySet<string>;
  readonly #known: ReadonlySet<string>;

  constructor(nodes: readonly CountNode[], below: number, options: Options) {
    const { least = below, kept = [], spared = [], known = [] } = options;
    this.#below = below;
    const small = (node: CountNode) => !node.unlisted && this.#isSmall(node);
    const listed = new Set(nodes.filter(({ unlisted }) => !unlisted).map(({ id }) => id));
    this.ids = new Set([...nodes.filter(small).map(({ id }) => id), ...[...kept].filter((id) => listed.has(id))]);
    this.#least = least;
    this.#spared = new Set(spared);
    this.#known = new Set(known);
  }

  #isSmall = ({ values }: CountNode): boolean => values.some((value) => value > 0 && value < this.#below);

  #isShown = ({ id, unlisted }: CountNode): boolean => !unlisted && !this.ids.has(id);

  /** How much of a count is shown in a period, by itself or by its parts. */
  #shownMass = (node: CountNode, period: number): number =>
    this.#isShown(node)
      ? (node.values[period] ?? 0)
      : node.parts.reduce((sum, part) => sum + this.#shownMass(part, period), 0);

  /** How much of a count that is not shown nobody can take off by its parts. */
  #unknown = (node: CountNode, period: number): number =>
    (node.values[period] ?? 0) - node.parts.reduce((sum, part) => sum + this.#shownMass(part, period), 0);

  #hidesSomething = (node: CountNode): boolean =>
    this.ids.has(node.id) || (node.unlisted === true && (this.#isSmall(node) || node.parts.some(this.#hidesSomething)));

  /** The shown part to keep back next: not one of the spared, the smallest. */
  #nextPart(parts: readonly CountNode[], period?: number): CountNode | undefined {
    const rank = ({ id }: CountNode) => (this.#spared.has(id) ? 1 : 0);
    return parts
      .filter((part) => this.#isShown(part) && !this.#known.has(part.id))
      .filter((part) => (period === undefined ? total(part) : (part.values[period] ?? 0)) > 0)
      .sort((a, b) => rank(a) - rank(b) || total(a) - total(b) || (a.id < b.id ? -1 : 1))[0];
  }

  /** A shown whole less its shown parts: what is left must be nothing, or enough, and of two at least. */
  #givenAwayByWhole(node: CountNode): string | undefined {
    const pool = node.parts.filter((part) => !this.#isShown(part));
    if (!pool.some(this.#hidesSomething)) return undefined;
    const period = tooLittle(
      pool.map((part) => part.values.map((_, index) => this.#unknown(part, index))),
      this.#least,
    );
    return period === -1 ? undefined : (this.#nextPart(node.parts, period) ?? node).id;
  }

  /** A whole that is kept back while all its parts are shown is their sum, unless it counts more than its parts. */
  #givenAwayByParts(node: CountNode): string | undefined {
    const more = total(node) > node.parts.reduce((sum, part) => sum + total(part), 0);
    const isDetermined =
      node.parts.length > 0 && !more && !node.parts.some((part) => !this.#isShown(part) && total(part) > 0);
    return isDetermined ? this.#nextPart(node.parts)?.id : undefined;
  }

  /** One more to keep back; undefined when nothing is given away. Parts first: a whole that is their sum hides nothing. */
  next(nodes: readonly CountNode[]): string | undefined {
    const byParts = nodes.filter(({ id }) => this.ids.has(id)).map((node) => this.#givenAwayByParts(node));
    const found = byParts.find((id) => id !== undefined);
    if (found !== undefined) return found;
    return nodes
      .filter(this.#isShown)
      .map((node) => this.#givenAwayByWhole(node))
      .find((id) => id !== undefined);
  }
}

/**
 * Suppression of small counts in a hierarchy, with secondary suppression.
 *
 * Formula: a node is hidden when one of its values is at least 1 and below `below` (primary). Then, until nothing changes: where
 * a shown whole has hidden parts, what they come to together in each period must be 0 or at least `least`, and two of them
 * above zero in some period; else its smallest shown part above zero in that period (those `spared` last) is hidden too, or the whole when
 * there is none. Where a whole is hidden that is no more than its parts, and all of them above zero are shown, the smallest
 * is hidden (secondary).
 * No hidden value can then be worked out from the shown ones by adding and subtracting, nor, with `least` of 3 or more, to
 * within one; the sum of those that are hidden together can. Units: counts. Zero is shown. Missing values are given as
 * zero: they hide nothing. An unlisted node is never shown and its value is not known; where it is small, it must not follow
 * from what is shown either.
 * Source: cell suppression in Hundepool et al. (2012), Statistical Disclosure Control, the hierarchical single-table case.
 *
 * @example suppressCells([{"id":"all","values":[60],"parts":[{"id":"a","values":[3],"parts":[]},{"id":"b","values":[57],"parts":[]}]}], 5) // ["a","b"]
 */
export function suppressCells(roots: readonly CountNode[], below: number, options: Options = {}): readonly string[] {
  const nodes = everyNode(roots);
  const hidden = new Hidden(nodes, below, options);
  for (;;) {
    const more = hidden.next(nodes);
    if (more === undefined) return [...hidden.ids];
    hidden.ids.add(more);
  }
}
