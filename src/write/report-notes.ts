import { listInWords } from '../core/format.js';
import { monthNamed } from '../core/months.js';
import type { ReportTable } from '../core/report.js';

/** A note of a report: its text, the notes of the tables it stands for, and the tables they are of. */
export interface ReportNote {
  readonly text: string;
  readonly originals: readonly string[];
  readonly tables: readonly string[];
}

/** A note that several tables have stands once, at the end of the report, under a letter. */
export interface SharedNote {
  readonly letter: string;
  readonly text: string;
}

/** What stands beneath one table: its own notes, and where the shared ones and the source are. */
export interface TableNotes {
  readonly notes: readonly string[];
  readonly shared: readonly SharedNote[];
  /** The sources that no other table has; empty where there is none. */
  readonly source: string;
  /** "Notes A and C, and the source, are at the end of the report."; empty where all is beneath the table. */
  readonly pointer: string;
}

/** The notes of a report: those of several tables once, and what is left for each table. */
export interface NotesOfReport {
  readonly shared: readonly SharedNote[];
  /** The heading of what several tables share: their notes, or their sources alone. */
  readonly heading: string;
  /** The sources of several tables, in the form of one line. */
  readonly source: string;
  of(table: ReportTable): TableNotes;
}

const SHARED_TITLE = 'Notes on more than one table';

/** "for 2019/20", "for the 12 months to March 2020"; "In March 2020 the Met's files have". */
const PERIOD =
  /(\bfor )(\d{4}\/\d{2}|the 12 months to [A-Z][a-z]+ \d{4})|(^In )([A-Z][a-z]+ \d{4})(?= the Met's files have)/;

/** The year of a label, and what stands before it: "the 12 months to October " and 2019, "March " and 2020, "" and 2019 of "2019/20". */
function yearOf(label: string): { readonly year: number; readonly before: string } {
  const [, before = '', year = ''] = /^(.*?)(\d{4})/.exec(label) ?? [];
  return { year: Number(year), before };
}

/** In the order of time: months of one year as the calendar has them. */
function inTime(one: string, other: string): number {
  const months = [one, other].map((label) => monthNamed(label.replace('the 12 months to ', '')) ?? label);
  return (months[0] ?? '').localeCompare(months[1] ?? '');
}

/** "2019/20 and 2021/22 to 2024/25", "the 12 months to March 2020 and 2022 to 2024": years that follow one another as one range. */
function periodsInWords(labels: readonly string[]): string {
  const runs: string[][] = [];
  for (const label of [...new Set(labels)].sort(inTime)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const [{ year, before }, earlier] = [yearOf(label), last === undefined ? undefined : yearOf(last)];
    const isYear = before === '' || before.startsWith('the 12 months');
    if (run && isYear && earlier?.before === before && earlier.year === year - 1) run.push(label);
    else runs.push([label]);
  }
  const begun = yearOf(runs[0]?.[0] ?? '').before;
  const isOfOneMonth = begun !== '' && runs.every((run) => yearOf(run[0] ?? '').before === begun);
  // After the first, the years alone: "the 12 months to March 2020 and 2022".
  const short = (label: string, isFirst: boolean) => (isOfOneMonth && !isFirst ? label.slice(begun.length) : label);
  return listInWords(
    runs.map(([first = '', ...rest], index) => {
      const last = rest.at(-1);
      return `${short(first, index === 0)}${last === undefined ? '' : ` to ${short(last, false)}`}`;
    }),
  );
}

/** The notes of all tables, each once, in the order a reader meets them; notes that differ in a year or month alone are one. */
export function reportNotes(tables: readonly ReportTable[]): ReportNote[] {
  const alike = new Map<string, { originals: Set<string>; tables: Set<string>; labels: string[] }>();
  for (const { id, notes } of tables) {
    for (const note of notes) {
      const key = note.replace(PERIOD, '$1$3…');
      const [, , year, , month] = PERIOD.exec(note) ?? [];
      const known = alike.get(key) ?? { originals: new Set(), tables: new Set(), labels: [] };
      alike.set(key, known);
      known.originals.add(note);
      known.tables.add(id);
      known.labels.push(...[year, month].filter((label) => label !== undefined));
    }
  }
  return [...alike].map(([key, { originals, tables: ids, labels }]) => ({
    text: labels.length === 0 ? key : key.replace('…', periodsInWords(labels)),
    originals: [...originals],
    tables: [...ids],
  }));
}

/** 0 is "A", 25 "Z", 26 "AA". */
const letterOf = (index: number): string =>
  (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

const partsOf = (source: string): string[] => source.split('; ').filter((part) => part !== '');

/** The parts of sources that more than one table has. */
export function sharedSources(tables: readonly ReportTable[]): string[] {
  const all = tables.flatMap(({ source }) => [...new Set(partsOf(source))]);
  return [...new Set(all.filter((part, index) => all.indexOf(part) !== index))];
}

function pointerOf(letters: readonly string[], hasSource: boolean): string {
  const notes = `${letters.length === 1 ? 'Note' : 'Notes'} ${listInWords(letters)}`;
  const where = 'at the end of the report.';
  if (letters.length === 0) return hasSource ? `The source is ${where}` : '';
  if (!hasSource) return `${notes} ${letters.length === 1 ? 'is' : 'are'} ${where}`;
  return letters.length === 1 ? `${notes} and the source are ${where}` : `${notes}, and the source, are ${where}`;
}

/** Sets apart the notes and sources that several tables share. */
export function notesOfReport(tables: readonly ReportTable[]): NotesOfReport {
  const all = reportNotes(tables);
  const common = all.filter((note) => note.tables.length > 1);
  const lettered = common.map((note, index) => ({ ...note, letter: letterOf(index) }));
  const sources = sharedSources(tables);
  const of = ({ id, source }: ReportTable): TableNotes => {
    const shared = lettered.filter((note) => note.tables.includes(id));
    const notes = all.filter((note) => note.tables.length === 1 && note.tables[0] === id).map(({ text }) => text);
    const parts = partsOf(source);
    const pointer = pointerOf(
      shared.map(({ letter }) => letter),
      parts.some((part) => sources.includes(part)),
    );
    return { notes, shared, source: parts.filter((part) => !sources.includes(part)).join('; '), pointer };
  };
  const shared = lettered.map(({ letter, text }) => ({ letter, text }));
  return { shared, heading: shared.length > 0 ? SHARED_TITLE : 'Source', source: sources.join('; '), of };
}
