import type { Diagnostic } from '../core/diagnostics.js';
import type { Study } from '../figures/study.js';
import { type InputRead, recordInput, recordingInputs } from '../load/recorded-inputs.js';

interface Prepared {
  readonly study: Study;
  readonly diagnostics: readonly Diagnostic[];
}

/** The study of several reports of one run: read for the first, an input of each. */
export class SharedStudy {
  #prepared: (Prepared & { readonly inputs: readonly InputRead[] }) | undefined;

  /** Whether the data could be read: from then on a failure is of one report alone. */
  get isPrepared(): boolean {
    return this.#prepared !== undefined;
  }

  /** Undefined before it is made, or where it could not be. */
  get study(): Study | undefined {
    return this.#prepared?.study;
  }

  /** The study, made by `prepare` at the first call; what that read is noted in each run that asks. */
  async prepare(prepare: () => Promise<Prepared>): Promise<Prepared> {
    this.#prepared ??= await recordingInputs(async (inputs) => ({ ...(await prepare()), inputs: inputs() }));
    for (const input of this.#prepared.inputs) recordInput(input);
    return this.#prepared;
  }
}
