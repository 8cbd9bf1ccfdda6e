import { dirname, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { root } from './run-binary.js';

/** The project's code as TypeScript sees it, for the tests that hold its structure. */

const configuration = ts.getParsedCommandLineOfConfigFile(resolve(root, 'tsconfig.json'), undefined, {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
    throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
  },
});

export const program = ts.createProgram(configuration?.fileNames ?? [], configuration?.options ?? {});
export const checker = program.getTypeChecker();

export const nameOf = (file: ts.SourceFile): string => relative(root, file.fileName).split(sep).join('/');

/** Files of the project, not of its packages. */
export const files: readonly ts.SourceFile[] = program
  .getSourceFiles()
  .filter((file) => !/node_modules|\.d\.ts$|^\.\./.test(nameOf(file)));

/** Those that are shipped. */
export const shipped = files.filter((file) => nameOf(file).startsWith('src/'));

export interface Found {
  readonly file: ts.SourceFile;
  readonly node: ts.Node;
}

/** Each node of the files, in the order of the text. */
export function* nodesOf(within: readonly ts.SourceFile[]): Generator<Found> {
  function* below(file: ts.SourceFile, node: ts.Node): Generator<Found> {
    yield { file, node };
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => void children.push(child));
    for (const child of children) yield* below(file, child);
  }
  for (const file of within) yield* below(file, file);
}

const lineOf = (file: ts.SourceFile, position: number): number => file.getLineAndCharacterOfPosition(position).line + 1;

/** "src/a.ts:12 name", for a message. */
export function placeOf({ file, node }: Found): string {
  const name = (node as ts.NamedDeclaration).name?.getText(file) ?? '';
  return `${nameOf(file)}:${lineOf(file, node.getStart(file))} ${name}`.trim();
}

export const linesOf = ({ file, node }: Found): number =>
  lineOf(file, node.getEnd()) - lineOf(file, node.getStart(file)) + 1;

/** The files that a file imports, in any way: types alone, when needed, or to pass them on. */
export function importsOf(file: ts.SourceFile): string[] {
  return [...nodesOf([file])].flatMap(({ node }) => {
    const target = specifierOf(node);
    return target?.startsWith('.') ? [resolve(dirname(file.fileName), target).replace(/\.js$/, '.ts')] : [];
  });
}

function specifierOf(node: ts.Node): string | undefined {
  const specifier =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
        ? node.argument.literal
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined;
  return specifier && ts.isStringLiteral(specifier) ? specifier.text : undefined;
}

/** Without the files that import none of the others. */
function withoutLeaves(graph: ReadonlyMap<string, readonly string[]>): Map<string, readonly string[]> {
  const inside = [...graph].map(([file, targets]) => [file, targets.filter((each) => graph.has(each))] as const);
  return new Map(inside.filter(([, targets]) => targets.length > 0));
}

/** The files that import themselves by way of others, and those between two such circles. */
export function filesInCircles(within: readonly ts.SourceFile[]): string[] {
  let graph = new Map<string, readonly string[]>(within.map((file) => [file.fileName, importsOf(file)]));
  for (let before = -1; before !== graph.size; ) {
    before = graph.size;
    graph = withoutLeaves(graph);
    const imported = new Set([...graph.values()].flat());
    graph = new Map([...graph].filter(([file]) => imported.has(file)));
  }
  return [...graph.keys()].map((file) => relative(root, file)).sort();
}
