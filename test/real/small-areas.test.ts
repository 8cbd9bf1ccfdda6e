import { expect, it } from 'vitest';
import { boroughstat } from '../run-binary.js';
import { describeReal, sharedFile } from './real-data.js';

const file = () => sharedFile('data', 'lsoa', 'mps_lsoa_25m_202402_202602.parquet');

/** The Met's LSOA file has 24 sub-groups, and no sexual offence among them. */
describeReal('the LSOA file', () => {
  // Serious violence has sexual offences among its members.
  it.each(['sexual', 'serious-violence'])('gives no sexual offences, which is said of %s', (offence) => {
    const args = ['--offence', offence, '--borough', 'Barnet', '--data', file()];
    expect(boroughstat(['annual', '--table', 'hotspots', ...args])).toMatchObject({
      code: 2,
      out: '',
      talk: expect.stringContaining('the Met gives no sexual offences at the level of LSOAs'),
    });
    expect(boroughstat(['rank', '--level', 'lsoa', ...args])).toMatchObject({
      code: 3,
      talk: expect.stringContaining('the Met gives no sexual offences at the level of LSOAs'),
    });
  });

  it('is ranked as far as is asked, and says how many there are', () => {
    const args = ['rank', '--level', 'lsoa', '--offence', 'burglary', '--borough', 'Barnet', '--data', file()];
    const { out, talk } = boroughstat([...args, '--limit', '3', '-f', 'csv']);
    expect(out.match(/^rank,E01/gm)).toHaveLength(3);
    expect(out).toContain('The first 3 of 4,988 LSOAs are shown.');
    expect(talk).toContain('3 LSOAs of 4,988; --limit 4988 shows all');
    expect(boroughstat([...args, '--limit', '0']).code).toBe(2);
    expect(boroughstat(['rank', '--limit', '3']).code).toBe(2);
  });
});
