/** A file to read; `chosen` when the user named it, not merely its folder or a pattern. */
export interface InputPath {
  readonly path: string;
  /** What messages and sources call it. */
  readonly file: string;
  readonly chosen: boolean;
  /** The SHA-256 under which it was added to the library, of a file of it. */
  readonly added?: string | undefined;
}

/** A vintage of the library is called by its name: its path would be that of one machine. */
const IN_LIBRARY = /[\\/]boroughstat[\\/]vintages[\\/]([0-9a-f]{64})[\\/]([^\\/]+)$/;

/** What messages and sources call a file. */
export function displayNameOf(path: string): string {
  const [, , name] = IN_LIBRARY.exec(path) ?? [];
  return name === undefined ? path : `library:${name}`;
}

export function inputAt(path: string, chosen: boolean): InputPath {
  const [, added] = IN_LIBRARY.exec(path) ?? [];
  return { path, file: displayNameOf(path), chosen, added };
}
