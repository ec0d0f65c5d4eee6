/** `npm run desk -- sync`: joins and sends from a terminal, with one JSON line and an exit code that tells. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodePorts } from '../../../main/hosts/node-ports.ts';
import { formatInstant, instant } from '../../../shared/dates.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { centralPorts } from '../../support/central-ports.ts';
import { runCli } from '../../support/cli.ts';
import { openDemoDesk, testPorts } from '../../support/desk.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';

let postgres: TestPostgres;
let centre: TestCentral;
let folder: string;
beforeAll(async () => {
  postgres = await startTestPostgres();
  // The program runs on the machine's clock, and so does its centre.
  const ports = centralPorts();
  ports.clock.set(formatInstant(instant(Date.now())).slice(0, 10), formatInstant(instant(Date.now())).slice(11, 16));
  centre = await startTestCentral(postgres, { ports });
  await centre.addDesk('TY01');
  // The program opens the folder as this machine's installation, or it would be a moved one.
  const dataDir = mkdtempSync(join(tmpdir(), 'joint desk '));
  const { installationId } = nodePorts({ dataDir });
  const desk = await openDemoDesk(testPorts({ dataDir, installationId }));
  await desk.app.close();
  folder = desk.ports.dataDir;
});
afterAll(async () => {
  await centre.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

const sync = (...more: string[]) => runCli('desk.ts', ['sync', '--data', folder, '--json', ...more]);

test('before joining it says who joins; with address and code it joins and sends; again it has nothing to send', async () => {
  const before = await sync('--operator', '1001');
  expect([before.code, before.stdout]).toEqual([1, '']);
  expect(before.stderr).toContain('尚未接入中心');
  const code = await centre.code('TY01');
  const joined = await sync('--operator', '9001', '--join', centre.url, '--code', code);
  expect(joined.code).toBe(0);
  expect(JSON.parse(joined.stdout)).toMatchObject({ state: 'ok', trouble: null, unsent: 0, refused: 0, unknown: 0 });
  expect(joined.stdout.trimEnd()).not.toContain('\n');
  const again = await sync('--operator', '1001');
  expect(JSON.parse(again.stdout)).toMatchObject({ state: 'ok', taken: 0 });
}, 180_000);

test('a centre that is gone ends with code 1 and its sentence', async () => {
  await centre.central.server.close();
  const run = await sync('--operator', '1001');
  expect(run.code).toBe(1);
  expect(JSON.parse(run.stdout)).toMatchObject({ state: 'centre-down', trouble: expect.stringContaining('不在服务') });
});

test('a wrong command line is refused with its help', async () => {
  const run = await sync('--operator', '9001', '--join', 'https://x.example');
  expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('--join 和 --code 须同时给出')]);
});
