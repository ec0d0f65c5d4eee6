import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { OFFICE_PASSWORD, OFFICERS, openBrowser, putOfficers } from '../../support/office.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';

let postgres: TestPostgres;
let centre: TestCentral;
const folder = mkdtempSync(join(tmpdir(), 'office page '));

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'index-1.js'), '0');
  postgres = await startTestPostgres(['fsync=off']);
});
beforeEach(async () => {
  centre = await startTestCentral(postgres, { office: { folder, publicOrigin: null } });
  await putOfficers(centre);
});
afterEach(() => centre.stop());
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('signing in to the claims office', () => {
  test('opens a session whose token no script reads, no other site sends and the database does not hold', async () => {
    const browser = openBrowser(centre.url);
    const { user } = await browser.signIn('D201');
    expect(user).toEqual(OFFICERS.decider);
    const cookie = browser.cookie() ?? '';
    expect(cookie).toMatch(/^office=[\w-]{43}; Path=\/office; Max-Age=43200; HttpOnly; SameSite=Strict$/);
    const token = cookie.slice('office='.length, cookie.indexOf(';'));
    const { rows } = await centre.pool.query<{ token_hash: string }>('SELECT token_hash FROM office_sessions');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.token_hash).not.toContain(token);
    const { session } = await browser.call('office.status', {});
    expect(session?.user.userNo).toBe('D201');
  });

  test('holds for another server on the same database', async () => {
    const browser = openBrowser(centre.url);
    await browser.signIn('R101');
    const cookie = (browser.cookie() ?? '').split(';')[0] ?? '';
    await centre.central.close();
    const { createCentral } = await import('../../../central/app.ts');
    const other = await createCentral({
      pool: centre.pool,
      ports: centre.ports,
      judge: async () => 0,
      office: { folder, publicOrigin: null },
    });
    const url = await other.server.listen({ host: '127.0.0.1', port: 0 });
    const { session } = await openBrowser(url).call('office.status', {}, { headers: { cookie } });
    expect(session?.user.userNo).toBe('R101');
    await other.close();
  });

  test('ends after twenty minutes without a deed, however often the page looks by itself', async () => {
    const browser = openBrowser(centre.url);
    await browser.signIn('R101');
    centre.ports.clock.advance(15);
    await browser.call('queue.list', { stage: 'review' });
    centre.ports.clock.advance(15);
    await browser.call('queue.list', { stage: 'review' }, { passive: true });
    centre.ports.clock.advance(6);
    const answer = await browser.answer('queue.list', { stage: 'review' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'office-session-required' } });
  });

  test('ends when the person signs out, leaves the company or gets a new password', async () => {
    const browser = openBrowser(centre.url);
    await browser.signIn('R101');
    await browser.call('session.signOut', {});
    expect((await browser.call('office.status', {})).session).toBeNull();
    await browser.signIn('R101');
    await putOfficers(centre, [{ ...OFFICERS.reviewer, standing: 'left' }]);
    expect((await browser.call('office.status', {})).session).toBeNull();
    expect(await browser.answer('session.signIn', { userNo: 'R101', password: OFFICE_PASSWORD })).toMatchObject({
      ok: false,
      error: { code: 'office-sign-in-refused' },
    });
  });

  test('rests a 工号 for fifteen minutes after five wrong passwords, known or not, even for the right one', async () => {
    const browser = openBrowser(centre.url);
    for (const userNo of ['R101', 'X999']) {
      for (const remaining of [4, 3, 2, 1, 0]) {
        const answer = await browser.answer('session.signIn', { userNo, password: 'wrong' });
        expect(answer).toMatchObject({ ok: false, error: { code: 'office-sign-in-refused', details: { remaining } } });
      }
      const paused = await browser.answer('session.signIn', { userNo, password: OFFICE_PASSWORD });
      expect(paused).toMatchObject({ ok: false, error: { code: 'office-sign-in-paused', details: { minutes: 15 } } });
    }
    await browser.signIn('R102');
    centre.ports.clock.advance(15);
    await browser.signIn('R101');
  });

  test('counts no right password against an office of many behind one router', async () => {
    const tries = async () =>
      (await centre.pool.query(`SELECT who, count FROM office_tries WHERE who LIKE 'address %'`)).rows;
    const browser = openBrowser(centre.url);
    await browser.signIn('R101');
    await browser.call('session.changePassword', { password: OFFICE_PASSWORD, newPassword: OFFICE_PASSWORD });
    expect(await tries()).toEqual([]);
    await browser.answer('session.signIn', { userNo: 'R102', password: 'wrong' });
    centre.ports.clock.advance(14);
    // One short of the limit: two right ones in a row would be over it if either counted.
    await centre.pool.query(`UPDATE office_tries SET count = 49 WHERE who LIKE 'address %'`);
    await browser.signIn('R101');
    await browser.signIn('D201');
    expect(await tries()).toEqual([{ who: 'address 127.0.0.1', count: 49 }]);
  });

  test('forgets wrong passwords after fifteen minutes, however many right ones came meanwhile', async () => {
    const browser = openBrowser(centre.url);
    await browser.answer('session.signIn', { userNo: 'R102', password: 'wrong' });
    for (const minutes of [8, 8]) {
      centre.ports.clock.advance(minutes);
      await browser.signIn('R101');
    }
    expect((await centre.pool.query('SELECT who FROM office_tries')).rows).toEqual([]);
  });

  test('counts by the address a trusted proxy tells of, and by nobody else’s word', async () => {
    const from = { headers: { 'x-forwarded-for': '10.9.8.7' } };
    const wrong = { userNo: 'R101', password: 'wrong' };
    await openBrowser(centre.url).answer('session.signIn', wrong, from);
    const behind = await startTestCentral(postgres, {
      office: { folder, publicOrigin: null },
      trustProxy: '127.0.0.1,10.1.0.0/16',
    });
    await openBrowser(behind.url).answer('session.signIn', wrong, from);
    await behind.stop();
    const addresses = async ({ pool }: TestCentral) =>
      (await pool.query(`SELECT who FROM office_tries WHERE who LIKE 'address %'`)).rows;
    expect([await addresses(centre), await addresses(behind)]).toEqual([
      [{ who: 'address 127.0.0.1' }],
      [{ who: 'address 10.9.8.7' }],
    ]);
  });

  test('changes one’s own password for who knows the old one, and ends the same person’s other sessions', async () => {
    const [here, elsewhere] = [openBrowser(centre.url), openBrowser(centre.url)];
    await here.signIn('R101');
    await elsewhere.signIn('R101');
    const wrong = await here.answer('session.changePassword', { password: 'nicht', newPassword: 'xinmima2023' });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'office-password-wrong' } });
    await here.call('session.changePassword', { password: OFFICE_PASSWORD, newPassword: 'xinmima2023' });
    expect((await here.call('office.status', {})).session?.user.userNo).toBe('R101');
    expect((await elsewhere.call('office.status', {})).session).toBeNull();
    await elsewhere.signIn('R101', 'xinmima2023');
  });

  test('refuses somebody whose authority was raised in the database by hand', async () => {
    await centre.pool.query(`UPDATE office_users SET per_claim_fen = 900000000 WHERE user_no = 'D201'`);
    const answer = await openBrowser(centre.url).answer('session.signIn', {
      userNo: 'D201',
      password: OFFICE_PASSWORD,
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'office-mandate-broken' } });
  });
});

