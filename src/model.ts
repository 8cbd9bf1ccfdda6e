/** The shared vocabulary. Types only; this file imports nothing. */

/** A calendar month, "YYYY-MM". Never a Date: months have no time zone. */
export type Month = string;

/** A value that is not there, and why. Missing is never zero. */
export interface Missing {
  readonly missing: string;
}

export type Count = number | Missing;

/** What reads large files: DuckDB where it is installed, DuckDB in any case, or the reader of rows. */
export type Engine = 'auto' | 'duckdb' | 'streaming';

export type Measure = 'offences' | 'sanction-detections' | 'positive-outcomes';

/**
 * The recording system and label scheme of a file, told by its labels:
 * `pre-2019` (Major Category, Minor Category), `cris` (title case, to early 2024), `connect` (upper case, since).
 */
export type Era = 'pre-2019' | 'cris' | 'connect';

export interface Period {
  readonly from: Month;
  readonly to: Month;
  /** "2025/26" for a financial year, else "12 months to December 2022". */
  readonly label: string;
}

/** Something to tell the reader of the run, on stderr; never mixed into the figures. */
export interface Problem {
  readonly level: 'warning' | 'note';
  readonly text: string;
}

/** What the areas of a file are: boroughs, or the wards or LSOAs (Lower layer Super Output Areas) within them. */
export type Level = 'borough' | 'ward' | 'lsoa';
export type SmallLevel = Exclude<Level, 'borough'>;

/** Counts along the months of a table; packed as small numbers where there are millions. */
export type CountSeries = readonly Count[] | Uint16Array | Uint32Array;

/** One row of a file in the file's own words. `values` runs along the months of its table. */
export interface SourceRow {
  readonly row: number;
  readonly area: string;
  readonly group: string;
  readonly subgroup: string;
  readonly measure: Measure;
  /** The ward or LSOA of the row, by its own code and name; `area` is then its borough. */
  readonly place?: { readonly code: string; readonly name: string };
  /** In a layout of one row a month: the rows along the months, 0 where there is none. */
  readonly rowOfMonth?: readonly number[];
  readonly values: CountSeries;
}

/** One file as read: what it says, before anything is known about it. */
export interface SourceTable {
  readonly file: string;
  /** The sheets of a workbook that its rows come from, where there are several. */
  readonly sheets?: readonly string[];
  readonly sha256: string;
  readonly layout: string;
  /** What its rows are rows of; a borough where it is not said. */
  readonly level?: Level;
  /** Set by layouts that state their era; elsewhere the labels tell it. */
  readonly era?: Era;
  /** Where the area and the labels stand, counted from 1, for messages. */
  readonly columns: { readonly area: number; readonly group: number; readonly subgroup: number };
  readonly months: readonly Month[];
  readonly rows: readonly SourceRow[];
  /** Rows of the file that were read; a long layout makes one series of many rows. */
  readonly rowsRead: number;
  /** Whether rows have their numbers; yes unless said. Where they have none, whoever has to name a row reads the file again. */
  readonly keepsRows?: boolean;
  /** In the wide layouts an area with no row for an offence had none of it. */
  readonly absentRowMeansZero: boolean;
  /**
   * In a layout of one row a month: the months in which some area has a row of the measure. In the others it is not there at
   * all, and no area has none of it. Where it is not said, every month has every measure.
   */
  readonly monthsOfMeasure?: ReadonlyMap<Measure, ReadonlySet<Month>>;
  /** Who published what is in the file, and under which licence. */
  readonly attribution: string;
  /** Where the rows came from in the first place, when the file is a re-tabulation. */
  readonly origin?: string;
  readonly problems: readonly Problem[];
}

/** What every output says of a file it used. */
export interface Source {
  readonly file: string;
  readonly sha256: string;
  readonly layout: string;
  readonly era: Era;
  readonly from: Month;
  readonly to: Month;
  readonly rows: number;
  readonly attribution: string;
  readonly origin?: string | undefined;
}

export type AreaKind = 'borough' | 'city' | 'no-borough';

export interface Area {
  readonly code: string;
  readonly name: string;
  readonly kind: AreaKind;
  readonly basicCommandUnit: string;
  readonly innerOuterStatutory: string;
  readonly innerOuterOns: string;
  readonly neighbours: readonly string[];
  /** Column and row on the tile map; undefined where the area is not on it. */
  readonly tile?: { readonly x: number; readonly y: number } | undefined;
  /** Three letters, for where a name does not fit. */
  readonly abbreviation: string;
  readonly aliases: readonly string[];
}

/**
 * A ward or an LSOA, known by its own code and its borough: two boroughs may hold parts of one ward, and names repeat.
 * `code` is the key, made of both.
 */
