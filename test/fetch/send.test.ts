import { expect, it } from 'vitest';
import { proxyFor } from '../../src/fetch/send.js';

/** What curl's manual says of the environment: small letters before capitals, NO_PROXY with names, domains and ports. */
const proxy = 'http://proxy.example:3128';
const to = (address: string, environment: Record<string, string>) => proxyFor(new URL(address), environment);

it('chooses the proxy that the environment names', () => {
  expect(to('https://data.example/', {})).toBeUndefined();
  expect(to('https://data.example/', { HTTPS_PROXY: proxy })).toBe(proxy);
  expect(to('http://data.example/', { HTTPS_PROXY: proxy })).toBeUndefined();
  expect(to('https://data.example/', { http_proxy: proxy })).toBe(proxy);
  expect(to('http://data.example/', { http_proxy: 'http://small', HTTP_PROXY: 'http://capital' })).toBe('http://small');
});

it.each([
  ['*', true],
  ['data.example', true],
  ['other.example, data.example', true],
  ['.example', true],
  ['*.example', true],
  ['data.example:443', true],
  ['data.example:8443', false],
  ['ata.example', false],
  ['', false],
])('passes the proxy by where NO_PROXY is "%s": %s', (exceptions, isPassed) => {
  const found = to('https://data.example/x', { https_proxy: proxy, NO_PROXY: exceptions });
  expect(found).toBe(isPassed ? undefined : proxy);
});
