/** What the configuration file of a borough begins with. */
interface StartingFile {
  readonly borough: string;
  /** Its Basic Command Unit. */
  readonly unit: string;
  /** Where the schema lies, for editors. */
  readonly schema: string;
  /** The command that runs it, without what follows. */
  readonly run: string;
  /** A form for the figures of partners is written next to it. */
  readonly hasForm: boolean;
}

/** The configuration of a borough with every part explained; what is not needed at first is commented out. */
export const startingFile = ({
  borough,
  unit,
  schema,
  run,
  hasForm,
}: StartingFile): string => `# yaml-language-server: $schema=${schema}
# The strategic assessment of ${borough}. Run it with:
#   ${run} -o report
# A line that begins with # is not in force: take the # away to use it.
# Every option of \`boroughstat annual --help\` can stand here, in camel case (compareWith, populationYear).
# \`boroughstat config\` prints what is in force and where it comes from, and names the line of a mistake.

borough: ${borough}

# The period: a financial year, or the month the 12 months end with. Left out: the last 12 months in the data.
# year: 2025/26
# to: 2025-12
# The year that the longer change is measured from. Left out: five years before.
# base: 2020/21

# The Met's borough files, named from the folder of this file. Left out: the figures that come with the program, to
# March 2026, or those that \`boroughstat fetch\` got.
# data: [downloads]

# Whom the borough is compared with: bcu is the ${unit} Basic Command Unit.
# One may also write neighbours, similar, inner, outer, inner-ons, outer-ons, or names of boroughs.
compareWith: [bcu]

# The figures of partners: a CSV kept by hand (\`boroughstat help indicators\`; a form: \`boroughstat init --indicators\`).
${hasForm ? '' : '# '}indicators: indicators.csv

${STRATEGY}`;

/** What is the same for every borough. */
const STRATEGY = `# The cover: title, who prepared it, date; a logo (SVG, PNG or JPEG) and a colour for the headings.
# branding:
#   title: Community Safety Strategic Assessment
#   preparedBy: Community safety team
#   date: 2026-05-14

# Your own words, from Markdown files next to this one: beneath the findings, and what the Board is asked to note. In them
# {{compare.burglary.count}} prints a figure (docs/configuration.md).
# narrative:
#   headlines: summary.md
#   recommendations: recommendations.md

# The order of the report: "strategy" stands for the priorities below, each a section of its own. A table that the files
# have nothing for is left out.
sections:
  - title: Summary
    tables: [headlines, signals, volume-change]
  - strategy
  - title: Targets
    tables: [targets]
  - title: All offences
    tables: [offence-change, rates, rankings, league, indexed-years, monthly, residential-burglary, comparators]
  - title: From our partners
    tables: [anti-social-behaviour, environmental-crime, domestic-abuse, hate-crime, youth-violence, reoffending,
      repeat-victimisation, survey, case-review, other-indicators]
  - title: What the figures rest on
    tables: [coverage]

# The priorities of your strategy, each with the offences (\`boroughstat help offences\`) and indicators it is watched by.
priorities:
  - title: Violence
    offences: [violence-with-injury, robbery, weapons]
  - title: Burglary and vehicle crime
    offences: [burglary-residential, theft-from-vehicle, theft-of-vehicle]

# Your own sets of offences, each counted as one wherever an offence can be named (\`boroughstat help definitions\`).
# offenceSets:
#   - name: night-time-economy
#     title: Night-time economy
#     offences: [violence-with-injury, theft-from-person, drug-possession]
#     source: Community Safety Partnership, 2025
#     inReports: true

# The targets of your strategy (\`boroughstat help targets\`).
# targets:
#   - measure: burglary-residential
#     baseline: { period: 2021/22 }
#     target: { changePercent: -20 }
#     due: 2027-03

# Where the outputs go, and which; left out: the screen.
# outputs: { output: report, format: [html, xlsx, docx] }
`;
