import { DuckDBInstance } from '@duckdb/node-api';

/** The plain DuckDB script for the jobs of `bench/large.js`: node duckdb.js KIND FILE NOW BEFORE (months of each, YYYYMM, with commas). */
const [, , kind, file, now = '', before = ''] = process.argv;
const list = (months) => months.split(',');
const sum = (months) =>
  list(months)
    .map((month) => `"${month}"`)
    .join(' + ');
const table = `read_csv('${file}', header = true)`;
const wide = (code, offence, where) =>
  `SELECT "${code}" AS k, sum(${sum(now)}), sum(${sum(before)}) FROM ${table} WHERE "${offence}" = 'SHOPLIFTING' ${where} GROUP BY k`;
const within = (months) =>
  `strftime(m, '%Y%m') IN (${list(months)
    .map((month) => `'${month}'`)
    .join(', ')})`;
const queries = {
  borough: () => wide('BoroughName', 'MinorText', ''),
  ward: () => wide('WardCode', 'MinorText', `AND "LookUp_BoroughName" = 'Barnet'`),
  lsoa: () => wide('LSOA Code', 'Minor Category', `AND "Borough" = 'Barnet'`),
  dashboard: () =>
    `WITH c AS (SELECT Month_Year AS m, "Area name" AS k, "Offence Subgroup" AS o, Measure AS s, sum("Count") AS n FROM ${table} WHERE "Area Type" = 'Borough' GROUP BY ALL)
     SELECT k, sum(n) FILTER (WHERE ${within(now)}), sum(n) FILTER (WHERE ${within(before)}) FROM c WHERE o = 'SHOPLIFTING' AND s = 'Offences' GROUP BY k`,
  street: () =>
    `WITH c AS (SELECT "LSOA code", "LSOA name" AS l, "Crime type" AS k, "Last outcome category", "Month", count(*) AS n FROM ${table} GROUP BY ALL)
     SELECT k, sum(n), 0 FROM c WHERE l LIKE 'Barnet %' GROUP BY k`,
};
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const { [kind]: query } = queries;
for (const row of (await connection.runAndReadAll(query())).getRows()) console.log(row.map(String).join('\t'));
