import { createRequire } from 'node:module';

/** npm runs this after an install in a clone: builds, where what builds is installed (it is not with --omit=dev). */
function canBuild() {
  try {
    createRequire(import.meta.url).resolve('esbuild');
    return true;
  } catch {
    return false;
  }
}

if (canBuild()) await import('./build.js');
else console.log('boroughstat: not built, since the development packages are left out. To build: npm ci --include=dev');
