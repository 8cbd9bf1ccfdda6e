/** A count that is the sum of its parts, with its values in several periods. */
export interface CountNode {
  readonly id: string;
  readonly values: readonly number[];
  readonly parts: readonly CountNode[];
}

const total = ({ values }: CountNode): number => values.reduce((sum, value) => sum + value, 0);

const everyNode = (nodes: readonly CountNode[]): CountNode[] =>
  nodes.flatMap((node) => [node, ...everyNode(node.parts)]);

/** Among parts whose sum is shown, one kept back alone can be worked out; a zero beside it hides nothing. */
function isGivenAway({ parts }: CountNode, hidden: ReadonlySet<string>): boolean {
  const kept = parts.filter((part) => hidden.has(part.id));
  return kept.length > 0 && kept.filter((part) => total(part) > 0).length < 2;
}

const smallestShown = ({ parts }: CountNode, hidden: ReadonlySet<string>): CountNode | undefined =>
  parts
    .filter((part) => !hidden.has(part.id) && total(part) > 0)
    .sort((a, b) => total(a) - total(b) || (a.id < b.id ? -1 : 1))[0];

/** One more to keep back because of what its parts or its whole tell; undefined when nothing is given away. */
function nextOf(node: CountNode, hidden: ReadonlySet<string>): string | undefined {
  if (!hidden.has(node.id)) {
    return isGivenAway(node, hidden) ? (smallestShown(node, hidden) ?? node).id : undefined;
  }
  // The whole is kept back: its parts may not all be shown.
  const told = node.parts.length > 0 && !node.parts.some((part) => hidden.has(part.id) && total(part) > 0);
  return told ? smallestShown(node, hidden)?.id : undefined;
}

/**
 * Suppression of small counts in a hierarchy, with secondary suppression.
 *
 * Formula: a node is hidden when one of its values is at least 1 and below `below` (primary). Then, until nothing changes: where
 * a shown whole has hidden parts of which fewer than two are above zero, its smallest shown part above zero is hidden too, or
 * the whole when there is none; where a whole is hidden and all its parts above zero are shown, the smallest of them is hidden
 * (secondary). No hidden value can then be worked out from the shown ones by adding and subtracting; the sum of those that
 * are hidden together can. Units: counts. Zero is shown. Missing values are given as zero: they hide nothing.
 * Source: cell suppression in Hundepool et al. (2012), Statistical Disclosure Control, the hierarchical single-table case.
 *
 * @example hiddenNodes([{"id":"all","values":[60],"parts":[{"id":"a","values":[3],"parts":[]},{"id":"b","values":[57],"parts":[]}]}], 5) // ["a","b"]
 */
export function hiddenNodes(roots: readonly CountNode[], below: number): readonly string[] {
  const nodes = everyNode(roots);
  const small = ({ values }: CountNode) => values.some((value) => value > 0 && value < below);
  const hidden = new Set(nodes.filter(small).map(({ id }) => id));
  for (;;) {
    const more = nodes.map((node) => nextOf(node, hidden)).find((id) => id !== undefined);
    if (more === undefined) return [...hidden];
    hidden.add(more);
  }
}
