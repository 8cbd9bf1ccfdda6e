import { DEFAULTS, type Origins, type Settings } from './settings.js';

/** A borough that stands beneath the configuration file, and what it is from. */
export interface UsualBorough {
  readonly name: string;
  readonly origin: string;
}

export interface ResolvedSettings {
  readonly settings: Settings;
  /** Where each comes from. */
  readonly origins: Origins;
}

/** The settings that options and the configuration file they name make. */
export async function settingsFrom(options: Readonly<Record<string, unknown>>): Promise<Settings> {
  return (await resolveSettings(options)).settings;
}

/** Defaults, then the usual borough, the configuration file and the options of the command line. */
export async function resolveSettings(
  options: Readonly<Record<string, unknown>>,
  usual?: UsualBorough,
): Promise<ResolvedSettings> {
  const { config, ...flags } = options;
  const file =
    typeof config === 'string'
      ? (await import('./read-config-file.js')).readConfigFile(config)
      : { settings: {}, lines: new Map() };
  const settings = {
    ...DEFAULTS,
    ...(usual && { borough: usual.name }),
    ...withoutOtherPeriod(file.settings, flags),
    ...flags,
    config: typeof config === 'string' ? config : undefined,
  };
  const origins = Object.keys(DEFAULTS).map((key) => {
    const line =
      key in file.settings
        ? `${config}:${file.lines.get(key) ?? 1}`
        : key === 'borough' && usual
          ? usual.origin
          : 'default';
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
