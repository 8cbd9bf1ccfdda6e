import type { Missing } from '../../core/missing.js';
import type { Month, Period } from '../../core/months.js';

/** What the audit asks of the data; the answers are made of Figures elsewhere. */

/** What a file says, unrounded. */
export interface RecordedValue {
  readonly value: number;
  /** The last month of the file. */
  readonly file: Month;
}

/** What the newest file says, what older ones do, or why there is nothing. */
export type Recorded = (RecordedValue & { readonly older: readonly RecordedValue[] }) | Missing;

export interface NamedArea {
  readonly code: string;
  readonly name: string;
  /** Every spelling, in lower case. */
  readonly spellings: readonly string[];
}

/** A rate's base; undefined: what the offence is usually divided by. */
export type Base = 'population' | 'households' | undefined;

/** What places are counted by. */
export type By = 'rate' | 'count' | 'change';

export type End = 'lowest' | 'highest';

export interface RankScale {
  readonly end: End;
  readonly by: By;
  /** Of a change: what it is counted from. */
  readonly before?: Period | undefined;
}

/** Boroughs with a higher or lower rate or number than one of them, or whose number rose or fell. */
export type BoroughState = 'higher' | 'lower' | 'rose' | 'fell';

export interface CrimeData {
  /** The borough the draft is on. */
  readonly borough: NamedArea;
  /** The boroughs, London, and what else reports compare a borough with. */
  readonly areas: readonly NamedArea[];
  readonly offences: readonly { readonly id: string; readonly label: string }[];
  count(area: NamedArea, offence: string, period: Period): Recorded;
  rate(area: NamedArea, offence: string, period: Period, base: Base): Recorded;
  /** In percent. */
  change(area: NamedArea, offence: string, period: Period, before: Period): Recorded;
  /** How far its rate lies above (+) or below (-) London's, in percent of London's. */
  gap(area: NamedArea, offence: string, period: Period): Recorded;
  /** Among the 32 boroughs, counted from that end, by rate, by number or by change. */
  rank(area: NamedArea, offence: string, period: Period, scale: RankScale): Recorded;
  /** How many of the 32 boroughs rose or fell since another period. */
  moved(offence: string, period: Period, before: Period, state: 'rose' | 'fell'): Recorded;
}
