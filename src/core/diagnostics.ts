/** What a run tells beside its figures. Types only. */

/** Something to tell the reader of the run, on stderr; never mixed into the figures. */
export interface Diagnostic {
  readonly level: 'warning' | 'note';
  readonly text: string;
}
