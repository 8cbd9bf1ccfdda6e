import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run-binary.js';

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Every document of the project, by its path. */
export const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...['bench', 'data/figures', 'data/reference', 'fixtures/broken', 'fixtures/input'].map((folder) =>
    join(folder, 'README.md'),
  ),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
].sort();
