import { readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { errorText, inputError, type UserError } from '../core/errors.js';
import { didYouMean } from '../core/suggest-name.js';
import { fieldOf, isRecord } from '../core/typed-record.js';
import { unknownReferenceIn } from './check-references.js';
import { SETTINGS } from './declared-settings.js';
import { partial, schema } from './schema.js';
import type { Settings } from './settings.js';

const UNREADABLE = 'the configuration cannot be read; check the path.';

function readText(file: string): string {
  // A device may never end.
  if (statSync(file, { throwIfNoEntry: false })?.isCharacterDevice()) throw inputError({ file }, UNREADABLE);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw inputError({ file }, UNREADABLE);
  }
}

type Yaml = ReturnType<typeof parseDocument>;

interface Opened {
  readonly file: string;
  readonly document: Yaml;
  readonly counter: LineCounter;
}

function open(file: string): Opened {
  const counter = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: counter, schema: 'core' });
  const [broken] = document.errors;
  if (!broken) return { file, document, counter };
  const { line, col } = counter.linePos(broken.pos[0]);
  const message = broken.message.split('\n')[0]?.replace(/ at line .*$/, '');
  throw inputError({ file, row: line, column: col }, `${message}; correct the YAML.`);
}

/** The settings of a file, and the line of each. */
export interface ConfigFile {
  readonly settings: Partial<Settings>;
  readonly lines: ReadonlyMap<string, number>;
}

/** Reads assessment.yaml; files in it are named from its own folder. An error names its line, its path and what to do. */
export function readConfigFile(file: string): ConfigFile {
  const opened = open(file);
  const parsed = partial.safeParse(contentOf(opened));
  if (!parsed.success) throw schemaError(opened, parsed.error);
  const settings = fromFolder(flat(parsed.data), dirname(resolve(file)));
  const bad = unknownReferenceIn(settings);
  if (bad) throw errorAt(opened, bad.path, `: ${bad.text}`);
  const keys = isMap(opened.document.contents) ? opened.document.contents.items : [];
  const lines = keys.flatMap(({ key, value }) => {
    if (!isScalar(key)) return [];
    const line = opened.counter.linePos(key.range?.[0] ?? 0).line;
    const inner = GROUPS[String(key.value)];
    if (!inner || !isMap(value)) return [[String(key.value), line] as const];
    return value.items.flatMap(({ key: name }) =>
      isScalar(name)
        ? [[inner[String(name.value)] ?? '', opened.counter.linePos(name.range?.[0] ?? 0).line] as const]
        : [],
    );
  });
  // The schema has checked each setting by name; its type is of the file's groups, not of the settings.
  return { settings: settings as Partial<Settings>, lines: new Map(lines) };
}

/** A fault in a value of the file that is found out later. */
export const errorInConfig = (file: string, path: readonly PropertyKey[], text: string): UserError =>
  errorAt(open(file), path, `: ${text}`);

function contentOf({ file, document }: Opened): unknown {
  try {
    return document.toJS() ?? {};
  } catch (error) {
    throw inputError({ file, row: 1, column: 1 }, `${errorText(error)}; write the values out.`);
  }
}

/** Settings that a file may hold in groups. */
const GROUPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  population: { year: 'populationYear', series: 'populationSeries', households: 'householdSeries', file: 'population' },
  outputs: { format: 'format', output: 'output' },
};

function flat(parsed: z.infer<typeof partial>): Record<string, unknown> {
  const { population = {}, outputs = {}, ...rest } = parsed;
  const named = (group: string, values: object) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [GROUPS[group]?.[key] ?? key, value]));
  return { ...rest, ...named('population', population), ...named('outputs', outputs) };
}

const inFolder = (paths: Readonly<Record<string, unknown>>, folder: string) =>
  Object.fromEntries(Object.entries(paths).map(([key, path]) => [key, relative('', resolve(folder, String(path)))]));