export interface SmallArea {
  readonly code: string;
  readonly gss: string;
  readonly name: string;
  readonly level: SmallLevel;
  /** The code of the borough; empty outside London. */
  readonly borough: string;
}

/** One area, or several taken as one ("North West Basic Command Unit"). */
export interface AreaSet {
  readonly name: string;
  readonly codes: readonly string[];
}

export type RateBase = 'population' | 'households';

export interface Offence {
  readonly id: string;
  readonly label: string;
  readonly parent: string;
  readonly rateBase: RateBase;
  /**
   * yes: in a complete London file every borough has rows of it; some: some borough has;
   * split: some files count it within another offence.
   */
  readonly core: 'yes' | 'some' | 'no' | 'split';
  /** The offence that files without a label of its own count it in, where that is not its parent. */
  readonly countedWithin: string;
  /** "thefts from vehicles": how a sentence names it. */
  readonly noun: string;
  readonly definition: string;
}

export interface OffenceSet {
  readonly id: string;
  readonly label: string;
  readonly offences: readonly string[];
  readonly noun: string;
  readonly definition: string;
}

export interface OffenceLabel {
  readonly era: Era;
  readonly group: string;
  readonly subgroup: string;
  readonly offence: string;
}

export type BreakAction = 'block' | 'refuse' | 'bridge' | 'note';

export interface SeriesBreak {
  readonly id: string;
  readonly kind: 'across' | 'during' | 'level';
  readonly from: Month;
  readonly to: Month | '';
  /** Sets of eras, any of which must be among the eras compared; empty: always. */
  readonly eras: readonly (readonly Era[])[];
  readonly offences: readonly string[];
  readonly except: readonly string[];
  readonly action: BreakAction;
  readonly short: string;
  readonly text: string;
  readonly source: string;
  /** The offences whose London counts were measured to step at it; none where that was not measured. */
  readonly steps: readonly RecordingStep[];
}

/** By how much, in percent, London's count of an offence stepped at a break. */
export interface RecordingStep {
  readonly offence: string;
  readonly percent: number;
}

/** A part of a borough that files of some layouts have under an entry that is no borough, in some months or in all. */
export interface AreaMove {
  /** The code of that entry. */
  readonly area: string;
  readonly borough: string;
  /** What the part is called: "Hillingdon with Heathrow". */
  readonly name: string;
  readonly layouts: readonly string[];
  readonly era: Era;
  /** Blank: from the first month of the file, or to its last. */
  readonly from: Month | '';
  readonly to: Month | '';
  /** Where a file has no row of the entry at all, the borough holds the part, or the file does not have it. */
  readonly withoutRow: 'borough' | 'absent';
  readonly source: string;
}

/** A ward that files have under an entry that is no borough, and the borough it lies in. */
export interface WardBorough {
  readonly ward: string;
  readonly area: string;
  readonly borough: string;
}

/** An estimate of people or households in an area on a day. */
export interface Estimate {
  readonly area: string;
  readonly date: string;
  readonly value: number;
  readonly series: string;
}

export type Unit =
  | 'offences'
  | 'count'
  | 'per 1,000 young people'
  | 'offences a borough'
  | 'offences a month'
  | 'offences a day'
  | 'percent'
  | 'percent share'
  | 'percentage points'
  | 'per 1,000 population'
  | 'per 1,000 households'
  | 'per 1,000 dwellings'
  | 'rank'
  | 'probability'
  | 'ratio'
  | 'places';

/**
 * One number of a report: unrounded, with its unit, the statistic that made it and the files it came from.
 * `value` is null exactly when `missing` says why.
 */
export interface Figure {
  readonly value: number | null;
  readonly missing: string | null;
  readonly unit: Unit;
  readonly method: string;
  /** Indices into the study's sources. */
  readonly sources: readonly number[];
  /** What a reader must know beside the number: breaks crossed, bridges, denominators. */
  readonly notes: readonly string[];
  /** The base is below the small-number threshold: low reliability, printed with [u]. */
  readonly small?: boolean;
  /** A rank shared with another area, printed with "=". */
  readonly tied?: boolean;
  /** Decimals of a figure that is printed as it was published. */
  readonly decimals?: number;
  /** Who published it, for a figure that is in no Met file. */
  readonly origins?: readonly string[];
  /** What its formula was given that is no figure: the row of an indicator file, the design effect. */
  readonly given?: string;
  /** Of an adjusted p: the p of the other tests it was adjusted with. */
  readonly adjustedWith?: readonly Figure[];
  /** The figures it was made from, in the order of its formula. */
  readonly from?: readonly Figure[];
  /** What a count counted. */
  readonly counted?: Counted;
  /** What a rate was divided by. */
  readonly base?: Denominator;
}

