import { crimeDataOf } from '../../src/app/claim-data.js';
import type { CrimeData } from '../../src/check/data/index.js';
import { loadFiles } from '../../src/load/load-files.js';
import { bundledFigures } from '../../src/load/package-root.js';
import { boroughs, studyOf } from '../make-study.js';

/** The bundled figures, asked of a draft on Southwark. */
export async function southwarkData(): Promise<CrimeData> {
  const study = studyOf((await loadFiles([bundledFigures()])).tables, '2026-03');
  const southwark = boroughs.find(({ name }) => name === 'Southwark');
  if (!southwark) throw new Error('no Southwark');
  return crimeDataOf(study, southwark);
}
