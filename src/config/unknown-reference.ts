/** A name in the configuration that stands for nothing, and where. */
export interface UnknownReference {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}
