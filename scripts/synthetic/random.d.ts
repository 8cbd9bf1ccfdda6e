/** Numbers from 0 to 1 that a seed settles. */
export function randomFrom(seed: number): () => number;
