import { DEFAULTS, type Origins, type Settings } from './settings.js';

/** Defaults, then the configuration file, then the options of the command line. */
export async function settingsFrom(options: Readonly<Record<string, unknown>>): Promise<Settings> {
  return (await resolveSettings(options)).settings;
}

/** The settings in force and the origin of each. */
export async function resolveSettings(
  options: Readonly<Record<string, unknown>>,
): Promise<{ readonly settings: Settings; readonly origins: Origins }> {
  const { config, ...flags } = options;
  const file =
    typeof config === 'string'
      ? (await import('./read-config-file.js')).readConfigFile(config)
      : { settings: {}, lines: new Map() };
  const settings = {
    ...DEFAULTS,
    ...withoutOtherPeriod(file.settings, flags),
    ...flags,
    config: config as string | undefined,
  };
  const origins = Object.keys(DEFAULTS).map((key) => {
    const line = key in file.settings ? `${config}:${file.lines.get(key) ?? 1}` : 'default';
    return [key, key in flags ? `option ${optionOf(key)}` : line] as const;
  });
  return { settings, origins: new Map(origins) };
}

/** --to on the command line goes before a year in the file, and the other way round. */
function withoutOtherPeriod(settings: Partial<Settings>, flags: Readonly<Record<string, unknown>>): Partial<Settings> {
  const { year, to, ...rest } = settings;
  return 'year' in flags || 'to' in flags ? rest : settings;
}

const optionOf = (key: string): string => `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
