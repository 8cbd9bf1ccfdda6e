import { type ResolvedSettings, resolveSettings } from '../config/resolve-settings.js';
import type { Diagnostic } from '../core/diagnostics.js';
import { pathExists } from '../load/path-exists.js';
import { type Command, declares } from './declared-command.js';

/** The configuration that is used where a command is run in its folder. */
export const USUAL_CONFIGURATION = 'assessment.yaml';
const USUAL_BOROUGH = 'BOROUGHSTAT_BOROUGH';

export interface RunSettings extends ResolvedSettings {
  /** What the reader of the run is to know: whose figures these are, where no option says so. */
  readonly notes: readonly Diagnostic[];
}

/**
 * The settings of a run. Without --borough and -c the configuration in the working folder is used, and beneath any
 * configuration the borough of the environment; either is noted, and so is the example borough.
 */
export async function runSettings(command: Command, options: Readonly<Record<string, unknown>>): Promise<RunSettings> {
  const takesBorough = declares(command, 'borough');
  const isOpen = options.borough === undefined && options.config === undefined;
  const found = isOpen && declares(command, 'config') && pathExists(USUAL_CONFIGURATION);
  const name = takesBorough ? process.env[USUAL_BOROUGH] : undefined;
  const usual = name ? { name, origin: USUAL_BOROUGH } : undefined;
  const resolved = await resolveSettings(found ? { ...options, config: USUAL_CONFIGURATION } : options, usual);
  const notes = [
    ...(found ? [`the settings of ${USUAL_CONFIGURATION} in this folder are used.`] : []),
    ...(takesBorough ? boroughNotes(resolved) : []),
  ];
  return { ...resolved, notes: notes.map((text) => ({ level: 'note', text })) };
}

function boroughNotes({ settings, origins }: ResolvedSettings): string[] {
  const origin = origins.get('borough');
  if (origin === 'default') return [`${settings.borough}, the example: give --borough.`];
  return origin === USUAL_BOROUGH ? [`${settings.borough}, by ${USUAL_BOROUGH}.`] : [];
}
