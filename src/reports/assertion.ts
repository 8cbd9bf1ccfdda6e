import { EXIT, usageError } from '../core/errors.js';
import { didYouMean } from '../core/suggest-name.js';
import type { JsonFigure } from '../write/json-types.js';

/** A comparison as scripts read it: keys to figures, among other things. */
type Comparison = Readonly<Record<string, unknown>>;

export interface Verdict {
  readonly holds: boolean;
  readonly text: string;
}

const OPERATORS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
};

const isFigure = (value: unknown): value is JsonFigure =>
  typeof value === 'object' && value !== null && 'text' in value;

interface Side {
  readonly value: number | null;
  readonly text: string;
}

function sideOf(comparison: Comparison, word: string): Side {
  if (/^-?\d+(\.\d+)?$/.test(word)) return { value: Number(word), text: word };
  const found = comparison[word];
  if (isFigure(found)) return { value: found.value, text: `${word} ${found.text}` };
  if (typeof found === 'number') return { value: found, text: `${word} ${found}` };
  const keys = Object.keys(comparison).filter((key) => isFigure(comparison[key]));
  throw usageError(
    `--assert: there is no figure "${word}"${didYouMean(word, keys)}; the figures are ${keys.join(', ')}.`,
  );
}

/** Judges `rate < london_rate` (or a number on either side) on unrounded values; a missing figure never holds. */
export function judgeAssertion(assertion: string, comparison: Comparison): Verdict {
  const match = /^\s*([\w.-]+)\s*(<=|>=|==|!=|<|>)\s*([\w.-]+)\s*$/.exec(assertion);
  const [, left = '', operator = '', right = ''] = match ?? [];
  const compare = OPERATORS[operator];
  if (!compare) throw usageError(`--assert ${assertion}: write it as "rate < london_rate" (<, <=, >, >=, ==, !=).`);
  const [a, b] = [sideOf(comparison, left), sideOf(comparison, right)];
  const holds = a.value !== null && b.value !== null && compare(a.value, b.value);
  return { holds, text: `${a.text} ${operator} ${b.text}: ${holds ? 'holds' : 'does not hold'}` };
}

interface Compared extends Comparison {
  readonly area: { readonly name: string };
  readonly offence: { readonly label: string };
}

/** Each comparison judged by the assertion, a line each, and the exit code; no line where nothing is asserted. */
export function judgeComparisons(assertion: string | undefined, comparisons: readonly Compared[]) {
  if (assertion === undefined) return { lines: [], exitCode: EXIT.done };
  const verdicts = comparisons.map((comparison) => ({ ...comparison, verdict: judgeAssertion(assertion, comparison) }));
  return {
    lines: verdicts.map(({ area, offence, verdict }) => `${area.name}, ${offence.label}: ${verdict.text}.`),
    exitCode: verdicts.every(({ verdict }) => verdict.holds) ? EXIT.done : EXIT.assertionFailed,
  };
}
