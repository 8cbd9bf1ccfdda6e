import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The areas of data/reference/areas.csv and how each may be written, by rules of the bench's own. */
export interface Areas {
  /** One word for the area, whatever its spelling; the spelling where it is none. */
  readonly resolve: (text: string) => string;
  /** Every way to write it that the tool knows. */
  readonly spellings: (text: string) => readonly string[];
}

/** Letters and digits alone, "&" being "and". */
export const bare = (text: string): string =>
  text
    .toLowerCase()
    .split('&')
    .join(' and ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');

const TITLES = ['london borough of ', 'royal borough of ', 'the london borough of ', 'lb of ', 'rb of '];

export function readAreas(root: string): Areas {
  const [, ...lines] = readFileSync(join(root, 'data', 'reference', 'areas.csv'), 'utf8')
    .trim()
    .split(/\r?\n/);
  const written = new Map<string, readonly string[]>();
  const codes = new Map<string, string>();
  for (const line of lines) {
    const cells = line.split(',');
    const [code = '', name = '', kind] = cells;
    const others = (cells.at(-1) ?? '').split(';').filter((alias) => alias !== '');
    const titled = kind === 'borough' ? [`London Borough of ${name}`] : [];
    const names = [
      code,
      name,
      ...others,
      ...titled,
      name.toUpperCase(),
      name.replaceAll(' and ', ' & '),
      name.replace(' ', '  '),
    ];
    written.set(code, names);
    for (const each of names) codes.set(bare(each), code);
  }
  const resolve = (text: string): string => {
    const name = bare(text);
    const title = TITLES.find((each) => name.startsWith(each)) ?? '';
    return codes.get(name) ?? codes.get(name.slice(title.length)) ?? name;
  };
  return { resolve, spellings: (text) => written.get(resolve(text)) ?? [] };
}
