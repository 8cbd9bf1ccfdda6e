import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/**
 * Makes data/reference/census-features.csv again: `node scripts/census-features.js TS007A TS044 PROFILES [OUT]`.
 *
 * TS007A (age in five-year bands) and TS044 (accommodation type) are the tables of the census of 2021 by lower tier local
 * authority, as Nomis gives them in CSV; PROFILES is the London Borough Profiles of 2017 (inland area in hectares). Where the
 * output is left out, standard output has it.
 */
const [ages, accommodation, profiles, out] = process.argv.slice(2);
if (profiles === undefined) {
  process.stderr.write('node scripts/census-features.js TS007A TS044 PROFILES [OUT]\n');
  process.exit(2);
}

/** The rows of a table by area code; the codes of London's boroughs begin with E09. */
function byCode(file, codeHeading) {
  const encoding = file === profiles ? 'latin1' : 'utf8';
  const text = readFileSync(file, encoding).replace(/^(\uFEFF|ï»¿)/, '');
  const rows = parse(text, { columns: true, record_delimiter: ['\r\n', '\n', '\r'] });
  return new Map(rows.filter((row) => row[codeHeading]?.startsWith('E09')).map((row) => [row[codeHeading], row]));
}

/** A cell that must be there and be a number. */
function numberIn(row, heading) {
  const text = row?.[heading]?.replaceAll(',', '').trim();
  if (!text || Number.isNaN(Number(text))) throw new Error(`no number under "${heading}" of ${JSON.stringify(row)}`);
  return Number(text);
}

/** The people of the five-year bands from one age to another: "Aged 15 to 19 years", "Aged 4 years and under". */
function aged(row, from, to) {
  const bands = Object.keys(row).flatMap((heading) => {
    const [first] = /Aged (\d+)/.exec(heading)?.slice(1).map(Number) ?? [];
    return first === undefined ? [] : [{ heading, first: heading.endsWith('and under') ? 0 : first }];
  });
  const wanted = bands.filter(({ first }) => first >= from && first <= to);
  return wanted.reduce((sum, { heading }) => sum + numberIn(row, heading), 0);
}

const [people, homes, areas] = [
  byCode(ages, 'geography code'),
  byCode(accommodation, 'geography code'),
  byCode(profiles, 'Code'),
];
const lines = [...people.keys()].sort().map((code) => {
  const [ofAge, ofHomes] = [people.get(code), homes.get(code)];
  return [
    code,
    numberIn(
      areas.get(code),
      Object.keys(areas.get(code) ?? {}).find((heading) => /^Inland.*Hectares/i.test(heading)),
    ),
    numberIn(ofAge, 'Age: Total'),
    aged(ofAge, 0, 14),
    aged(ofAge, 15, 29),
    aged(ofAge, 65, 120),
    numberIn(ofHomes, 'Accommodation type: Total: All households'),
    numberIn(ofHomes, 'Accommodation type: In a purpose-built block of flats or tenement'),
  ].join(',');
});
const header =
  'area,hectares,population,aged_under_15,aged_15_to_29,aged_65_and_over,households,in_purpose_built_flats';
const table = `${[header, ...lines].join('\n')}\n`;
if (out === undefined) process.stdout.write(table);
else writeFileSync(out, table);
