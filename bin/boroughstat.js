#!/usr/bin/env node
try {
  await import('../dist/cli.js');
} catch (error) {
  // The program itself cannot be read, so none of its own words can.
  const few = error?.code === 'EMFILE' || error?.code === 'ENFILE';
  const absent = error?.code === 'ERR_MODULE_NOT_FOUND' && /dist.cli\.js/.test(error.message);
  if (!few && !absent) throw error;
  process.stderr.write(
    few
      ? 'boroughstat: too many files are open; allow more (ulimit -n).\n'
      : 'boroughstat: the program has not been built; run npm ci --include=dev in its folder.\n',
  );
  process.exitCode = 3;
}
