/** How one setting is declared; the list of them is SETTINGS. */

/** The groups of options in `--help`, in their order. */
export const OPTION_GROUPS = ['Period', 'Data', 'Comparison', 'Output', 'Run'] as const;
export type OptionGroup = (typeof OPTION_GROUPS)[number];

/** What values a setting takes, and which it has where nothing sets it. */
export interface Kind<Value> {
  readonly kind: 'text' | 'file' | 'list' | 'paths' | 'choice' | 'switch' | 'integer' | 'count' | 'positive' | 'factor';
  readonly default: Value;
  readonly choices?: readonly string[];
}

export interface Setting<Value = unknown> extends Kind<Value> {
  /** The option as commander takes it; undefined where only the configuration file sets it. */
  readonly option?: { readonly group: OptionGroup; readonly flags: string; readonly about: string };
  /** What the JSON Schema of the configuration says of it. */
  readonly aboutInFile?: string;
}

export const TEXT: Kind<string | undefined> = { kind: 'text', default: undefined };
/** The path of one file; in the configuration file it is named from the folder of that. */
export const FILE: Kind<string | undefined> = { kind: 'file', default: undefined };
/** Names, on the command line separated by commas. */
export const LIST: Kind<readonly string[]> = { kind: 'list', default: [] };
/** Paths, on the command line each a word of its own. */
export const PATHS: Kind<readonly string[]> = { kind: 'paths', default: [] };
export const SWITCH: Kind<boolean> = { kind: 'switch', default: false };
export const INTEGER: Kind<number | undefined> = { kind: 'integer', default: undefined };
/** A whole number from 1. */
export const POSITIVE: Kind<number | undefined> = { kind: 'positive', default: undefined };

/** A whole number from 0. */
export const count = (value: number): Kind<number> => ({ kind: 'count', default: value });

/** A number of at least 1, with or without decimals. */
export const factor = (value: number): Kind<number> => ({ kind: 'factor', default: value });

/** One of a list; the first is the default. */
export const oneOf = <Name extends string>(choices: readonly [Name, ...Name[]]): Kind<Name> => ({
  kind: 'choice',
  default: choices[0],
  choices,
});

/** One of a list, or none. */
export const oneOfOrNone = <Name extends string>(choices: readonly Name[]): Kind<Name | undefined> => ({
  kind: 'choice',
  default: undefined,
  choices,
});

export const setting = <Value>(
  kind: Kind<Value>,
  group: OptionGroup,
  flags: string,
  about: string,
): Setting<Value> => ({ ...kind, option: { group, flags, about } });
