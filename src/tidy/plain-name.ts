/**
 * Names compared as people mean them: "Barking & Dagenham" is "Barking and Dagenham", "London Borough of Barnet" is
 * "Barnet", "Possession of  Drugs" has one blank.
 */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/^(the )?(london borough|royal borough|lb|rb) of /, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** "kensington-and-chelsea": a name in those of folders and files. */
export const nameInPath = (name: string): string => plainName(name).replaceAll(' ', '-');
