import type { Dispatcher } from 'undici';
import { networkError } from '../core/errors.js';
import { lookupPublic, type Permission } from './addresses.js';

/** One request, by way of the proxy that the environment names. Certificates are always checked. */

export type Answer = Dispatcher.ResponseData;

export interface Sending extends Permission {
  /** The variables of the environment: HTTPS_PROXY, HTTP_PROXY, NO_PROXY. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds without a byte. */
  readonly stall: number;
}

/** Whether an entry of NO_PROXY names the host: itself, or a domain that it is in (".gov.uk", "*.gov.uk"). */
function namesHost(entry: string, { hostname, port, protocol }: URL): boolean {
  if (entry === '*') return true;
  const [, name = entry, only] = /^(.+):(\d+)$/.exec(entry) ?? [];
  if (only !== undefined && only !== (port || (protocol === 'https:' ? '443' : '80'))) return false;
  return /^[.*]/.test(name) ? hostname.endsWith(name.replace(/^\*/, '')) : hostname === name;
}

/** The proxy for an address, as curl reads the environment: small letters first, http's for https where there is no other. */
export function proxyFor(url: URL, environment: Sending['environment']): string | undefined {
  const read = (name: string) => environment[name] ?? environment[name.toUpperCase()];
  const proxy = (url.protocol === 'https:' && read('https_proxy')) || read('http_proxy');
  const exceptions = (read('no_proxy') ?? '').toLowerCase().split(/[,\s]+/);
  return proxy && !exceptions.some((entry) => entry !== '' && namesHost(entry, url)) ? proxy : undefined;
}

/** Sends a request and gives the answer, whatever it is. A proxy looks names up itself, so it alone can refuse private ones. */
export async function send(url: URL, headers: Readonly<Record<string, string>>, sending: Sending): Promise<Answer> {
  const {
    default: { Agent, ProxyAgent, request },
  } = await import('undici');
  const { stall, allowPrivate, environment } = sending;
  const proxy = proxyFor(url, environment);
  if (proxy !== undefined && !URL.canParse(proxy)) {
    throw networkError('the proxy that the environment names (HTTPS_PROXY, HTTP_PROXY) is no address; mend it.');
  }
  // Said even though it is the default: NODE_TLS_REJECT_UNAUTHORIZED would change that.
  const tls = { rejectUnauthorized: true };
  const dispatcher =
    proxy === undefined
      ? new Agent({ connect: { ...tls, ...(allowPrivate ? {} : { lookup: lookupPublic }) } })
      : new ProxyAgent({ uri: proxy, requestTls: tls, proxyTls: tls });
  // A copy: the proxy's agent writes the host into it, and the next address has another.
  return request(url, { dispatcher, headersTimeout: stall, bodyTimeout: stall, headers: { ...headers } });
}
