import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Writes what docs/commands has of `--help`, from the built program, and of the rules of `check`, from their own texts:
 * `npm run docs`; and the picture of the README. Of a page only what stands between its markers is replaced; the rest is written by hand.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin', 'boroughstat.js');

/** What the program prints, whatever library of files its user has. */
const outputOf = (args) =>
  execFileSync(process.execPath, [program, ...args], {
    env: { ...process.env, NO_COLOR: '1', XDG_DATA_HOME: join(root, 'test', 'no-library') },
    stdio: ['ignore', 'pipe', 'ignore'],
  });

const helpOf = (words) => outputOf([...words, '--help']).toString('utf8');

/** The picture of the README: a chart as the program draws it. */
export const PICTURE = join(root, 'docs', 'images', 'map-of-rates.png');
export const picture = () => outputOf(['annual', '--chart', 'map-of-rates', '-f', 'png']);

/** The commands that a help text lists, with what it says of them. */
function commandsIn(help) {
  const [, list = ''] = help.split('\nCommands:\n');
  const [entries = ''] = list.split('\n\n');
  const lines = entries.replace(/\n {4,}/g, ' ').matchAll(/^ {2}([a-z-]+)(?: \[[a-z]+\]| <[a-z.]+>)* {2,}(.*)$/gm);
  return [...lines].map(([, name = '', about = '']) => ({ name, about }));
}

/** The rules of `check`, as the program has them. */
async function rulesOfCheck() {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src', 'check', 'rules.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)).RULES;
}

const tableOf = (headings, rows) =>
  [headings, headings.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

const END = '<!-- end -->';

/** Replaces what stands between a marker and the next end. */
const withBlock = (text, marker, content) =>
  text.replace(
    new RegExp(`<!-- ${marker} -->\n[\\s\\S]*?${END}`),
    () => `<!-- ${marker} -->\n\n${content()}\n\n${END}`,
  );

/** A page with each of its blocks made anew. */
function refreshed(text, commands, rules) {
  const markers = [...text.matchAll(/<!-- (help:((?: [a-z-]+)*)) -->/g)];
  const withHelp = markers.reduce((page, [, marker = '', words = '']) => {
    const help = () => `\`\`\`text\n${helpOf(words.split(' ').filter(Boolean)).trimEnd()}\n\`\`\``;
    return withBlock(page, marker, help);
  }, text);
  const commandRows = commands.map(({ name, about }) => [`[\`${name}\`](${name}.md)`, about]);
  const withCommands = withBlock(withHelp, 'commands', () => tableOf(['command', 'what it does'], commandRows));
  const ruleRows = rules.map(({ id, about, why }) => [`\`${id}\``, about, why]);
  return withBlock(withCommands, 'rules', () => tableOf(['rule', 'what it reads', 'why'], ruleRows));
}

const pagePath = (name) => join(root, 'docs', 'commands', `${name}.md`);
const newPage = (name) => `# ${name}\n\n<!-- help: ${name} -->\n${END}\n`;

/** Each page of docs/commands by its path, as it should be. */
export async function pages() {
  const [commands, rules] = [commandsIn(helpOf([])), await rulesOfCheck()];
  const names = ['README', ...commands.map(({ name }) => name)];
  const texts = names.map((name) => {
    const path = pagePath(name);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : newPage(name);
    return [path, refreshed(text, commands, rules)];
  });
  return new Map(texts);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of await pages()) writeFileSync(path, text);
  writeFileSync(PICTURE, picture());
}
