import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { Explanation } from '../../core/explanation.js';
import type { Figure } from '../../core/figure.js';
import type { Explain } from '../document.js';

/** On a thread of Node's own: other formats are written meanwhile. */
const deflated = promisify<string, { level: number }, Buffer>(deflate);

/** Things distinguished by a key, each kept once. */
class Once<T> {
  readonly all: T[] = [];
  readonly #positions = new Map<string, number>();

  indexOf(key: string, thing: T): number {
    const known = this.#positions.get(key);
    if (known !== undefined) return known;
    this.#positions.set(key, this.all.length);
    return this.all.push(thing) - 1;
  }
}

/**
 * How each number of the page was made, gathered while its tables are written and kept in the page packed. A step with all
 * beneath it is a node, and most nodes are beneath many numbers. Shown by src/write/html/explain-script.ts.
 */
export class Explanations {
  readonly #texts = new Once<string>();
  /** Its text, then the nodes beneath it. */
  readonly #nodes = new Once<readonly number[]>();
  readonly #known = new Map<Figure, number>();
  /** What is beneath a figure is beneath it wherever it stands. */
  readonly #beneath = new Map<readonly Explanation[], readonly number[]>();

  constructor(readonly explain: Explain | undefined) {}

  /** The node by which a cell asks for its explanation; undefined where there is none. */
  add(figure: Figure): number | undefined {
    if (!this.explain) return undefined;
    const known = this.#known.get(figure);
    if (known !== undefined) return known;
    const root = this.#indexOf(this.explain(figure));
    this.#known.set(figure, root);
    return root;
  }

  #indexOf({ step, what, beneath }: Explanation): number {
    const text = `${step}\t${what}`;
    const node = [this.#texts.indexOf(text, text), ...this.#indexesOf(beneath)];
    return this.#nodes.indexOf(node.join(), node);
  }

  #indexesOf(beneath: readonly Explanation[]): readonly number[] {
    const known = this.#beneath.get(beneath);
    if (known) return known;
    const indexes = beneath.map((input) => this.#indexOf(input));
    this.#beneath.set(beneath, indexes);
    return indexes;
  }

  /**
   * Base64 of deflated JSON: `{ texts: ["step\twhat"], nodes: [[text, node...]] }`; empty when there is nothing to tell. A
   * text is a step on from that of the node before, and a node so many back from its own: small numbers pack well.
   */
  async packed(): Promise<string> {
    if (this.#nodes.all.length === 0) return '';
    let textBefore = 0;
    const nodes = this.#nodes.all.map(([text = 0, ...beneath], index) => {
      const step = text - textBefore;
      textBefore = text;
      return [step, ...beneath.map((node) => index - node)];
    });
    const json = JSON.stringify({ texts: this.#texts.all, nodes });
    return (await deflated(json, { level: 9 })).toString('base64');
  }
}
