/** Files of data.police.uk that no command reads: headings, without blanks and capitals, that no other file has, and what to do. */
export const OTHER_POLICE_FILES: readonly { readonly has: readonly string[]; readonly why: string }[] = [
  {
    // As it was until 2012: places on the British National Grid.
    has: ['crimetype', 'fallswithin', 'easting', 'northing'],
    why: 'is a street-level file of data.police.uk in its old form, without LSOAs; download its month again, which has them by now, for `boroughstat streets`',
  },
  {
    // It comes in one folder with the street-level and the outcomes files.
    has: ['objectofsearch', 'legislation'],
    why: 'is a stop-and-search file: a row is a search, not an offence, and no command counts searches',
  },
];
