/** Words that people write into a report, as the writers are given them. Types only. */

export interface NarrativeBlock {
  readonly kind: 'paragraph' | 'bullet' | 'heading';
  readonly text: string;
}

export type Narrative = readonly NarrativeBlock[];
