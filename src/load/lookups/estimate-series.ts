import { basename } from 'node:path';

/**
 * A series is called by the name of its file, where the file does not name it. A table of the Greater London Authority has
 * estimates and projections under each other and says of each number which it is: they are no one series.
 */
export function seriesOfFile(file: string, source: string): string {
  const name = basename(file).replace(/^library:/, '');
  return source === '' ? name : `${name} (${source})`;
}
