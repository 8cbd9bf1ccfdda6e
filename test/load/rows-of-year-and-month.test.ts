import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readDataset } from '../../src/app/read-dataset.js';
import { settingsFrom } from '../../src/config/resolve-settings.js';
import { reference } from '../make-study.js';
import { emptyFolder } from '../run-binary.js';

/** A form in which people pass on old figures; the row is made up here. */
it('says what is needed instead of a list by LSOA, year and month', async () => {
  const file = join(emptyFolder(), 'list.csv');
  const header = 'lsoa_code,borough,major_category,minor_category,value,year,month';
  writeFileSync(file, `${header}\nE01000112,Barnet,Robbery,Personal Property,3,2015,4\n`);
  const reading = readDataset(await settingsFrom({ data: [file], quiet: true }), reference);
  await expect(reading).rejects.toThrow(/has one row a month, .* give the Met's own LSOA file/);
});
