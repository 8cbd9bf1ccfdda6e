import { z } from 'zod';
import { dayInWords, financialYear, isMonth } from '../core/months.js';
import { RATE_BASES } from '../core/reference.js';
import { DIRECTIONS } from '../core/strategy.js';
import { contrastText, contrastWithWhite, MINIMUM_CONTRAST } from './contrast.js';

/** What assessment.yaml may hold that no option sets: the order of the report, priorities, targets, branding. */

const month = z.string().refine(isMonth, { error: 'is not a month; write it as 2027-03' });
const period = z.string().refine((text) => isMonth(text) || financialYear(text) !== undefined, {
  error: 'is no period; write a financial year (2021/22) or the month the 12 months end with (2022-03)',
});
const names = z.array(z.string());
/** One name, or several. */
export const list = z.union([z.string(), names]).transform((value) => (typeof value === 'string' ? [value] : value));

const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, { error: 'is no colour; write it as "#1d5d90"' })
  .refine((hex) => contrastWithWhite(hex) >= MINIMUM_CONTRAST, {
    error: ({ input }) =>
      `has a contrast of ${contrastText(contrastWithWhite(String(input)))} to 1 against white, and text needs ${MINIMUM_CONTRAST}; choose a darker one`,
  });

const date = z.string().refine((text) => dayInWords(text) !== undefined, {
  error: 'is no date; write it as 2026-05-14',
});

const baseline = z.strictObject({
  period: period.describe('the period of the baseline, such as 2010/11'),
  value: z.number().optional().describe('as printed in the strategy; left out: the value of the files'),
  rate: z.number().positive().optional().describe('the rate per 1,000 printed with it'),
  per: z.enum(RATE_BASES).optional().describe('what the printed rate is said to be per 1,000 of'),
});

const aim = z
  .strictObject({
    value: z.number().optional().describe('the value to reach'),
    changePercent: z.number().optional().describe('the change from the baseline in percent, such as -20'),
    direction: z.enum(DIRECTIONS).optional().describe('only a direction'),
  })
  .refine((given) => Object.values(given).filter((item) => item !== undefined).length === 1, {
    error: 'needs one of value, changePercent and direction; keep the one the strategy sets',
  });

const target = z.strictObject({
  title: z.string().optional(),
  measure: z.string().describe('an offence id or an indicator'),
  baseline,
  target: aim,
  due: month.describe('the month at whose end it is due'),
});

const priority = z.strictObject({
  title: z.string(),
  about: z.string().optional(),
  offences: names.default([]).describe('offence ids it is watched by'),
  indicators: names.default([]).describe('indicators it is watched by'),
  tables: names.default([]).describe('tables printed beneath it'),
});

const offenceSet = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
      error: 'is no name of a set; write it in small letters and hyphens, such as night-time-economy',
    })
    .describe('what --offence calls it, such as night-time-economy'),
  title: z.string().trim().min(1),
  offences: names.min(1).describe('the offence ids that are added up'),
  source: z.string().trim().min(1).describe('whose definition it is, for the reader of the report'),
  inReports: z.boolean().default(true).describe('whether reports show it by themselves (default: true)'),
});

const section = z.union([
  z.literal('strategy').describe('the priorities, each a section of its own'),
  z.strictObject({ title: z.string(), tables: names.min(1) }),
]);

export const strategyShape = {
  offenceSets: z.array(offenceSet).min(1).describe('your own sets of offences, each counted as one'),
  offenceLists: z
    .strictObject({ 'volume-change': names.min(1).optional(), priorities: names.min(1).optional() })
    .describe('the offences that a table lists'),
  sections: z.array(section).min(1).describe('the order of the report'),
  priorities: z.array(priority).min(1).describe("the strategy's priorities"),
  targets: z.array(target).min(1).describe("the strategy's targets"),
  narrative: z
    .record(z.string(), z.string())
    .describe('Markdown files of words for the report: by the table they stand beneath, or recommendations'),
  branding: z
    .strictObject({
      title: z.string().optional(),
      preparedBy: z.string().optional().describe('who prepared the report, for its cover'),
      date: date.optional().describe('the date on the cover, such as 2026-05-14'),
      logo: z.string().optional(),
      colour: colour.optional(),
    })
    .describe('title, author, date, logo file and colour of the documents'),
};

/** Groups of options under one name, for reading: population and outputs. */
export const groupShape = {
  population: z.strictObject({
    year: z.int().optional(),
    series: z.string().optional(),
    households: z.string().optional(),
    file: z.string().optional(),
  }),
  outputs: z.strictObject({ format: list.optional(), output: z.string().optional() }),
};
