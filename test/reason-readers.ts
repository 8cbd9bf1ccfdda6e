import ts from 'typescript';
import { checker, type Found, nameOf, nodesOf } from './source-tree.js';

/**
 * Finds code that decides by the sentence of a reason. A reason is for people to read and may be worded anew at any
 * time: what code must know of it is its kind.
 */

/** Where sentences of reasons are declared, and where a sentence is compared as a whole on purpose. */
const DECLARED_IN = ['src/core/missing.ts', 'src/core/figure.ts'];
const REASON_NAMES = ['missing', 'why'];

const isDeclaredReason = (declaration: ts.Declaration): boolean =>
  ts.isPropertySignature(declaration) &&
  DECLARED_IN.includes(nameOf(declaration.getSourceFile())) &&
  REASON_NAMES.includes(declaration.name.getText());

/** The property that a destructured variable is a copy of. */
function propertyOf(declaration: ts.Declaration): ts.Symbol | undefined {
  if (!ts.isBindingElement(declaration) || !ts.isObjectBindingPattern(declaration.parent)) return undefined;
  const key = declaration.propertyName ?? declaration.name;
  if (!ts.isIdentifier(key)) return undefined;
  return checker.getTypeAtLocation(declaration.parent).getProperty(key.text);
}

const declarationsOf = (symbol: ts.Symbol | undefined): readonly ts.Declaration[] => symbol?.declarations ?? [];

function isReason(node: ts.Node): boolean {
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return isReason(node.expression);
  if (ts.isBinaryExpression(node)) {
    const { left, right, operatorToken } = node;
    return operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken && (isReason(left) || isReason(right));
  }
  const name = ts.isPropertyAccessExpression(node) ? node.name : node;
  const declarations = declarationsOf(checker.getSymbolAtLocation(name));
  return declarations.some(
    (declaration) => isDeclaredReason(declaration) || declarationsOf(propertyOf(declaration)).some(isDeclaredReason),
  );
}

const COMPARISONS = [
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.GreaterThanToken,
];

/** Asking whether there is a reason at all reads none. */
const isNothing = (node: ts.Node): boolean =>
  node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');

/** `reason === 'text'`, `reason.startsWith(...)`, `/pattern/.test(reason)`, `list.includes(reason)`, `switch (reason)`. */
function readsReason(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node) && COMPARISONS.includes(node.operatorToken.kind)) {
    const sides = [node.left, node.right];
    return sides.some(isReason) && !sides.some(isNothing);
  }
  if (ts.isSwitchStatement(node)) return isReason(node.expression);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { expression: object, name } = node.expression;
  if (isReason(object)) return true;
  return ['test', 'exec', 'includes', 'has', 'get'].includes(name.text) && node.arguments.some(isReason);
}

export const reasonReaders = (within: readonly ts.SourceFile[]): Found[] =>
  [...nodesOf(within)].filter(({ node }) => readsReason(node));