describe('the office page', () => {
  test('is called by its own origin only', async () => {
    const browser = openBrowser(centre.url);
    for (const headers of [{ origin: 'https://example.test' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await browser.answer('office.status', {}, { headers });
      expect(answer).toMatchObject({ ok: false, error: { code: 'office-origin-refused' } });
    }
  });

  test('comes with a strict content security and gives no file beside its own', async () => {
    const page = await fetch(`${centre.url}/office/`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const script = await fetch(`${centre.url}/office/assets/index-1.js`);
    expect([script.status, script.headers.get('cache-control')]).toEqual([200, 'private, max-age=31536000, immutable']);
    for (const path of ['..%2f..%2fetc%2fpasswd', 'assets', 'assets/..%2findex.html', 'api/office.status']) {
      expect([path, (await fetch(`${centre.url}/office/${path}`)).status]).toEqual([path, 404]);
    }
  });

  test('answers what it cannot read with a sentence', async () => {
    for (const body of ['{', '[]', JSON.stringify({ input: {}, more: 1 })]) {
      const response = await fetch(`${centre.url}/office/api/office.status`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: centre.url },
        body,
      });
      expect([response.status, await response.json()]).toMatchObject([400, { error: { code: 'office-malformed' } }]);
    }
    const browser = openBrowser(centre.url);
    const wrong = await browser.answer('session.signIn', { userNo: '', password: 'x' });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'input-invalid' } });
  });

  test('keeps its log free of passwords, tokens and names', async () => {
    const browser = openBrowser(centre.url);
    await browser.signIn('D201');
    const log = JSON.stringify(centre.ports.log.lines);
    for (const secret of [OFFICE_PASSWORD, '卫核赔', (browser.cookie() ?? '').slice(7, 50)])
      expect(log).not.toContain(secret);
  });
});
