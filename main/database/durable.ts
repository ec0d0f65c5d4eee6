/** Files that must be whole after a power cut: written beside, flushed, renamed, and the folder flushed too. */
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Gives a finished file its own name: its bytes reach the disk before the name does, and the name before anyone is told. */
export function renameDurably(part: string, target: string): void {
  flush(part, 'r+');
  renameSync(part, target);
  // Windows has no handle on a folder; its rename is durable with the file.
  if (process.platform !== 'win32') flush(dirname(target), 'r');
}

/** Gives a finished folder its own name: its files, then its list of names, then the list it stands in reach the disk. */
export function renameFolderDurably(part: string, target: string): void {
  for (const name of readdirSync(part)) flush(join(part, name), 'r+');
  if (process.platform !== 'win32') flush(part, 'r');
  renameSync(part, target);
  if (process.platform !== 'win32') flush(dirname(target), 'r');
}

/** Writes a small text under a name that does not count yet, readable by its owner only. */
export function writePart(part: string, text: string): void {
  const handle = openSync(part, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function flush(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
