import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;
const RULE = '='.repeat(78);

/** The folders of the packages that a bundle was made of, from esbuild's list of inputs. */
export function bundledFolders({ inputs }) {
  const folders = Object.keys(inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
  return [...new Set(folders)].sort();
}

/** Of one package: its name, version and stated licence, and the words of its licence files. */
function licenceOf(root, folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const files = readdirSync(join(root, folder)).filter((file) => LICENCE_FILE.test(file));
  const texts = files.map((file) => readFileSync(join(root, folder, file), 'utf8').trim());
  const byAuthor = `${license}; the package has no file with its text. Author: ${author?.name ?? author ?? 'not stated'}.`;
  return `${RULE}\n${name} ${version} (${license})\n${RULE}\n\n${texts.length > 0 ? texts.join('\n\n') : byAuthor}\n`;
}

/** The licences of packages, one after another. */
export const licencesOf = (root, folders) =>
  folders
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => licenceOf(root, folder))
    .join('\n');
