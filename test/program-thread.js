import { workerData } from 'node:worker_threads';

/**
 * Runs the built command line again and again in one thread, for `boroughstat` in run-binary.ts. Its entry is imported
 * anew each time; the chunks behind it, with the packages and the figures they have read, stay loaded.
 */
const { port, done, entry } = workerData;
let runs = 0;

/** Collects what is written to a stream, as bytes. */
function captured(stream) {
  const chunks = [];
  stream.write = (chunk, encoding, callback) => {
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    (typeof encoding === 'function' ? encoding : callback)?.();
    return true;
  };
  return () => Buffer.concat(chunks).toString();
}

async function run({ args, env }) {
  Object.assign(process.env, env);
  const [out, talk] = [captured(process.stdout), captured(process.stderr)];
  process.argv = [process.execPath, 'boroughstat', ...args];
  process.exitCode = 0;
  runs += 1;
  await import(`${entry}?run=${runs}`);
  for (const each of [process.stdout, process.stderr]) each.removeAllListeners('error');
  process.removeAllListeners('uncaughtException');
  return { code: process.exitCode, out: out(), talk: talk() };
}

port.on('message', async (request) => {
  try {
    port.postMessage(await run(request));
  } catch (error) {
    port.postMessage({ failure: String(error?.stack ?? error) });
  }
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
});
