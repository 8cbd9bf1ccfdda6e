import { UserError } from '../../core/errors.js';

/** A failure after other files came: each file is whole by itself and stays, which whoever reads the failure must know. */
export function withWhatIsKept(
  error: unknown,
  kept: readonly string[],
  { folder, files }: { readonly folder: string; readonly files: number },
): unknown {
  if (kept.length === 0 || !(error instanceof UserError)) return error;
  const [are, they] = kept.length === 1 ? ['was', 'it is'] : ['were', 'they are'];
  const sentence = `${kept.length} of ${files} files (${kept.join('; ')}) ${are} fetched before that, and ${they} kept in ${folder}; run again for the rest.`;
  return new UserError(`${error.message} ${sentence}`, error.exitCode);
}
