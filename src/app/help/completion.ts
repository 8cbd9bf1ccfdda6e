import type { Command } from 'commander';
import { readAreas } from '../../reference/areas.js';
import { readOffenceSets, readOffences } from '../../reference/offences.js';
import { ANNUAL_TABLES } from '../../tables/index.js';

/** What may stand after the words before it. */
interface Words {
  readonly commands: readonly string[];
  readonly options: Readonly<Record<string, readonly string[]>>;
  /** By option. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export function wordsOf(program: Command): Words {
  const optionsOf = (command: Command) =>
    command.options.flatMap(({ short, long }) => [short, long].filter((item) => item !== undefined));
  const boroughs = readAreas()
    .filter(({ kind }) => kind === 'borough')
    .map(({ name }) => name);
  return {
    commands: program.commands.map((command) => command.name()),
    options: Object.fromEntries(program.commands.map((command) => [command.name(), optionsOf(command)])),
    values: {
      '--borough': boroughs,
      '--offence': [...readOffences(), ...readOffenceSets()].map(({ id }) => id),
      '--table': ANNUAL_TABLES.map(({ id }) => id),
    },
  };
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Names with spaces are offered whole, with the spaces escaped. */
function bash({ commands, options, values }: Words): string {
  const lines = (all: readonly string[]) => quoted(all.join('\n'));
  const byOption = Object.entries(values).map(([option, all]) => `    ${option}) all=${lines(all)} ;;`);
  const byCommand = Object.entries(options).map(([command, all]) => `      ${command}) all=${lines(all)} ;;`);
  return `# boroughstat completion for bash: source <(boroughstat completion bash)
_boroughstat() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" all="" word
  COMPREPLY=()
  case "$before" in
${byOption.join('\n')}
  esac
  if [[ -z "$all" ]]; then
    if [[ $COMP_CWORD -eq 1 ]]; then
      all=${lines(commands)}
    elif [[ "$current" == -* ]]; then
      case "\${COMP_WORDS[1]}" in
${byCommand.join('\n')}
      esac
    else
      return 0
    fi
  fi
  while IFS= read -r word; do
    if [[ "\${word,,}" == "\${current,,}"* ]]; then COMPREPLY+=("$(printf '%q' "$word")"); fi
  done <<< "$all"
}
complete -o default -F _boroughstat boroughstat
`;
}

function zsh({ commands, options, values }: Words): string {
  const list = (all: readonly string[]) => all.map(quoted).join(' ');
  const byOption = Object.entries(values).map(
    ([option, all]) => `    ${option}) compadd -M 'm:{a-z}={A-Z}' -- ${list(all)}; return ;;`,
  );
  const byCommand = Object.entries(options).map(
    ([command, all]) => `      ${command}) compadd -- ${list(all)}; return ;;`,
  );
  return `#compdef boroughstat
# boroughstat completion for zsh: save as _boroughstat in a folder of $fpath
_boroughstat() {
  case "\${words[CURRENT-1]}" in
${byOption.join('\n')}
  esac
  if (( CURRENT == 2 )); then compadd -- ${list(commands)}; return; fi
  if [[ "\${words[CURRENT]}" == -* ]]; then
    case "\${words[2]}" in
${byCommand.join('\n')}
    esac
  fi
  _files
}
compdef _boroughstat boroughstat
`;
}

function fish({ commands, options, values }: Words): string {
  const list = (all: readonly string[]) =>
    quoted(all.map((word) => word.replaceAll(' ', '\\ ')).join(' ')).replaceAll('\\', '\\\\');
  const first = `complete -c boroughstat -n __fish_use_subcommand -f -a ${quoted(commands.join(' '))}`;
  const rest = Object.entries(options).flatMap(([command, all]) =>
    all
      .filter((option) => option.startsWith('--'))
      .map((option) => {
        const named = values[option];
        const taken = named ? ` -x -a ${list(named)}` : '';
        return `complete -c boroughstat -n '__fish_seen_subcommand_from ${command}' -l ${option.slice(2)}${taken}`;
      }),
  );
  return `# boroughstat completion for fish: boroughstat completion fish | source\n${[first, ...rest].join('\n')}\n`;
}

function powershell({ commands, options, values }: Words): string {
  const list = (all: readonly string[]) => `@(${all.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')})`;
  const map = (entries: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(entries)
      .map(([name, all]) => `    '${name}' = ${list(all)}`)
      .join('\n');
  return `# boroughstat completion for PowerShell: boroughstat completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName boroughstat -ScriptBlock {
  param($word, $ast, $position)
  $values = @{
${map(values)}
  }
  $options = @{
${map(options)}
  }
  $words = @($ast.CommandElements | ForEach-Object { "$_" })
  $before = if ($word) { $words[-2] } else { $words[-1] }
  $all = if ($values.ContainsKey($before)) { $values[$before] }
    elseif ($words.Count -le 1 -or ($word -and $words.Count -eq 2)) { ${list(commands)} }
    elseif ($options.ContainsKey($words[1])) { $options[$words[1]] }
    else { @() }
  $all | Where-Object { $_ -like "$word*" } | ForEach-Object {
    $text = if ($_ -match ' ') { "'$_'" } else { $_ }
    [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
  }
}
`;
}

export const SHELLS: Readonly<Record<string, (words: Words) => string>> = { bash, zsh, fish, powershell };
