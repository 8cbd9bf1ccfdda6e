import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { tarGz, zip } from '../../scripts/portable/archive.js';
import { filesOfTar } from '../../scripts/portable/packages.js';

const long = `folder/${'deep/'.repeat(15)}${'n'.repeat(60)}.node`;
const files = new Map([
  ['folder/program', { bytes: Buffer.from('#!/bin/sh\nexit 0\n'), isProgram: true }],
  ['folder/a b & c.txt', { bytes: Buffer.from('x'.repeat(512)), isProgram: false }],
  [long, { bytes: Buffer.from([0, 255, 10]), isProgram: false }],
  ['folder/empty', { bytes: Buffer.alloc(0), isProgram: false }],
]);
const backwards = new Map([...files].reverse());

describe('archives of the portable folder', () => {
  it('are the same bytes in whatever order the files come', () => {
    expect(zip(files)).toEqual(zip(backwards));
    expect(tarGz(files)).toEqual(tarGz(backwards));
  });

  it('unpack to the same files, by the system’s tar, which may run the programs', () => {
    const folder = mkdtempSync(join(tmpdir(), 'boroughstat-test-'));
    writeFileSync(join(folder, 'archive.tar.gz'), tarGz(files));
    execFileSync('tar', ['xzf', 'archive.tar.gz'], { cwd: folder });
    for (const [path, { bytes }] of files) expect(readFileSync(join(folder, path))).toEqual(bytes);
    expect(statSync(join(folder, 'folder/program')).mode & 0o777).toBe(0o755);
    expect(statSync(join(folder, 'folder/empty')).mode & 0o777).toBe(0o644);
  });

  it('unpack to the same files, by another reader of zip', async () => {
    const archive = await JSZip.loadAsync(zip(files), { checkCRC32: true });
    expect(Object.keys(archive.files).sort()).toEqual([...files.keys()].sort());
    for (const [path, { bytes }] of files) expect(await archive.file(path)?.async('nodebuffer')).toEqual(bytes);
  });

  it('are read back by the reader of packages, which takes the first folder off', () => {
    const read = filesOfTar(gunzipSync(tarGz(files)));
    expect(read.get('a b & c.txt')).toEqual(files.get('folder/a b & c.txt')?.bytes);
    expect(read.get(long.replace('folder/', ''))).toEqual(files.get(long)?.bytes);
  });
});
