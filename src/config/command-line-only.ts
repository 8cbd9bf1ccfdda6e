import { SWITCH, setting, TEXT } from './setting.js';

/** Options that no configuration file can set. */
export const COMMAND_LINE_ONLY = {
  config: setting(TEXT, 'Run', '-c, --config <file>', 'settings from a YAML file; options given here go before it'),
  color: setting(SWITCH, 'Run', '--no-color', 'no colours (NO_COLOR does the same)'),
} as const;
