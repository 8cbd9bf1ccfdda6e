/** What is to be undone when the run gets a signal to stop: staging folders and locks. */
const cleanups = new Set<() => void>();

const CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** Runs the work with an undoing that a signal calls too; it is called once, at the end or at the signal. */
export async function withCleanup<T>(undo: () => void, work: () => Promise<T>): Promise<T> {
  endOnSignals();
  cleanups.add(undo);
  try {
    return await work();
  } finally {
    cleanups.delete(undo);
    undo();
  }
}

/** Lets a signal that came meanwhile be heard: long stages hold the only thread. */
export const yieldToEventLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

let installed = false;

/**
 * SIGINT ends the run with 130 and SIGTERM with 143, nothing left half written. Only while there is something to undo:
 * elsewhere a signal ends the process at once, as a user expects of Ctrl-C.
 */
function endOnSignals(): void {
  if (installed) return;
  installed = true;
  for (const [signal, code] of Object.entries(CODES)) {
    process.once(signal, () => {
      // What was begun last lies within what was begun before it.
      for (const undo of [...cleanups].reverse()) undo();
      // Nothing is being written any more, so nothing can be cut.
      process.exit(code);
    });
  }
}
