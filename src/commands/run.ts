import { type Settings, settingsFrom } from '../config.js';
import type { Problem } from '../model.js';
import type { Document } from '../write/document.js';
import { planOutput } from '../write/emit.js';
import { type Talk, talkTo } from './talk.js';

/** What a command makes; the rest (settings, output, talk) is the same for all. */
export interface Made {
  readonly document: Document;
  readonly problems: readonly Problem[];
  /** One line on what was done, for standard error. */
  readonly summary: string;
  /** Other than 0 when the command ran and the answer is no. */
  readonly exitCode?: number;
}

const wantsColor = (options: Readonly<Record<string, unknown>>): boolean =>
  options.color !== false && !process.env.NO_COLOR && (process.stdout.isTTY ?? false);

/** Settings in, document out: checks the destination first, writes last, and talks on standard error. */
export async function runCommand(
  options: Readonly<Record<string, unknown>>,
  make: (settings: Settings, talk: Talk) => Made | Promise<Made>,
): Promise<void> {
  const { color: _, ...rest } = options;
  const settings = await settingsFrom(rest);
  const talk = talkTo(process.stderr, settings.quiet);
  const emit = planOutput({ formats: settings.format, output: settings.output });
  const { document, problems, summary, exitCode = 0 } = await make(settings, talk);
  for (const problem of problems) talk.problem(problem);
  const width = process.stdout.isTTY ? (process.stdout.columns ?? 0) : 0;
  const { text, files } = emit(document, { color: wantsColor(options), width });
  if (text !== '') process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  talk.say(files.length > 0 ? `${summary} Wrote ${files.join(', ')}.` : summary);
  process.exitCode = exitCode;
}
