import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manualPage } from '../app/help/manual.js';
import { version } from '../app/version.js';
import { packageRoot } from '../load/package-root.js';
import { buildProgram } from '../program.js';

/** Writes dist/boroughstat.1, the manual page of the npm package; the build runs it. */
writeFileSync(join(packageRoot(), 'dist', 'boroughstat.1'), manualPage(buildProgram(), version()));
