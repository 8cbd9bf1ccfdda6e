/** The plain headings of a street-level file of data.police.uk as it was until 2012: places on the British National Grid, no LSOA. */
export const OLD_STREET_HEADINGS: readonly string[] = ['crimetype', 'fallswithin', 'easting', 'northing'];

/** What it is, and what to do, in every message. */
export const OLD_STREET =
  'is a street-level file of data.police.uk in its old form, without LSOAs; download its month again, which has them by now, for `boroughstat streets`';
