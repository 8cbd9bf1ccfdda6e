/** Stop-and-search files of data.police.uk, which come in one folder with the street-level and the outcomes files. */

/** Headings, without blanks and capitals, that no other file has. */
export const STOP_AND_SEARCH_HEADINGS = ['objectofsearch', 'legislation'] as const;

/** What such a file is, for messages. */
export const STOP_AND_SEARCH =
  'is a stop-and-search file: a row is a search, not an offence, and no command counts searches';
