const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

function blockOf(value: number | null, highest: number): string {
  if (value === null) return ' ';
  const step = highest === 0 ? 0 : Math.ceil((value / highest) * BLOCKS.length) - 1;
  return BLOCKS[Math.max(0, step)] ?? ' ';
}

/** A block for each value, from zero to the highest; a gap where one is missing. */
export function blocks(values: readonly (number | null)[]): string {
  const highest = Math.max(0, ...values.map((value) => value ?? 0));
  return values.map((value) => blockOf(value, highest)).join('');
}
