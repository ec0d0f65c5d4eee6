import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ports } from '../../main/ports.ts';
import { openTestDesk, testClock, testPorts, type TestDesk } from '../support/desk.ts';
import { behind, deskTemplate, journalState, type DeskTemplate } from '../support/spine.ts';

const TYPED = JSON.stringify({ certno: '370499198503120113', name: '孟样例' });

let template: DeskTemplate;
beforeAll(async () => {
  template = await deskTemplate();
});
afterAll(() => template.remove());

/** The same folder in a program started anew. */
const reopen = ({ ports }: TestDesk, changes: Partial<Ports> = {}) =>
  openTestDesk(testPorts({ dataDir: ports.dataDir, clock: ports.clock, ...changes }));
const keep = (desk: TestDesk, session: string, content: string | null) =>
  desk.call('drafts.keep', { page: 'enroll', content }, { session });
const kept = async (desk: TestDesk, session: string) =>
  (await desk.call('drafts.kept', { page: 'enroll' }, { session })).content;
const rows = (desk: TestDesk) => behind(desk, (db) => db.all('SELECT operator_no, page FROM drafts'));

describe('a half-filled form', () => {
  it('comes back after the program was closed, to the operator who typed it and to nobody else', async () => {
    const desk = template.open();
    await keep(desk, await desk.signIn('1001'), '{}');
    await keep(desk, await desk.signIn('1001'), TYPED);
    await desk.app.close();
    const again = reopen(desk);
    expect(await kept(again, await again.signIn('1001'))).toBe(TYPED);
    expect(await kept(again, await again.signIn('2001'))).toBeNull();
    await again.dispose();
  });

  it('is no business: nothing is journaled, no request is kept', async () => {
    const desk = template.open();
    const session = await desk.signIn('1001');
    const before = journalState(desk);
    const looks = journalState(desk, 'access');
    await keep(desk, session, TYPED);
    await kept(desk, session);
    expect([journalState(desk), journalState(desk, 'access')]).toEqual([before, looks]);
    await desk.dispose();
  });

  it('is dropped when it is done', async () => {
    const desk = template.open();
    const session = await desk.signIn('1001');
    await keep(desk, session, TYPED);
    await keep(desk, session, null);
    expect([await kept(desk, session), rows(desk)]).toEqual([null, []]);
    await desk.dispose();
  });

  it('is gone with its business day, whoever opens the page next', async () => {
    const clock = testClock();
    const desk = template.open({ clock });
    await keep(desk, await desk.signIn('1001'), TYPED);
    clock.set('2021-11-21');
    expect([await kept(desk, await desk.signIn('2001')), rows(desk)]).toEqual([null, []]);
    await desk.dispose();
  });

  it('is not given to another version of the program, which may read it otherwise', async () => {
    const desk = template.open();
    await keep(desk, await desk.signIn('1001'), TYPED);
    await desk.app.close();
    const newer = reopen(desk, { version: 'newer' });
    expect(await kept(newer, await newer.signIn('1001'))).toBeNull();
    await newer.app.close();
    const same = reopen(desk);
    expect(await kept(same, await same.signIn('1001'))).toBe(TYPED);
    await same.dispose();
  });

  it('is refused without a session, behind a lock, and when it is too long', async () => {
    const desk = template.open();
    const codeOf = async (content: string, session?: string) => {
      const answer = await desk.answer(
        'drafts.keep',
        { page: 'enroll', content },
        session === undefined ? {} : { session },
      );
      return answer.ok ? 'kept' : answer.error.code;
    };
    const session = await desk.signIn('1001');
    const codes = [await codeOf(TYPED), await codeOf('x'.repeat(100_001), session)];
    await desk.call('session.lock', {}, { session });
    expect([...codes, await codeOf(TYPED, session)]).toEqual(['session-required', 'input-invalid', 'session-locked']);
    await desk.dispose();
  });
});
