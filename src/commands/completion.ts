import { Argument, type Command } from 'commander';
import { SHELLS, wordsOf } from '../app/help/completion.js';

/** `boroughstat completion SHELL`: a script that completes commands, options, boroughs, offences and tables. */
export function completionCommand(program: Command): Command {
  return program
    .command('completion')
    .description('a script that completes commands, options, boroughs, offences and tables in your shell')
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(SHELLS)))
    .addHelpText('after', '\nExample:\n  source <(boroughstat completion bash)')
    .action((shell: string) => {
      process.stdout.write(SHELLS[shell]?.(wordsOf(program)) ?? '');
    });
}
