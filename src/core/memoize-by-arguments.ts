import { MemoTree } from './memo-tree.js';
import type { Period } from './months.js';
import type { Area, AreaSet, SmallArea } from './reference.js';

/** The arguments of a memoized function: all that decides its result, besides the subject itself. */
type Argument = string | number | undefined | Period | AreaSet | AreaPeriod | Area | SmallArea | readonly Argument[];

/** An area, or several together, over a period: what a count is of. */
export interface AreaPeriod {
  readonly set: AreaSet;
  readonly period: Period;
}

/** One word for an object that comes again and again, put together once. */
function wordOf<Item extends object>(put: (item: Item) => string): (item: Item) => string {
  const words = new WeakMap<Item, string>();
  return (item) => {
    const known = words.get(item);
    if (known !== undefined) return known;
    const word = put(item);
    words.set(item, word);
    return word;
  };
}

const periodWord = wordOf(({ from, to, label }: Period) => `${from}|${to}|${label}`);
const codesWord = wordOf((codes: readonly string[]) => codes.join());

const isList = (argument: Argument): argument is readonly Argument[] => Array.isArray(argument);

/** Two periods or two sets of the same words are the same argument, whichever objects they are; an area is itself. */
function branchOf<Result>(tree: MemoTree<Result>, argument: Argument): MemoTree<Result> {
  if (typeof argument !== 'object') return tree.at(argument);
  if (isList(argument)) return branchOfAll(tree.at(argument.length), argument);
  if ('from' in argument) return tree.at(periodWord(argument));
  if ('codes' in argument) {
    const { name, codes } = argument;
    return tree.at(name).at(codes.length === 1 ? codes[0] : codesWord(codes));
  }
  if ('set' in argument) return branchOf(branchOf(tree, argument.set), argument.period);
  return tree.at(argument);
}

/** Periods come last and are shared by many results: they are branched by first. */
function branchOfAll<Result>(tree: MemoTree<Result>, list: readonly Argument[]): MemoTree<Result> {
  let branch = tree;
  for (let index = list.length - 1; index >= 0; index -= 1) branch = branchOf(branch, list[index]);
  return branch;
}

/**
 * A function whose results are memoized, for each subject apart, by all of its arguments: none can be forgotten in a
 * key, for there is no key to put together. The work may depend on nothing but the subject and the arguments.
 */
export function memoizeByArguments<Subject extends object, Args extends readonly Argument[], Result>(
  work: (subject: Subject, ...args: Args) => Result,
): (subject: Subject, ...args: Args) => Result {
  const trees = new WeakMap<Subject, MemoTree<Result>>();
  return (subject, ...args) => {
    let tree = trees.get(subject);
    if (!tree) {
      tree = new MemoTree<Result>();
      trees.set(subject, tree);
    }
    const branch = branchOfAll(tree, args);
    // Asked for tens of thousands of times: a known result is given without a function to make it by.
    return branch.known ? branch.known.value : branch.memoize(() => work(subject, ...args));
  };
}