/** Paths in the file are from its own folder. */
function fromFolder(settings: Record<string, unknown>, folder: string): Record<string, unknown> {
  const moved = (paths: readonly unknown[], from: (path: string) => string) =>
    paths.map((path) => (path === '-' ? path : from(resolve(folder, String(path)))));
  const { data, indicators, branding, narrative } = settings;
  const logo = fieldOf(branding, 'logo');
  return {
    ...settings,
    ...(Array.isArray(data) ? { data: moved(data, (path) => path) } : {}),
    ...(Array.isArray(indicators) ? { indicators: moved(indicators, (path) => relative('', path) || '.') } : {}),
    ...Object.fromEntries(
      Object.entries(SETTINGS).flatMap(([key, { kind }]) =>
        kind === 'file' && settings[key] ? [[key, resolve(folder, String(settings[key]))]] : [],
      ),
    ),
    ...(isRecord(narrative) ? { narrative: inFolder(narrative, folder) } : {}),
    ...(isRecord(branding) && logo ? { branding: { ...branding, logo: resolve(folder, String(logo)) } } : {}),
  };
}

/** "targets[2].due". */
const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (sofar, step) =>
      typeof step === 'number' ? `${sofar}[${step}]` : sofar ? `${sofar}.${String(step)}` : String(step),
    '',
  );

/** An error at a value, or at its name: "file:line:column: targets[2].due" and what is wrong with it. */
function errorAt(opened: Opened, path: readonly PropertyKey[], wrong: string, atName = false): UserError {
  const { file, document, counter } = opened;
  const { line, col } = counter.linePos(offsetOf(document, path, atName));
  return inputError({ file, row: line, column: col }, `${pathText(path) || 'the file'}${wrong}`);
}

/** In a choice of kinds, the fault of the kind that was meant. */
function unwrapUnionIssue(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const branch = issue.errors.find((issues) =>
    issues.some((item) => item.path.length > 0 || item.code === 'unrecognized_keys'),
  );
  const inner = branch?.[0];
  return inner ? unwrapUnionIssue({ ...inner, path: [...issue.path, ...inner.path] }) : issue;
}

function schemaError(opened: Opened, error: z.ZodError): Error {
  const [found] = error.issues;
  if (!found) return error;
  const issue = unwrapUnionIssue(found);
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  if (unknown) {
    const wrong = ` is not a setting${didYouMean(unknown, keysAt(issue.path))}; correct or delete it.`;
    return errorAt(opened, [...issue.path, unknown], wrong, true);
  }
  const description =
    issue.code === 'invalid_union'
      ? (UNION[String(issue.path[0])] ?? 'is not of a kind that can stand here')
      : issue.message;
  const text = description.replace(/^Invalid input: /, '').replace(/^Invalid option: /, '');
  return errorAt(opened, issue.path, `: ${text}${text.includes(';') ? '' : '; correct the value'}.`);
}

const UNION: Readonly<Record<string, string>> = {
  sections: 'is neither strategy nor a title with tables',
};

/** The names that may stand at a path of the schema. */
function keysAt(path: readonly PropertyKey[]): string[] {
  let at: unknown = z.toJSONSchema(schema, { io: 'input' });
  for (const step of path) {
    at = typeof step === 'number' ? fieldOf(at, 'items') : fieldOf(fieldOf(at, 'properties'), String(step));
  }
  const choices = fieldOf(at, 'anyOf');
  const named = [at, ...(Array.isArray(choices) ? choices : [])].map((item) => fieldOf(item, 'properties'));
  return Object.keys(named.find((item) => item) ?? {});
}

/** Where a setting stands: its name when the name is wrong, else its value; of one that is absent, what should hold it. */
function offsetOf(document: Yaml, path: readonly PropertyKey[], atName: boolean): number {
  const name = path.at(-1);
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === name) : undefined;
  const node = atName ? pair?.key : isSeq(parent) ? parent.items[Number(name)] : pair?.value;
  if (isScalar(node) || isMap(node) || isSeq(node)) return node.range?.[0] ?? 0;
  return path.length > 1 ? offsetOf(document, path.slice(0, -1), false) : 0;
}
