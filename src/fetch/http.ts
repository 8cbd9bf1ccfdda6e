import { errorCode, networkError, UserError } from '../core/errors.js';
import { checkedUrl } from './addresses.js';
import { type Answer, type Sending, send } from './send.js';

/** One request at a time, with retries: redirects within limits, waits where the server asks for them, tries again. */

export interface RetryPolicy {
  /** How often a request is made before it is given up. */
  readonly tries: number;
  /** Seconds before the second try; twice as long before each that follows. */
  readonly wait: number;
  /** Seconds without a byte. */
  readonly stall: number;
}

/** Time, from outside: nothing here asks the clock itself. */
export interface Clock {
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

export interface Connection extends Omit<Sending, 'stall'> {
  readonly retryPolicy: RetryPolicy;
  readonly clock: Clock;
  /** Who asks, and why. */
  readonly userAgent: string;
}

const MOST_REDIRECTS = 5;
/** A server that asks for more is busy for the day. */
const LONGEST_WAIT = 120;

/** Not worth another try, or worth one. */
class TransientError extends Error {
  constructor(
    message: string,
    readonly seconds: number | undefined,
  ) {
    super(message);
  }
}

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header);

/** Seconds, or a date. */
function retryAfter(answer: Answer, clock: Clock): number | undefined {
  const text = one(answer.headers['retry-after']);
  if (text === undefined) return undefined;
  const seconds = /^\d+$/.test(text.trim()) ? Number(text) : (Date.parse(text) - clock.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

async function ask(start: URL, headers: Readonly<Record<string, string>>, connection: Connection): Promise<Answer> {
  const stall = connection.retryPolicy.stall * 1000;
  const all = { 'user-agent': connection.userAgent, 'accept-encoding': 'identity', ...headers };
  let url = start;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const answer = await send(url, all, { ...connection, stall });
    const location = one(answer.headers.location);
    if (answer.statusCode < 300 || answer.statusCode === 304 || answer.statusCode >= 400 || location === undefined)
      return answer;
    await answer.body.dump();
    url = checkedUrl(location, connection, url);
  }
  throw networkError(`${start.href}: leads from one address to another without end; it is not followed.`);
}

/** The server's answer, judged: a refusal for good is an error, a passing one is thrown to be tried again. */
async function sendChecked(
  url: URL,
  headers: Readonly<Record<string, string>>,
  connection: Connection,
): Promise<Answer> {
  const answer = await ask(url, headers, connection);
  const { statusCode } = answer;
  const encoding = one(answer.headers['content-encoding']) ?? 'identity';
  if ((statusCode === 200 && encoding === 'identity') || statusCode === 304) return answer;
  await answer.body.dump().catch(() => {});
  if (statusCode === 200) throw networkError(`${url.href}: is compressed (${encoding}) though that was not asked for.`);
  if (statusCode === 429 || statusCode >= 500)
    throw new TransientError(`the server answers ${statusCode}`, retryAfter(answer, connection.clock));
  const what = statusCode === 404 ? 'there is nothing there (404)' : `the server answers ${statusCode}`;
  throw networkError(`${url.href}: ${what}; check --base-url and --dataset.`);
}

const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  UND_ERR_HEADERS_TIMEOUT: 'it does not answer',
  UND_ERR_BODY_TIMEOUT: 'it stopped sending',
  UND_ERR_CONNECT_TIMEOUT: 'it cannot be reached in time',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not to be trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not to be trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not to be trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not to be trusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is that of another host',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  UND_ERR_SOCKET: 'the connection broke',
  ECONNRESET: 'the connection broke',
};

function causeOf(error: unknown): string {
  if (error instanceof TransientError) return error.message;
  const cause = error instanceof Error ? error.cause : undefined;
  const code = errorCode(error) || errorCode(cause);
  return CAUSES[code] ?? (error instanceof Error ? error.message : code);
}

/** Does something with an answer, trying again while what fails may pass. `use` gets a whole answer or throws. */
export async function withAnswer<T>(
  address: string,
  headers: Readonly<Record<string, string>>,
  connection: Connection,
  use: (answer: Answer) => Promise<T>,
): Promise<T> {
  const url = checkedUrl(address, connection);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await use(await sendChecked(url, headers, connection));
    } catch (error) {
      await connection.clock.wait(pauseAfter(error, url, { attempt, policy: connection.retryPolicy }));
    }
  }
}

interface FailedAttempt {
  /** From 1. */
  readonly attempt: number;
  readonly policy: RetryPolicy;
}

/** Milliseconds until the next try; throws where there is none. */
function pauseAfter(error: unknown, { href }: URL, { attempt, policy: { tries, wait } }: FailedAttempt): number {
  if (error instanceof UserError) throw error;
  const seconds = error instanceof TransientError ? (error.seconds ?? 0) : 0;
  if (seconds > LONGEST_WAIT)
    throw networkError(`${href}: the server asks to wait ${Math.ceil(seconds)} seconds; try again then.`);
  if (attempt >= tries) {
    throw networkError(
      `${href}: ${causeOf(error)} (${tries} ${tries === 1 ? 'try' : 'tries'}); try again later, and check the network and the proxy (HTTPS_PROXY).`,
    );
  }
  return 1000 * Math.max(seconds, wait * 2 ** (attempt - 1));
}

/** Bytes a second over a whole answer, looked at from the second minute on: less, and an answer need never end. */
const SLOWEST = 1024;
const SLOW_FOR = 60_000;

/** The bytes of an answer as they come; given up where they only trickle. */
export async function* chunksOf({ body }: Answer, { clock }: Connection): AsyncGenerator<Buffer> {
  const started = clock.now();
  let bytes = 0;
  for await (const item of body) {
    const chunk: Buffer = item;
    bytes += chunk.length;
    const elapsed = clock.now() - started;
    if (elapsed > SLOW_FOR && (1000 * bytes) / elapsed < SLOWEST) throw new Error('it sends too slowly');
    yield chunk;
  }
}

/** A short answer as text. */
export const textAt = (address: string, connection: Connection, accept = 'application/json'): Promise<string> =>
  withAnswer(address, { accept }, connection, async (answer) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of chunksOf(answer, connection)) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > 2 ** 24) throw networkError(`${address}: the answer is longer than 16 MiB; check --base-url.`);
    }
    return Buffer.concat(chunks).toString('utf8');
  });
