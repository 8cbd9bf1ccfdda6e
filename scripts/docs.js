import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Writes what docs/commands has of `--help`, from the built program: `npm run docs`. Of a page only what stands between its
 * markers is replaced; the rest is written by hand.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin', 'boroughstat.js');

const helpOf = (words) =>
  execFileSync(process.execPath, [program, ...words, '--help'], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });

/** The commands that a help text lists, with what it says of them. */
function commandsIn(help) {
  const [, list = ''] = help.split('\nCommands:\n');
  const [entries = ''] = list.split('\n\n');
  const lines = entries.replace(/\n {4,}/g, ' ').matchAll(/^ {2}([a-z-]+)(?: \[[a-z]+\]| <[a-z.]+>)* {2,}(.*)$/gm);
  return [...lines].map(([, name = '', about = '']) => ({ name, about }));
}

export const commands = () => commandsIn(helpOf([]));

const pagePath = (name) => join(root, 'docs', 'commands', `${name}.md`);
const newPage = (name) => `# ${name}\n\n<!-- help: ${name} -->\n<!-- end -->\n`;

/** A page with every `<!-- help: WORDS -->` and `<!-- commands -->` block made anew. */
function refreshed(text, list) {
  const rows = list.map(({ name, about }) => `| [\`${name}\`](${name}.md) | ${about} |`);
  const table = ['| command | what it does |', '|---|---|', ...rows].join('\n');
  return text
    .replace(
      /(<!-- help:((?: [a-z-]+)*) -->\n)[\s\S]*?(<!-- end -->)/g,
      (_, start, words, end) =>
        `${start}\`\`\`text\n${helpOf(words.trim().split(' ').filter(Boolean)).trimEnd()}\n\`\`\`\n${end}`,
    )
    .replace(/(<!-- commands -->\n)[\s\S]*?(<!-- end -->)/g, (_, start, end) => `${start}\n${table}\n\n${end}`);
}

/** Each page of docs/commands by its path, as it should be. */
export function pages() {
  const list = commands();
  const names = ['README', ...list.map(({ name }) => name)];
  return new Map(
    names.map((name) => {
      const path = pagePath(name);
      return [path, refreshed(existsSync(path) ? readFileSync(path, 'utf8') : newPage(name), list)];
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of pages()) writeFileSync(path, text);
}
