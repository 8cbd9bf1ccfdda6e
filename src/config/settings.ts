import type { z } from 'zod';
import type { strategyShape } from './assessment-schema.js';
import { COMMAND_LINE_ONLY } from './command-line-only.js';
import { SETTINGS } from './declared-settings.js';
import type { Setting } from './setting.js';

type SettingName = keyof typeof SETTINGS;
export type OptionName = SettingName | keyof typeof COMMAND_LINE_ONLY;

export const OPTIONS: Readonly<Record<OptionName, Setting>> = { ...SETTINGS, ...COMMAND_LINE_ONLY };

type Declared = { readonly [Name in SettingName]: (typeof SETTINGS)[Name]['default'] };
type Strategy = z.output<z.ZodObject<typeof strategyShape>>;

/** The settings in force: those declared above, and what a strategy sets out, which only the configuration file can. */
export type Settings = Declared &
  Readonly<Strategy> & {
    /** The configuration file itself, for messages. */
    readonly config: string | undefined;
    /** The boroughs whose pages link to one another, where a run writes those of several: it sets them itself. */
    readonly linkedBoroughs?: readonly string[];
  };

/** Made key by key from the declarations, which entries of an object do not keep in their type. */
const declaredDefaults = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, { default: value }]) => [name, value]),
) as Declared;

export const DEFAULTS: Settings = {
  ...declaredDefaults,
  offenceSets: [],
  offenceLists: {},
  sections: [],
  priorities: [],
  targets: [],
  narrative: {},
  branding: {},
  config: undefined,
};

/** Where a setting came from: "default", "file:line" or the option. */
export type Origins = ReadonlyMap<string, string>;
