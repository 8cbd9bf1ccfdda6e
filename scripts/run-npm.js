import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The output of a command of npm in the project's folder; throws with what npm said when it fails. */
export function runNpm(args) {
  const isWindows = process.platform === 'win32';
  const { status, stdout, stderr, error } = spawnSync(isWindows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    shell: isWindows,
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}
