import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * npm runs this after an install in a clone: builds, where what builds is installed (it is not with --omit=dev). Some versions
 * run it after an install of the packed package too, where all is built and nothing is to be done.
 */
function canBuild() {
  try {
    createRequire(import.meta.url).resolve('esbuild');
    return true;
  } catch {
    return false;
  }
}

if (existsSync(new URL('build.js', import.meta.url))) {
  if (canBuild()) await import('./build.js');
  else
    console.log('boroughstat: not built, since the development packages are left out. To build: npm ci --include=dev');
}
