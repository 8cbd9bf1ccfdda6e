/** What TypeScript's library says less of than is true: objects whose keys are all named by their type. */

/** The keys of an object whose type names them all. */
export const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] =>
  Object.keys(record) as Key[];

/** An object with a value for every key. */
export const recordOf = <Key extends string, Value>(
  keys: readonly Key[],
  valueFor: (key: Key, index: number) => Value,
): Record<Key, Value> => {
  // Thousands of rows are read at every start: no list of pairs in between.
  const record = {} as Record<Key, Value>;
  keys.forEach((key, index) => {
    record[key] = valueFor(key, index);
  });
  return record;
};

/** Whether something has fields that can be asked for. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** A field of what may have it. */
export const fieldOf = (value: unknown, key: string): unknown => (isRecord(value) ? value[key] : undefined);

/** The choice that a text names; undefined where it names none. */
export const choiceNamed = <Choice extends string>(choices: readonly Choice[], text: string): Choice | undefined =>
  choices.find((choice) => choice === text);
