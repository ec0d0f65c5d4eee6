import { chmodSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../central/admin/commands.ts';
import { runCentral, serveCentral } from '../../support/central-cli.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'joint-desk-centre-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const jsonOf = async (...args: readonly string[]): Promise<unknown> =>
  JSON.parse((await runCentral([...args, '--data', folder, '--json'])).stdout);

describe('npm run central', () => {
  test('serves a new centre in 体验模式, its people act beside it, a kill leaves nothing to mend', async () => {
    const first = await serveCentral(folder);
    expect(first.said).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      name: '体验中心',
      mode: 'demo',
    });
    expect(statSync(join(folder, 'signing.key')).mode & 0o777).toBe(0o600);
    expect(await jsonOf('region', 'add', '370400', '枣庄市')).toEqual({ admdvs: '370400', name: '枣庄市' });
    await jsonOf('desk', 'add', 'A01', '--region', '370400', '--site', '薛城区医保服务大厅');
    const code = expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(await jsonOf('desk', 'code', 'A01')).toMatchObject({ deskCode: 'A01', purpose: 'join', code });
    await first.end('SIGKILL');
    const second = await serveCentral(folder);
    expect(await jsonOf('desks')).toMatchObject({ desks: [{ deskCode: 'A01', standing: 'new', taken: 0, judged: 0 }] });
    expect((await runCentral(['--data', folder, '--port', '0'])).stderr).toContain('已经在运行');
    expect(await second.end('SIGTERM')).toBe(0);
  }, 240_000);

  test('starts nothing over a centre whose key is gone, and says so', async () => {
    const key = join(folder, 'signing.key');
    renameSync(key, `${key}.away`);
    const { code, stderr } = await runCentral(['desks', '--data', folder]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('没有这个中心的签名钥匙')]);
    renameSync(`${key}.away`, key);
  }, 120_000);

  test('every command has its help, and a wrong line is answered with it', async () => {
    for (const { name, load } of COMMANDS) expect((await load()).help).toContain(`npm run central -- ${name}`);
    const { code, stderr } = await runCentral(['desk', 'add', 'a1']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('须为 2–6 位大写字母或数字')]);
    expect((await runCentral(['nothing'])).code).toBe(2);
  }, 120_000);
});
