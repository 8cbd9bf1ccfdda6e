import { textFor } from '../output/platform.js';

/** Writes to standard output, as its terminal can show it. */
export const writeOut = (text: string): void => void process.stdout.write(textFor(process.stdout, text));
