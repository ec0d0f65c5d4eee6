/** `npm run pictures [-- -g NAME]`: takes the kept pictures of screens and papers anew where they changed, and makes them small. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { smallPng } from './small-png.ts';
import { ROOT, V8_FLAGS } from './tool.ts';

const playwright = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
const args = ['test', 'pictures.spec', '--update-snapshots', ...process.argv.slice(2)];
const taking = spawnSync(process.execPath, [...V8_FLAGS, playwright, ...args], { cwd: ROOT, stdio: 'inherit' });
for (const path of globSync('test/e2e/pictures/kept/*.png', { cwd: ROOT })) {
  const picture = readFileSync(join(ROOT, path));
  const small = smallPng(picture);
  if (small.length < picture.length) writeFileSync(join(ROOT, path), small);
}
process.stdout.write('Look at every picture that changed before you keep it: git status test/e2e/pictures/kept\n');
process.exitCode = taking.status ?? 1;
