import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFiles } from '../../scripts/portable/contents.js';
import { emptyFolder, root } from '../run-binary.js';

const files: string[] = packageFiles();
const inProject = (...folders: string[]) =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...folders], { cwd: root, encoding: 'utf8' })
    .trim()
    .split('\n');

/** A folder with the few files of the project that start and build it, and no packages. */
function bareClone(): string {
  const folder = emptyFolder();
  for (const part of ['bin', 'scripts']) mkdirSync(join(folder, part));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const file of [
    'bin/boroughstat.js',
    'bin/code-cache.js',
    'bin/package.json',
    'scripts/prepare.js',
    'scripts/build.js',
  ])
    copyFileSync(join(root, file), join(folder, file));
  return folder;
}

describe('the npm package', () => {
  it('has the program, its data and its documents, and nothing else', () => {
    const outsideDist = files.filter((file) => !file.startsWith('dist/'));
    const rootFiles = ['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'package.json'];
    expect(outsideDist).toEqual(
      [...rootFiles, 'scripts/prepare.js', ...inProject('bin', 'data', 'docs', 'schema')].sort(),
    );
    const built = files.filter((file) => file.startsWith('dist/') && !/^dist\/[\w-]+\.js(\.LEGAL\.txt)?$/.test(file));
    expect(built).toEqual([
      'dist/boroughstat.1',
      'dist/build-id.txt',
      'dist/fonts/Arimo_400Regular.ttf',
      'dist/fonts/Arimo_700Bold.ttf',
      'dist/fonts/LICENSE_FONT',
      'dist/licences.txt',
      'dist/package.json',
      'dist/reference.json',
    ]);
    expect(files.filter((file) => /tabulate|write-(schema|manual)/.test(file))).toEqual([]);
  });

  it('has every chunk that one of its chunks imports', () => {
    const imported = files
      .filter((file) => /^dist\/[\w-]+\.js$/.test(file))
      .flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/require\("(\.\/[^"]+\.js)"\)/g)])
      .map(([, path = '']) => `dist/${path.slice(2)}`);
    expect(imported.length).toBeGreaterThan(50);
    expect(imported.filter((path) => !files.includes(path))).toEqual([]);
  });

  it('has the licence of every package that is bundled, and a manual page with every command', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const licences = readFileSync(join(root, 'dist', 'licences.txt'), 'utf8');
    const bundled = Object.keys(dependencies).filter((name) => name !== '@resvg/resvg-js');
    expect(bundled.filter((name) => !licences.includes(`\n${name} ${dependencies[name]} (`))).toEqual([]);
    const manual = readFileSync(join(root, 'dist', 'boroughstat.1'), 'utf8');
    const help = execFileSync(process.execPath, [join(root, 'bin', 'boroughstat.js'), '--help'], { encoding: 'utf8' });
    const commands = [...(help.split('Commands:')[1]?.split('\n\n')[0] ?? '').matchAll(/^ {2}([a-z-]+)/gm)].map(
      ([, name]) => name,
    );
    expect(commands).toContain('annual');
    for (const name of commands) expect(manual).toContain(`.SS "${name?.replaceAll('-', '\\-')} `);
  });

  it('installs in a clone without the development packages, and says there how to build', () => {
    const folder = bareClone();
    const prepared = spawnSync(process.execPath, ['scripts/prepare.js'], { cwd: folder, encoding: 'utf8' });
    expect(prepared).toMatchObject({ status: 0, stderr: '' });
    expect(prepared.stdout).toContain('npm ci --include=dev');
    expect(existsSync(join(folder, 'dist'))).toBe(false);
    const started = spawnSync(process.execPath, ['bin/boroughstat.js'], { cwd: folder, encoding: 'utf8' });
    expect(started.status).toBe(3);
    expect(started.stderr).toBe(
      'boroughstat: the program has not been built; run npm ci --include=dev in its folder.\n',
    );
  });
});
