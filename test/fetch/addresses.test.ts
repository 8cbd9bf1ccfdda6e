import { describe, expect, it } from 'vitest';
import { checkedUrl, isPrivateAddress, isPrivateUrl, lookupPublic } from '../../src/fetch/addresses.js';

/** Networks and examples from the IANA special-purpose address registries (RFC 1918, 3927, 4193, 4291, 5737, 6598, 6890). */
describe('private addresses', () => {
  it.each([
    ['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ['169.254.169.254', '100.64.0.1', '100.127.255.255', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    ['::', '::1', 'fc00::1', 'fdff::1', 'fe80::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:c0a8:101'],
  ])('are told: %s, %s, %s and others', (...addresses) => {
    expect(addresses.filter((address) => !isPrivateAddress(address))).toEqual([]);
  });

  it('are told from public ones', () => {
    const addresses = ['1.1.1.1', '9.255.255.255', '11.0.0.0', '172.15.255.255', '172.32.0.0', '192.167.255.255'];
    const others = [
      '100.63.255.255',
      '100.128.0.0',
      '223.255.255.255',
      '2606:4700::1111',
      '::ffff:1.1.1.1',
      '2001:db8::1',
    ];
    expect([...addresses, ...others].filter(isPrivateAddress)).toEqual([]);
  });
});

describe('an address that a server names', () => {
  const from = new URL('https://data.example/api/');
  const open = { allowPrivate: false };

  it.each([
    ['http://127.0.0.1/x', /private network/],
    ['http://2130706433/x', /private network/],
    ['http://0x7f.1/x', /private network/],
    ['http://[::1]/x', /private network/],
    ['http://[::ffff:7f00:1]/x', /private network/],
    ['http://localhost:8080/x', /private network/],
    ['http://a.LocalHost./x', /private network/],
    ['http://169.254.169.254/latest', /private network/],
    ['file:///etc/passwd', /neither http nor https/],
    ['data:text/csv,a', /neither http nor https/],
    ['//', /no address|private|neither/],
  ])('%s is refused', (address, says) => {
    expect(() => checkedUrl(address, open, new URL('http://data.example/'))).toThrow(says);
  });

  it('is not followed from https to http, wherever it leads', () => {
    expect(() => checkedUrl('http://data.example/x', open, from)).toThrow(
      'https://data.example/api/: leads from https to http (http://data.example/x); it is not followed.',
    );
    expect(() => checkedUrl('http://127.0.0.1/x', { allowPrivate: true }, from)).toThrow(/from https to http/);
  });

  it('is followed where it is public, or where the user named a private one', () => {
    expect(checkedUrl('/x.csv', open, from).href).toBe('https://data.example/x.csv');
    expect(checkedUrl('https://1.1.1.1/x', open, from).hostname).toBe('1.1.1.1');
    expect(checkedUrl('http://10.0.0.1/x', { allowPrivate: true }).hostname).toBe('10.0.0.1');
  });

  it('is judged by what its name leads to at the moment of connecting', async () => {
    const found = (all: boolean) =>
      new Promise((resolve) => lookupPublic('localhost', { all }, (error) => resolve(error?.message)));
    const refusal = 'localhost: is an address of this machine or of a private network; it is not followed.';
    expect([await found(true), await found(false)]).toEqual([refusal, refusal]);
    expect(await isPrivateUrl(new URL('http://localhost/'))).toBe(true);
    expect(await isPrivateUrl(new URL('https://nowhere.invalid/'))).toBe(false);
  });
});
