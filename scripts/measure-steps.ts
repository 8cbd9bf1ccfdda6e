import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { roundHalfAway } from '../src/core/format.js';
import { measureSteps } from '../src/figures/basis/recording-step.js';
import { loadFiles } from '../src/load/load-files.js';
import { bundledFigures, packageRoot } from '../src/load/package-root.js';
import { readAllReference } from '../src/reference/index.js';
import { buildDataset } from '../src/tidy/build-dataset.js';

/**
 * Measures from the bundled figures how far London's count of each offence stepped when the Met's recording system changed,
 * and writes data/reference/recording-steps.csv, which the registry of breaks reads. data/reference/README.md says how.
 *
 *     npm run measure:steps
 */
const BREAK = 'connect-2024-recording';

const reference = readAllReference();
const rule = reference.breaks.find(({ id }) => id === BREAK);
if (!rule) throw new Error(`series-breaks.csv has no ${BREAK}`);
const { dataset } = buildDataset((await loadFiles([bundledFigures()])).tables, reference);
const rows = measureSteps(dataset, reference, rule).map(({ offence, percent, rank, months, stepped }) =>
  [
    BREAK,
    offence,
    percent === null ? '' : roundHalfAway(percent, 1).toFixed(1),
    rank ?? '',
    months ?? '',
    stepped ? 'yes' : percent === null ? 'too few' : 'no',
  ].join(','),
);
const table = `${['break,offence,step_percent,rank,months,stepped', ...rows].join('\n')}\n`;
writeFileSync(join(packageRoot(), 'data', 'reference', 'recording-steps.csv'), table);
process.stdout.write(table);
