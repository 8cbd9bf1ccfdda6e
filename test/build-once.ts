import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Tests of the command line run the real binary: it is built once before any of them. */
export default function setup(): void {
  if (process.env.BOROUGHSTAT_BUILT) return;
  execFileSync(process.execPath, ['scripts/build.js'], { cwd: fileURLToPath(new URL('..', import.meta.url)) });
}
