import { createLogger } from './app/log.js';
import { runProgram } from './app/usage-errors.js';
import { EXIT, systemFailure, UserError } from './core/errors.js';
import { outputFailure } from './output/save.js';
import { buildProgram } from './program.js';

/** commander throws to say that it printed the version, or help: asked for (exit 0), or for want of a command. */
const commanderCode = (error: unknown): number | undefined => {
  if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('commander.')) return undefined;
  return 'exitCode' in error && error.exitCode === 0 ? EXIT.done : EXIT.usage;
};

/** An error may come before the options are resolved. */
const wantsJsonLog = (): boolean => /--log-format[= ]json/.test(process.argv.join(' '));

const logger = () => createLogger(process.stderr, { quiet: false, json: wantsJsonLog() });

/** Not a fault of the files or the words given: the message says so, with what is needed to mend it. */
function reportBug(error: unknown): number {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  logger().error(
    `this is a fault of the program, not of your files: ${message}. Please report it, with the command and these lines: ${stack}`,
  );
  return EXIT.software;
}

function report(error: unknown): number {
  const usage = commanderCode(error);
  if (usage !== undefined) return usage;
  const known = error instanceof UserError ? error : systemFailure(error);
  if (!known) return reportBug(error);
  logger().error(known.message);
  return known.exitCode;
}

/** Runs the command of process.argv; any error becomes one sentence and an exit code. */
export async function main(): Promise<void> {
  // A reader that has had enough (`| head`) closes the pipe: that is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    logger().error(outputFailure('standard output', error).message);
    process.exitCode = EXIT.output;
  });
  // Nobody is left to be informed.
  process.stderr.on('error', () => {});
  // The last resort: what is thrown outside of any command.
  process.on('uncaughtException', (error) => {
    process.exitCode = report(error);
  });
  try {
    await runProgram(buildProgram());
  } catch (error) {
    // Not process.exit(): it would cut what is still being written.
    process.exitCode = report(error);
  }
}
