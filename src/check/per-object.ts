/** Work on an object done once, however often it is asked for. */
export function perObject<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const results = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const known = results.get(key);
    if (known) return known.value;
    const result = { value: make(key) };
    results.set(key, result);
    return result.value;
  };
}
