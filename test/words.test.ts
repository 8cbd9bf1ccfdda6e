import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { read } from './document-pages.js';
import { nameOf, nodesOf, placeOf, shipped } from './source-tree.js';

/** Words that have a meaning here alone, whatever name they are a part of: the standard word is in docs/glossary.md. */
const DIALECT = ['beside', 'each', 'held', 'look', 'made', 'own', 'place', 'places', 'said', 'talk', 'told'];

/** Names that are left of before, by folder: each number may fall and never rise. */
const LEFT: Readonly<Record<string, number>> = {
  app: 3,
  charts: 5,
  core: 2,
  figures: 57,
  load: 3,
  reports: 3,
  statistics: 1,
  tables: 25,
  tidy: 13,
  write: 1,
};

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
  if (ts.isImportSpecifier(node) || ts.isExportSpecifier(node) || ts.isShorthandPropertyAssignment(node)) return;
  if (ts.isPropertyAccessExpression(node) || (ts.isBindingElement(node) && !node.propertyName)) return;
  const { name } = node as ts.NamedDeclaration;
  return name && ts.isIdentifier(name) ? name.text : undefined;
}

describe('names', () => {
  const retired = retiredNames();
  const isRetired = (name: string) => retired.has(name) || wordsIn(name).some((word) => DIALECT.includes(word));
  const found = [...nodesOf(shipped)].filter(({ node }) => isRetired(nameGiven(node) ?? ''));
  const folderOf = (path: string) => path.split('/')[1] ?? '';
  const folders = [...new Set(shipped.map((file) => folderOf(nameOf(file))))];

  it('are found, and the words that are retired', () => {
    expect(retired.size).toBeGreaterThan(40);
    expect(isRetired('ownRows')).toBe(true);
    expect(isRetired('Told')).toBe(true);
    expect(isRetired('ownership')).toBe(false);
    expect(Object.keys(LEFT).filter((folder) => !folders.includes(folder))).toEqual([]);
  });

  it.each(folders)('of %s have no more of the retired words than are recorded', (folder) => {
    const names = found.filter(({ file }) => folderOf(nameOf(file)) === folder).map(placeOf);
    const recorded = LEFT[folder] ?? 0;
    expect(names.length, `${names.length} instead of ${recorded}:\n${names.join('\n')}`).toBeLessThanOrEqual(recorded);
  });
});
