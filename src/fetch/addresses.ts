import { lookup } from 'node:dns';
import { lookup as resolveName } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { networkError } from '../core/errors.js';

/** Which addresses may be asked: those of the network that the user named, never this machine's or this house's by a server's word. */

/** Networks that the public internet does not route to (IANA special-purpose registries, RFC 6890), and multicast. */
const NOT_PUBLIC: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 127, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

const blocked = new BlockList();
for (const [network, prefix, family] of NOT_PUBLIC) blocked.addSubnet(network, prefix, family);

/** Whether an IP address is one of this machine or of a private network; an IPv4 address inside an IPv6 one counts as itself. */
export const isPrivateAddress = (address: string): boolean =>
  blocked.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** The host of an address without the brackets of IPv6 and the dot that may end a name. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/** Whether the address itself says that it is of this machine or of a private network, without a name being looked up. */
function isPrivateByName(url: URL): boolean {
  const host = hostOf(url);
  return isIP(host) === 0 ? /^(?:.+\.)?localhost$/i.test(host) : isPrivateAddress(host);
}

/** Whether an address leads to this machine or a private network. A name that cannot be looked up does not. */
export async function isPrivateUrl(url: URL): Promise<boolean> {
  if (isPrivateByName(url)) return true;
  if (isIP(hostOf(url)) !== 0) return false;
  const found = await resolveName(hostOf(url), { all: true }).catch(() => []);
  return found.some(({ address }) => isPrivateAddress(address));
}

/** Looks a name up, and refuses one that leads to this machine or a private network: asked at the moment of connecting. */
export const lookupPublic: LookupFunction = (host, options, callback) =>
  lookup(host, options, (error, found, family) => {
    const addresses = typeof found === 'string' ? [found] : (found ?? []).map(({ address }) => address);
    const refused = error ?? (addresses.some(isPrivateAddress) ? privateError(host) : null);
    callback(refused, found, family);
  });

const privateError = (name: string): Error =>
  networkError(`${name}: is an address of this machine or of a private network; it is not followed.`);

/** Who asks what of whom. */
export interface Permission {
  /** Addresses of this machine and of private networks may be asked: the user named one. */
  readonly allowPrivate: boolean;
}

/** An address as a server or the user gave it, refused where it must not be followed. `from` is what led to it. */
export function checkedUrl(text: string, { allowPrivate }: Permission, from?: URL): URL {
  let url: URL;
  try {
    url = new URL(text, from);
  } catch {
    throw networkError(`${text}: is no address.`);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw networkError(`${url.href}: is neither http nor https; it is not followed.`);
  if (from?.protocol === 'https:' && url.protocol === 'http:')
    throw networkError(`${from.href}: leads from https to http (${url.href}); it is not followed.`);
  if (!allowPrivate && isPrivateByName(url)) throw privateError(url.href);
  return url;
}
