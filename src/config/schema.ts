import { z } from 'zod';
import { groupShape, list, strategyShape } from './assessment-schema.js';
import { SETTINGS } from './declared-settings.js';
import type { Kind, Setting } from './setting.js';

const TYPES: Readonly<Record<Exclude<Kind<unknown>['kind'], 'choice'>, () => z.ZodType>> = {
  text: () => z.string(),
  file: () => z.string(),
  list: () => list,
  paths: () => list,
  switch: () => z.boolean(),
  integer: () => z.int(),
  count: () => z.int().nonnegative(),
  positive: () => z.int().positive(),
  factor: () => z.number().min(1),
};

function typeOf({ kind, choices = [], aboutInFile }: Setting): z.ZodType {
  const type = kind === 'choice' ? z.enum([...choices]) : TYPES[kind]();
  return aboutInFile === undefined ? type : type.describe(aboutInFile);
}

const declared = Object.entries(SETTINGS).map(([name, setting]) => [name, typeOf(setting)] as const);

/** The configuration file: the settings under their names, what a strategy sets out, and groups of settings for reading. */
export const schema = z.strictObject({ ...Object.fromEntries(declared), ...strategyShape, ...groupShape });

/** Any of them may be left out. */
export const partial = schema.partial();

/** The JSON Schema of the configuration, for editors. */
export function schemaText(): string {
  const jsonSchema = z.toJSONSchema(partial, { io: 'input' });
  const { $schema, ...rest } = jsonSchema;
  return `${JSON.stringify({ $schema, title: 'boroughstat assessment.yaml', ...rest }, null, 2)}\n`;
}
