/** "Total", "Grand Total", "BURGLARY Total" as a spreadsheet names the subtotal of a group, "Total notifiable offences". */
const TOTAL = /^(grand |sub-? ?)?totals?\b|\b(grand |sub-? ?)?totals?$/i;

const ALL_OF_THEM =
  /^(all )?(london|mps|met|metropolitan police( service)?)$|^all( boroughs| areas| wards| offences| crimes?)?$/i;

/** Whether a word of a row says that it is the sum of others: counted too, they would be counted twice. */
export const isTotal = (text: string): boolean => TOTAL.test(text) || ALL_OF_THEM.test(text);
