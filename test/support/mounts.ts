/** Small file systems of their own, so that a full disk and a read-only folder are real ones. Needs root on Linux. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A mounted disk of a few megabytes. */
export interface SmallDisk {
  readonly path: string;
  /** Writes until no more than `leaving` bytes fit; answers a function that gives the space back. */
  fill(leaving?: number): () => void;
  unmount(): void;
}

/** Mounts a small disk. Throws where mounting is not allowed. */
export function mountSmallDisk(megabytes: number): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'disk '));
  mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path);
  return {
    path,
    fill: (leaving = 0) => {
      const spare = join(path, 'spare');
      writeFileSync(spare, Buffer.alloc(leaving));
      const files = [1024 * 1024, 64 * 1024, 4096, 1].map((size) => fillWith(path, size));
      rmSync(spare);
      return () => {
        for (const file of files.flat()) rmSync(file);
      };
    },
    unmount: () => unmount(path),
  };
}

/** The folder seen through a read-only mount. */
export function mountReadOnly(folder: string): { readonly path: string; unmount(): void } {
  const path = mkdtempSync(join(tmpdir(), 'read only '));
  mount('--bind', folder, path);
  mount('-o', 'remount,bind,ro', path);
  return { path, unmount: () => unmount(path) };
}

/** Null when disks can be mounted here, else why not. */
export function mountObstacle(): string | null {
  try {
    mountSmallDisk(1).unmount();
    return null;
  } catch (cause) {
    return `no disk can be mounted here (${cause instanceof Error ? cause.message.split('\n')[0] : 'unknown'})`;
  }
}

function mount(...args: string[]): void {
  execFileSync('mount', args, { stdio: 'pipe' });
}

function unmount(path: string): void {
  execFileSync('umount', ['--lazy', path], { stdio: 'pipe' });
  rmSync(path, { recursive: true, force: true });
}

function fillWith(path: string, size: number): string[] {
  const files: string[] = [];
  for (;;) {
    const file = join(path, `filler-${size}-${files.length}`);
    try {
      writeFileSync(file, Buffer.alloc(size, 1));
      files.push(file);
    } catch (cause) {
      rmSync(file, { force: true });
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC') return files;
      throw cause;
    }
  }
}
