import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Settings } from './config.js';
import { inputError } from './errors.js';
import { didYouMean } from './tidy/nearest.js';

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value));

/** The configuration file: the same settings as the options, under the same names. */
const schema = z.strictObject({
  borough: z.string(),
  year: z.string(),
  to: z.string(),
  base: z.string(),
  quarter: z.string(),
  data: list,
  london: z.enum(['pooled', 'mean', 'mps']),
  populationYear: z.int(),
  populationSeries: z.string(),
  householdSeries: z.string(),
  compareWith: list,
  offence: list,
  table: list,
  smallNumber: z.int().nonnegative(),
  allowMixedEras: z.boolean(),
  allowPartial: z.boolean(),
  allowBreaks: z.boolean(),
  format: list,
  output: z.string(),
  strict: z.boolean(),
  quiet: z.boolean(),
  logFormat: z.enum(['text', 'json']),
  ifNewer: z.boolean(),
  chart: list,
  all: z.boolean(),
  workingCopy: z.boolean(),
  template: z.string(),
});

const partial = schema.partial();

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw inputError(`${file}: the configuration cannot be read; check the path.`);
  }
}

/** Reads assessment.yaml; data files in it are named from its own folder. An error names its line and what to do. */
export function readConfigFile(file: string): Partial<Settings> {
  const counter = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: counter, schema: 'core' });
  const [broken] = document.errors;
  if (broken) {
    const { line, col } = counter.linePos(broken.pos[0]);
    throw inputError(
      `${file}:${line}:${col}: ${broken.message.split('\n')[0]?.replace(/ at line .*$/, '')}; correct the YAML.`,
    );
  }
  const parsed = partial.safeParse(document.toJS() ?? {});
  if (!parsed.success) throw inputError(explain(file, parsed.error.issues[0] as z.core.$ZodIssue, document, counter));
  const { data, template, ...rest } = parsed.data;
  const folder = dirname(resolve(file));
  const settings = {
    ...rest,
    ...(data ? { data: data.map((path) => (path === '-' ? path : resolve(folder, path))) } : {}),
    ...(template ? { template: resolve(folder, template) } : {}),
  };
  return settings as Partial<Settings>;
}

function explain(
  file: string,
  issue: z.core.$ZodIssue,
  document: ReturnType<typeof parseDocument>,
  counter: LineCounter,
): string {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = unknown ? [...issue.path, unknown] : issue.path;
  const { line, col } = counter.linePos(placeOf(document, path, unknown !== undefined));
  const at = `${file}:${line}:${col}: ${path.join('.') || 'the file'}`;
  if (unknown) return `${at} is not a setting${didYouMean(unknown, Object.keys(schema.shape))}; correct or delete it.`;
  return `${at}: ${issue.message.replace(/^Invalid input: /, '')}; correct the value.`;
}

/** Where a setting stands: its name when the name is wrong, else its value. */
function placeOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[], atName: boolean): number {
  const name = path.at(-1);
  const parent = document.getIn(path.slice(0, -1), true);
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === name) : undefined;
  const node = atName ? pair?.key : pair?.value;
  return isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0;
}
