import { workerData } from 'node:worker_threads';

/**
 * Runs the built command line again and again in one thread, for `boroughstat` in run-binary.ts: the packages and the
 * figures it has read stay loaded.
 */
const { port, done, entry } = workerData;
const built = await import(entry);
const { main } = built.default ?? built;

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

/** Sets variables of the environment; gives back what puts them as they were. */
function setVariables(env) {
  const before = Object.keys(env).map((name) => [name, process.env[name]]);
  Object.assign(process.env, env);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}

async function run({ args, env }) {
  const restoreVariables = setVariables(env);
  const [out, talk] = [captured(process.stdout), captured(process.stderr)];
  process.argv = [process.execPath, 'boroughstat', ...args];
  process.exitCode = 0;
  await main();
  restoreVariables();
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
