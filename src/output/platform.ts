import { posix, win32 } from 'node:path';

/** What differs between Windows, macOS and Linux; given the platform and the environment, so that each can be tried anywhere. */

export interface Platform {
  readonly name: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's own folder; empty where there is none (a service). */
  readonly home: string;
}

const OLDER_FOLDER = ['.local', 'share'] as const;

/**
 * The folders where a user's data may lie, the usual one of the platform first: `%APPDATA%` on Windows, `~/Library/Application
 * Support` on macOS, else `~/.local/share`; `XDG_DATA_HOME` before them all. A variable counts only when it is absolute, as
 * the XDG Base Directory Specification says. On every platform `~/.local/share` is the last: the first version used it. Empty
 * where the user has no folder at all.
 */
export function dataFolders({ name, env, home }: Platform): readonly string[] {
  const { isAbsolute, join } = name === 'win32' ? win32 : posix;
  const { XDG_DATA_HOME: xdg = '', APPDATA: appData = '' } = env;
  if (isAbsolute(xdg)) return [xdg];
  const inHome = (...parts: string[]) => (home === '' ? [] : [join(home, ...parts)]);
  const usual: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    win32: isAbsolute(appData) ? [appData] : inHome('AppData', 'Roaming'),
    darwin: inHome('Library', 'Application Support'),
  };
  return [...(usual[name] ?? []), ...inHome(...OLDER_FOLDER)];
}

/** Whether a terminal shows UTF-8. Node writes to a console of Windows in Unicode whatever its code page. */
export function showsUnicode({ name, env }: Pick<Platform, 'name' | 'env'>): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return name === 'win32' || locale === '' || /utf-?8/i.test(locale);
}

/** Text as a stream shows it: by other marks on a terminal that shows nothing but ASCII, unchanged in a file or a pipe. */
export const textFor = (
  { isTTY = false }: { readonly isTTY?: boolean },
  text: string,
  platform: Pick<Platform, 'name' | 'env'> = { name: process.platform, env: process.env },
): string => (isTTY && !showsUnicode(platform) ? asciiText(text) : text);

const PLAIN: Readonly<Record<string, string>> = {
  '▲': '^',
  '▼': 'v',
  '–': '-',
  '—': '-',
  '−': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '…': '...',
  '×': 'x',
  '·': '.',
  '•': '*',
  '£': 'GBP ',
};

/** Text for a terminal that shows nothing but ASCII: marks by others, letters without accents, "?" for what is left. */
export const asciiText = (text: string): string =>
  text
    .replace(/[^\0-\x7f]/gu, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\0-\x7f]/gu, '?');
