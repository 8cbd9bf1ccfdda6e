import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Tests of the command line run the real binary: it is built once before any of them. */
export default function setup(): void {
  execFileSync(process.execPath, ['scripts/build.js', '--source-maps'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  });
}