/** What was counted, so that it can be found again in the files. */
export interface Counted {
  readonly set: AreaSet;
  readonly offence: string;
  readonly period: Period;
  readonly measure: Measure;
  /** The measure the files had to hold too. */
  readonly beside: Measure;
  /** Of two vintages that are compared, the one it stands in. */
  readonly vintage?: 'then' | 'now';
}

/** The limits of an interval, in the units of what it is about. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

export interface Denominator {
  readonly value: number;
  readonly year: number;
  readonly date: string;
  readonly series: string;
  readonly unit: 'population' | 'households' | 'dwellings';
}

export type Cell = string | Figure;

export interface Column {
  readonly key: string;
  readonly heading: string;
  /** null: text. */
  readonly unit: Unit | null;
}

export interface ReportRow {
  readonly key: string;
  readonly cells: Readonly<Record<string, Cell>>;
  /** 0 a total or group, 1 a part of it, and so on. */
  readonly level?: number;
  /** The borough's own row in a list of all. */
  readonly marked?: boolean;
}

export interface ReportTable {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly ReportRow[];
  readonly notes: readonly string[];
  readonly source: string;
  /** By code, what boroughs are called in it where their figures hold a part that the files have elsewhere. */
  readonly areaNames?: ReadonlyMap<string, string>;
  /** The section of the report that begins with this table. */
  readonly section?: string;
  /** Lines of characters that show the table on a screen; other formats have a chart. */
  readonly sparkline?: readonly string[];
}

/** What an indicator file may count in. */
export type IndicatorUnit =
  | 'count'
  | 'percent'
  | 'per 1,000 population'
  | 'per 1,000 households'
  | 'per 1,000 young people';

/** A line of data/reference/indicators.csv. */
export interface IndicatorDefinition {
  readonly id: string;
  readonly label: string;
  readonly table: string;
  /** Named further after a colon: "hate-crime: racist". */
  readonly hasParts: boolean;
  readonly better: 'lower' | 'higher' | 'neither';
  readonly definition: string;
}

/** One row of an indicator file in the file's own words. `from` is blank for a state on a day. */
export interface IndicatorRow {
  /** file:row:column of the indicator and of the area, for messages. */
  readonly place: string;
  readonly areaPlace: string;
  readonly indicator: string;
  readonly area: string;
  readonly from: Month | '';
  readonly to: Month;
  readonly value: Count;
  /** Decimals as written; undefined when the value was worked out from numerator and denominator. */
  readonly decimals: number | undefined;
  readonly numerator: number | undefined;
  readonly denominator: number | undefined;
  /** People asked, for a survey percentage. */
  readonly n: number | undefined;
  readonly unit: IndicatorUnit;
  readonly source: string;
  readonly note: string;
}

/** An indicator row whose indicator and area are known. */
export interface Indicator extends IndicatorRow {
  readonly id: string;
  readonly part: string;
  readonly label: string;
  /** A borough's code, "London", "England" or "England and Wales". */
  readonly areaCode: string;
  readonly period: Period;
}

/** A value that a strategy sets out from: published, or left to the data. */
export interface TargetBaseline {
  readonly period: string;
  readonly value?: number | undefined;
  /** Per 1,000, where the strategy prints one beside the count. */
  readonly rate?: number | undefined;
  readonly per?: 'population' | 'households' | undefined;
}

/** A target of the strategy: a value to reach, a percentage to change by, or a direction. */
export interface Target {
  readonly title?: string | undefined;
  /** An offence or an indicator. */
  readonly measure: string;
  readonly baseline: TargetBaseline;
  readonly target: {
    readonly value?: number | undefined;
    readonly changePercent?: number | undefined;
    readonly direction?: 'lower' | 'higher' | undefined;
  };
  /** The month the target is due at its end. */
  readonly due: Month;
}

/** A priority of the strategy, and what it is watched by. */
export interface Priority {
  readonly title: string;
  readonly about?: string | undefined;
  readonly offences: readonly string[];
  readonly indicators: readonly string[];
  /** Tables printed beneath it. */
  readonly tables: readonly string[];
}

/** A section of the report; "strategy" stands for the priorities, each a section of its own. */
export type Section = 'strategy' | { readonly title: string; readonly tables: readonly string[] };

export interface Branding {
  readonly title?: string | undefined;
  readonly logo?: string | undefined;
  readonly colour?: string | undefined;
}

export interface Definition {
  readonly term: string;
  readonly meaning: string;
}

/** What an output says of itself, whatever its tables are. */
export interface Front {
  readonly title: string;
  /** The period, and what it is set against. */
  readonly period: string;
  readonly definitions: readonly Definition[];
  /** Each source with its licence and, for a file, its vintage and hash. */
  readonly sources: readonly string[];
  /** The month the data ends with. */
  readonly dataTo?: Month;
  /** Of headings, with a contrast of at least 4.5 on white. */
  readonly colour?: string;
  readonly logo?: Logo;
}

