import { z } from 'zod';
import { assessmentShape, groupShape } from './assessment-schema.js';

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value));

/** The configuration file: the same settings as the options, under the same names. */
export const schema = z.strictObject({
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
  level: z.enum(['borough', 'ward', 'lsoa']),
  areaPopulation: z.string(),
  lsoaLookup: z.string(),
  compareWith: list,
  offence: list,
  table: list,
  smallNumber: z.int().nonnegative(),
  suppress: z.int().nonnegative(),
  allowMixedEras: z.boolean(),
  allowPartial: z.boolean(),
  allowBreaks: z.boolean(),
  format: list,
  output: z.string(),
  strict: z.boolean(),
  engine: z.enum(['auto', 'duckdb', 'streaming']),
  memory: z.int().positive(),
  quiet: z.boolean(),
  logFormat: z.enum(['text', 'json']),
  ifNewer: z.boolean(),
  chart: list,
  asOf: z.string(),
  against: z.string(),
  all: z.boolean(),
  workingCopy: z.boolean(),
  template: z.string(),
  ...assessmentShape,
  ...groupShape,
});

/** Any of them may be left out. */
export const partial = schema.partial();

/** The JSON Schema of the configuration, for editors. */
export function schemaText(): string {
  const jsonSchema = z.toJSONSchema(partial, { io: 'input' });
  const { $schema, ...rest } = jsonSchema;
  return `${JSON.stringify({ $schema, title: 'boroughstat assessment.yaml', ...rest }, null, 2)}\n`;
}
