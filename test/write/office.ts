import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { requirement } from '../requirement.js';
import { emptyFolder } from '../run-binary.js';
import { TIME_LIMIT } from '../time-limit.js';

const office = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((path) => existsSync(path));

/** For tests in a real office suite. */
export const needsOffice = requirement(office !== undefined, 'no LibreOffice here');

/** Every sheet as CSV, cells as shown. */
const AS_SHOWN = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1';

/** The profile of this process of the tests: it is made at the first start, which is the longest. */
let profile: string | undefined;

/** Converts files in one start; gives the folder of what came out. */
export function convert(paths: readonly string[], format: string): string {
  if (!office) throw new Error('no LibreOffice: install libreoffice-calc and libreoffice-writer');
  const folder = emptyFolder();
  profile ??= `-env:UserInstallation=${pathToFileURL(emptyFolder()).href}`;
  const { status, stderr } = spawnSync(
    office,
    [profile, '--headless', '--norestore', '--convert-to', format, '--outdir', folder, ...paths],
    // It shows numbers as its locale has them.
    { encoding: 'utf8', timeout: TIME_LIMIT, env: { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8' } },
  );
  if (status !== 0) throw new Error(`LibreOffice: ${stderr}`);
  return folder;
}

/** What LibreOffice shows in each sheet of a workbook, by the name of the sheet. */
export function shownSheets(path: string): Record<string, string[][]> {
  const folder = convert([path], AS_SHOWN);
  const prefix = `${basename(path, '.xlsx')}-`;
  return Object.fromEntries(
    readdirSync(folder).map((name) => [
      name.slice(prefix.length, -'.csv'.length),
      parse(readFileSync(join(folder, name), 'utf8'), { relax_column_count: true }) as string[][],
    ]),
  );
}