/** The mark of whoever publishes the report. */
export interface Logo {
  readonly kind: 'svg' | 'png' | 'jpg';
  readonly bytes: Uint8Array;
  /** In pixels, for its shape. */
  readonly width: number;
  readonly height: number;
}

/** A picture of one table. It is drawn when a writer asks for it. */
export interface Chart {
  readonly id: string;
  /** The table it draws. */
  readonly table: string;
  readonly title: string;
  /** What it shows, the finding in words: for those who do not see it. */
  readonly description: string;
  readonly source: string;
  /** The columns a spreadsheet draws the like of it from; none where it cannot. */
  readonly columns?: ChartColumns | undefined;
  readonly draw: (width: number) => Drawn;
}

/** Which columns of the table a spreadsheet's own chart is drawn from. */
export interface ChartColumns {
  readonly kind: 'bar' | 'line';
  readonly label: string;
  readonly values: readonly string[];
}

/** The inside of an SVG of the width asked for; colours are named by class. */
export interface Drawn {
  readonly height: number;
  readonly markup: string;
}

/** A place in a file, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A draft report as text, with the place on disk of every letter of it. Table rows read `| cell | cell |`. */
export interface DraftText {
  readonly name: string;
  readonly text: string;
  readonly place: (offset: number) => Place;
}

export type VerdictName =
  | 'agrees'
  | 'rounding'
  | 'differs'
  | 'wrong-direction'
  | 'ambiguous'
  | 'possible'
  | 'not-checked';

/** What is made of one claim of a draft. */
export interface Verdict extends Place {
  readonly text: string;
  /** The kind of claim, as the registry of patterns has it. */
  readonly pattern: string;
  readonly verdict: VerdictName;
  readonly quoted: string | null;
  /** What comes of the numbers, or why nothing does. */
  readonly recomputed: string | null;
  /** The mistake that gives the quoted number. */
  readonly mistake: string | null;
  /** The draft's words, corrected. */
  readonly suggestion: string | null;
}

/** A line the author accepts as it is, and why. */
export interface Accepted extends Place {
  readonly reason: string;
  readonly verdicts: readonly Verdict[];
}

/** What became of the numbers of a draft: `numbers` is the sum of `none`, `claims`, `used` and `notUnderstood`. */
export interface Coverage {
  readonly numbers: number;
  /** Dates, addresses, references, ages: no figures. */
  readonly none: number;
  /** Read as claims, and how many of them were checked. */
  readonly claims: number;
  readonly checked: number;
  /** Figures that claims were worked out from. */
  readonly used: number;
  readonly notUnderstood: number;
}

/** The audit of one draft: its claims in their order. */
export interface Audit {
  readonly document: string;
  readonly verdicts: readonly Verdict[];
  readonly accepted: readonly Accepted[];
  readonly totals: Readonly<Record<VerdictName, number>>;
  readonly coverage: Coverage;
}

/** A stretch of a draft's text and what is made of it. */
export interface AuditMark {
  readonly start: number;
  readonly end: number;
  readonly verdict: Verdict;
  /** The author accepts it as it is. */
  readonly accepted: boolean;
}

/** An audit with the text it is of. */
export interface AuditedDraft extends Audit {
  readonly draft: string;
  readonly marks: readonly AuditMark[];
}

/** A number of offences of street-level files. */
interface StreetNumber {
  readonly category: string;
  readonly count: number;
  /** Which of the files has them: no month is in two. */
  readonly file: number;
  /** The rows of the file, where they are asked for. */
  readonly rows?: readonly number[] | undefined;
}

/** Offences of an LSOA. */
export interface StreetCount extends StreetNumber {
  /** The code of the LSOA; empty where the publisher gives no place. */
  readonly lsoa: string;
  readonly lsoaName: string;
}

/** Offences of a month by their last outcome, in all LSOAs that are called by one place ("Barnet"). */
export interface StreetOutcome extends StreetNumber {
  /** The police force that reported them; empty where the file does not say. */
  readonly force: string;
  readonly place: string;
  readonly month: Month;
  readonly outcome: string;
}

/** The ward of an LSOA, as a lookup of the user's says. */
export interface LsoaWard {
  readonly code: string;
  readonly name: string;
  /** The code of its borough, where the lookup has one. */
  readonly borough: string | undefined;
  /** Where the lookup says so, for messages. */
  readonly boroughAt: string;
}

/** The wards of LSOAs by their codes. */
export interface LsoaWards {
  readonly file: string;
  readonly wards: ReadonlyMap<string, LsoaWard>;
  readonly problems: readonly Problem[];
}
