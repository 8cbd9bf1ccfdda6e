import { spawn } from 'node:child_process';

/** A program and what it is given. */
interface ProgramCall {
  readonly command: string;
  readonly args: readonly string[];
}

/** The program of a platform that opens a file with what its user has for such files. */
export function openingProgram(platform: NodeJS.Platform, path: string): ProgramCall {
  if (platform === 'win32') return { command: 'explorer.exe', args: [path] };
  return { command: platform === 'darwin' ? 'open' : 'xdg-open', args: [path] };
}

/** Opens a file and does not wait for it to be closed; false where the platform's program cannot be started. */
export function openResult(path: string, platform = process.platform): Promise<boolean> {
  const { command, args } = openingProgram(platform, path);
  return new Promise((resolve) => {
    const opened = spawn(command, args, { detached: true, stdio: 'ignore' });
    opened.once('error', () => resolve(false));
    opened.once('spawn', () => {
      opened.unref();
      resolve(true);
    });
  });
}
