import { basename } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { read } from './document-pages.js';
import { nameOf, nodesOf, placeOf, shipped } from './source-tree.js';

/** Words that have a meaning here alone, whatever name they are a part of: the standard word is in docs/glossary.md. */
const DIALECT = ['beside', 'each', 'held', 'look', 'made', 'own', 'place', 'places', 'said', 'talk', 'told'];

/** Words of what is written, which no reader of it may find changed: a unit of figures, and classes of a chart's marks. */
const WRITTEN = ['src/charts/theme.ts beside', 'src/charts/theme.ts own', 'src/core/format.ts places'];

/** The same in comments: "compared with", "next to", "reported", "recorded" and "memoized" say it. */
const DIALECT_OF_COMMENTS = /\b(?:beside|held|made-up|remembered|set against|talks?|told)\b/;

const COMMENT = /\/\*.*?\*\/|(?<=^[^\S\n]*)\/\/[^\n]*/gms;

/** Names that the glossary retires everywhere: those in code type in its last column. */
function retiredNames(): Set<string> {
  const [words = ''] = read('docs/glossary.md').split('\n## ');
  const rows = [...words.matchAll(/^\| (?!word|---).*? \| .*? \| (.*?) ?\|$/gm)];
  return new Set(rows.flatMap(([, retired = '']) => [...retired.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)));
}

/** "ownRows" is own, rows. */
const wordsIn = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[ _]+/);

/** The name that a declaration gives; none where it only repeats that of another. */
function nameGiven(node: ts.Node): string | undefined {
  if ((ts.isImportSpecifier(node) || ts.isExportSpecifier(node)) && !node.propertyName) return;
  if (ts.isShorthandPropertyAssignment(node)) return;
  if (ts.isPropertyAccessExpression(node)) return;
  if (ts.isBindingElement(node) && !node.propertyName && ts.isObjectBindingPattern(node.parent)) return;
  const { name } = node as ts.NamedDeclaration;
  return name && ts.isMemberName(name) ? name.text.replace('#', '') : undefined;
}

describe('names', () => {
  const retired = retiredNames();
  const isRetired = (name: string) => retired.has(name) || wordsIn(name).some((word) => DIALECT.includes(word));
  const nodes = [...nodesOf(shipped)];
  it('are found, and the words that are retired', () => {
    expect(nodes.length).toBeGreaterThan(10_000);
    expect(retired.size).toBeGreaterThan(40);
    expect(isRetired('ownRows')).toBe(true);
    expect(isRetired('Told')).toBe(true);
    expect(isRetired('ownership')).toBe(false);
  });

  it('have no retired word', () => {
    const found = nodes.filter(({ node }) => isRetired(nameGiven(node) ?? ''));
    const names = found.filter(({ file, node }) => !WRITTEN.includes(`${nameOf(file)} ${nameGiven(node)}`));
    expect(names.map(placeOf)).toEqual([]);
    // A word that is written no longer leaves the list.
    expect(found.length - names.length).toBe(WRITTEN.length);
  });
});

describe('names of files', () => {
  // "Average of 12.5 each" is the words of a draft.
  const WORDS_OF_OTHERS = ['average-each'];

  it('have no retired word', () => {
    const names = shipped.map((file) => basename(file.fileName, '.ts'));
    const found = names.filter((name) => name.split('-').some((word) => DIALECT.includes(word)));
    expect(found.sort()).toEqual(WORDS_OF_OTHERS);
  });
});

describe('comments', () => {
  const found = shipped.flatMap((file) =>
    [...file.text.matchAll(COMMENT)].map(([comment]) => ({ comment, at: `${nameOf(file)}: ${comment}` })),
  );

  it('are found', () => expect(found.length).toBeGreaterThan(3000));

  it('have no retired word', () => {
    const withDialect = found.filter(({ comment }) => DIALECT_OF_COMMENTS.test(comment));
    expect(withDialect.map(({ at }) => at)).toEqual([]);
  });
});
