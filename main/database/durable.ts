/** Files that must be whole after a power cut: written beside, flushed, renamed, and the folder flushed too. */
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Gives a finished file its own name: its bytes reach the disk before the name does, and the name before anyone is told. */
export function renameDurably(part: string, target: string): void {
  flush(part, 'r+');
  renameSync(part, target);
  // Windows has no handle on a folder; its rename is durable with the file.
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
