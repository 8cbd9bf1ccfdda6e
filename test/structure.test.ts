import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { reasonReaders } from './reason-readers.js';
import { root } from './run-binary.js';
import {
  checker,
  type Found,
  files,
  filesInCircles,
  linesOf,
  nameOf,
  nodesOf,
  placeOf,
  program,
  shipped,
} from './source-tree.js';

/**
 * What keeps the code readable, counted on its syntax tree. A limit that is not met yet stands here with the number of
 * places beyond it: it may fall and never rise.
 */
const PLACES = {
  filesInCircles: 0,
  fullFolders: 0,
  casts: 5,
  longFunctions: 0,
  manyParameters: 0,
  longFiles: 0,
};

const MOST = { filesInFolder: 25, linesOfFunction: 40, parameters: 4, linesOfFile: 200 };

const nodes = [...nodesOf(shipped)];
const isFunction = ({ node }: Found): boolean =>
  ts.isFunctionLike(node) && (node as { body?: ts.Node }).body !== undefined;

/** At most as many as are recorded; what there is stands in the message. */
function expectAtMost(found: readonly string[], recorded: number): void {
  expect(found.length, `${found.length} instead of ${recorded}:\n${found.join('\n')}`).toBeLessThanOrEqual(recorded);
}

describe('the structure', () => {
  it('has files to look at', () => expect(shipped.length).toBeGreaterThan(300));

  it('has no circle of files, types counted', () => {
    expectAtMost(filesInCircles(shipped), PLACES.filesInCircles);
  });

  it('has few files at the top of a folder', () => {
    const folders = new Map<string, number>();
    for (const file of shipped) folders.set(dirname(nameOf(file)), 1 + (folders.get(dirname(nameOf(file))) ?? 0));
    const full = [...folders].filter(([, count]) => count > MOST.filesInFolder);
    expectAtMost(
      full.map(([folder, count]) => `${folder}: ${count}`),
      PLACES.fullFolders,
    );
  });

  it('has few casts: `as const` is none', () => {
    const casts = nodes.filter(
      ({ node }) =>
        ts.isNonNullExpression(node) ||
        ts.isTypeAssertionExpression(node) ||
        (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)),
    );
    expectAtMost(casts.map(placeOf), PLACES.casts);
  });

  it('has short functions', () => {
    const long = nodes.filter((found) => isFunction(found) && linesOf(found) > MOST.linesOfFunction);
    expectAtMost(
      long.map((found) => `${placeOf(found)}: ${linesOf(found)}`),
      PLACES.longFunctions,
    );
  });

  it('has functions of few parameters', () => {
    const many = nodes.filter(
      (found) => isFunction(found) && (found.node as ts.SignatureDeclaration).parameters.length > MOST.parameters,
    );
    expectAtMost(many.map(placeOf), PLACES.manyParameters);
  });

  it('has short files', () => {
    const long = shipped.filter((file) => file.getLineAndCharacterOfPosition(file.getEnd()).line > MOST.linesOfFile);
    expectAtMost(long.map(nameOf), PLACES.longFiles);
  });
});

const isPromise = (node: ts.Expression): boolean => {
  const type = checker.getTypeAtLocation(node);
  return (type.isUnion() ? type.types : [type]).some((each) => each.getProperty('then') !== undefined);
};

/** Whether a value is always an object that has no text of its own. */
const isPlainObject = (type: ts.Type): boolean =>
  type.isUnion()
    ? type.types.every(isPlainObject)
    : (type.flags & ts.TypeFlags.Object) !== 0 && !checker.isArrayType(type) && !hasOwnText(type);

const hasOwnText = (type: ts.Type): boolean => type.getProperties().length === 0 || type.getSymbol()?.name === 'Markup';

/** Of a switch without `default`: the values of its subject that no case names. */
function unnamedCases({ expression, caseBlock }: ts.SwitchStatement): string[] {
  if (caseBlock.clauses.some(ts.isDefaultClause)) return [];
  const subject = checker.getTypeAtLocation(expression);
  const values = subject.isUnion() ? subject.types : [subject];
  const named = new Set(
    caseBlock.clauses.filter(ts.isCaseClause).map((clause) => checker.getTypeAtLocation(clause.expression)),
  );
  return values.filter((value) => !named.has(value)).map((value) => checker.typeToString(value));
}

/** Biome has rules for both (noFloatingPromises, useExhaustiveSwitchCases); version 2.4.16 ends with a stack overflow on this project. */
describe('files of tests', () => {
  // They share a process (see vitest.config.ts): a module put in place of another is seen only when no file before it
  // has loaded the true one, and stays for the files after it.
  it('put no module in the place of another', () => {
    const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.test.ts'),
    );
    expect(files.length).toBeGreaterThan(100);
    const replacing = files.filter((file) => /\bvi\.(do)?mock\(/i.test(readFileSync(join('test', file), 'utf8')));
    expect(replacing).toEqual([]);
  });
});

describe('types', () => {
  const everywhere = [...nodesOf(files)];

  // As `npm run types`, of the program that the tests below ask: types are worked out once.
  it('are right', () => {
    const host = { getCanonicalFileName: String, getCurrentDirectory: () => root, getNewLine: () => '\n' };
    expect(ts.formatDiagnostics(ts.getPreEmitDiagnostics(program), host)).toBe('');
  });

  it('leave no promise without await or void', () => {
    const floating = everywhere.filter(
      ({ node }) =>
        ts.isExpressionStatement(node) && !ts.isBinaryExpression(node.expression) && isPromise(node.expression),
    );
    expect(floating.map(placeOf)).toEqual([]);
  });

  // Two whole reasons are compared in one place, and a printed report, which has no kinds of reasons, is read in another.
  it('give the kind of a reason: no code reads its sentence', () => {
    const readers = [...new Set(reasonReaders(shipped).map(({ file }) => nameOf(file)))];
    expect(readers).toEqual(['src/core/missing.ts', 'src/reports/earlier-report.ts']);
  });

  // Markup is the one object that is made to be text.
  it('put no object into a text: it would read "[object Object]"', () => {
    const objects = [...nodesOf(shipped)].filter(
      ({ node }) => ts.isTemplateSpan(node) && isPlainObject(checker.getTypeAtLocation(node.expression)),
    );
    expect(objects.map(placeOf)).toEqual([]);
  });

  it('leave no value of a switch out', () => {
    const open = everywhere.flatMap((found) => {
      const missing = ts.isSwitchStatement(found.node) ? unnamedCases(found.node) : [];
      return missing.length > 0 ? [`${placeOf(found)}: ${missing}`] : [];
    });
    expect(open).toEqual([]);
  });
});
