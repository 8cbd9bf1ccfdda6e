import type { Diagnostic } from '../../core/diagnostics.js';
import { inputError } from '../../core/errors.js';
import type { JoinedOutcome, StreetCount, StreetOutcome } from '../../core/street.js';
import { suitsEngine } from '../duckdb/verified-queries.js';
import { expandPaths } from '../expand-paths.js';
import { always, chooseReader, type FileReader } from '../file-readers.js';
import type { ReadOptions } from '../read-options.js';
import { readUnchanged } from '../recorded-inputs.js';
import { type SniffedFile, sniff } from '../sniff.js';
import { isOutcomeHeader, LastOutcomes } from './outcome-files.js';
import type { NumberedInput, StreetFile, StreetFileRead } from './street-file.js';
import { readStreetGroups } from './street-groups.js';
import { gapDiagnostics, type Part, type PartOfFile, refuseTwice } from './street-parts.js';
import { readStreetRows } from './street-rows.js';
import { inOrder, type Tally } from './street-tally.js';

/** Street-level files of data.police.uk: one row an offence. Counts are kept, not rows: memory does not grow with the file. */

export interface StreetFiles {
  readonly files: readonly StreetFile[];
  readonly counts: readonly StreetCount[];
  readonly outcomes: readonly StreetOutcome[];
  /** Each month of each force. */
  readonly parts: readonly Part[];
  /** Offences by their outcome in the outcomes files; undefined where none is given. */
  readonly joined: readonly JoinedOutcome[] | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The readers of the file of a number. An offence is joined to its outcome row by row. */
const readersOf = (
  numbered: Pick<NumberedInput, 'index' | 'lastOutcomes'>,
  tally: Tally,
): readonly FileReader<StreetFileRead>[] => [
  {
    suits: (input, options) => !options.keepRows && !numbered.lastOutcomes && suitsEngine(input, options),
    read: (input, options) => readStreetGroups({ ...input, ...numbered }, tally, options),
  },
  { suits: always, read: (input, options) => readStreetRows({ ...input, ...numbered }, tally, options) },
];

/** The outcomes files among the inputs, read; undefined where there is none. */
async function lastOutcomesOf(inputs: readonly SniffedFile[], reading: ReadOptions): Promise<LastOutcomes | undefined> {
  const files = inputs.filter(({ header }) => isOutcomeHeader(header));
  if (files.length === 0) return undefined;
  const outcomes = new LastOutcomes();
  for (const file of files) await outcomes.read(file, reading);
  return outcomes;
}

/** Reads the files together; the same bytes, or a month of one force in two files, would count offences twice and are refused. */
export async function readStreetFiles(paths: readonly string[], reading: ReadOptions): Promise<StreetFiles> {
  const tally: Tally = { counts: new Map(), outcomes: new Map(), joined: new Map() };
  const files: StreetFile[] = [];
  const partsRead: PartOfFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const inputs = expandPaths(paths).map(sniff);
  const lastOutcomes = await lastOutcomesOf(inputs, reading);
  const streetInputs = inputs.filter(({ header }) => !isOutcomeHeader(header));
  if (streetInputs.length === 0)
    throw inputError(`${paths.join(', ')}: outcomes alone; give the -street.csv files of their offences too.`);
  for (const input of streetInputs) {
    if (input.size !== undefined) reading.onProgress?.(input.file, 0, input.size);
    const readers = readersOf({ index: files.length, lastOutcomes }, tally);
    const read = await readUnchanged(input, () => chooseReader(readers, input, reading));
    refuseTwice(input.file, read.parts, partsRead);
    files.push(read.file);
    diagnostics.push(...read.diagnostics);
  }
  const joined = lastOutcomes && inOrder(tally.joined);
  return {
    files,
    counts: inOrder(tally.counts),
    outcomes: inOrder(tally.outcomes),
    parts: partsRead,
    joined,
    diagnostics: [...diagnostics, ...gapDiagnostics(partsRead)],
  };
}
