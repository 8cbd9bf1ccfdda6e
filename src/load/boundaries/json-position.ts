import type { Position } from '../../core/position.js';

/** Row and column of a letter of a text, both from 1. */
export function positionAt(file: string, text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { file, row: before.split('\n').length, column: offset - lineStart + 1 };
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]]/gs;
const LEXEME = /\s*(?:"(?:[^"\\\p{Cc}]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:])/uy;

const DEEPER: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };
const startsFeatures = (text: string, index: number): boolean =>
  /^"features"\s*:\s*\[/.test(text.slice(index, index + 99));

/** Where each object of the array `features` of a JSON text begins. */
export function featureOffsets(text: string): number[] {
  const offsets: number[] = [];
  let depth = 0;
  let isWithin = false;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (depth === 1) isWithin = token === '[' ? isWithin : startsFeatures(text, index);
    if (isWithin && depth === 2 && token === '{') offsets.push(index);
    depth += DEEPER[token] ?? 0;
  }
  return offsets;
}

/** Where a text ceases to be JSON, as far as its words and Node's error show it; its end where they do not. */
export function faultOffset(text: string, error: unknown): number {
  const stated = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (stated !== undefined) return Number(stated);
  LEXEME.lastIndex = 0;
  let end = 0;
  while (LEXEME.test(text)) end = LEXEME.lastIndex;
  return Math.min(text.length, end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0));
}
