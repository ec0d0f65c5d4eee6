/** Finding people: forgiving, ranked, masked, without a trace; nobody beyond whom the side may find (DESIGN §5, counter rules 4, 11). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { castMember } from '../../main/demo/cast.ts';
import type { Output } from '../../shared/contract.ts';
import { claimOf, onClaimDay, WORKED_PAYABLE } from '../support/claims.ts';
import type { TestDesk } from '../support/desk.ts';
import { eraseLawfully } from '../support/erase.ts';
import { cardOf, proposal, related } from '../support/proposals.ts';
import {
  behind,
  type Crew,
  deskTemplate,
  type DeskTemplate,
  journalState,
  proofOf,
  signInCrew,
} from '../support/spine.ts';

let template: DeskTemplate;
let desk: TestDesk;
let crew: Crew;
let hsa: string;
/** The paper of 孟样例's proposal. */
let paperNo: string;
let policyId: string;

beforeAll(async () => {
  template = await deskTemplate();
  desk = template.open();
  crew = await signInCrew(desk);
  hsa = await desk.signIn('2001');
  const proposed = await propose('孟样例');
  policyId = proposed.policyId;
  paperNo = proposed.papers[0]?.no ?? '';
  await propose('卫样例');
  // 秦样例 applies for her daughter and is nobody's insured.
  await propose('秦小样', { applicant: { ...related(castMember('秦样例'), '30') } });
  await propose('𬱖样例');
  await onClaimDay(desk, crew.clerk, async () => {
    const { claimId } = await desk.call('claims.open', claimOf(policyId, '孟样例'), { session: crew.clerk });
    await desk.call('claims.try', { claimId, expected: WORKED_PAYABLE }, { session: crew.clerk });
  });
});
afterAll(async () => {
  await desk.dispose();
  template.remove();
});

function propose(name: string, changes = {}) {
  return desk.call('enrollment.propose', proposal(name, changes), { session: crew.clerk });
}

async function find(text: string, session = crew.clerk): Promise<Output<'person.find'>> {
  return desk.call('person.find', { text }, { session });
}

async function namesFor(text: string, session = crew.clerk): Promise<string[]> {
  return (await find(text, session)).people.map(({ psn_name }) => psn_name);
}

const certnoOf = (name: string): string => castMember(name).row.certno;

describe('what is typed', () => {
  const { certno } = castMember('孟样例').row;
  const wide = (text: string): string =>
    text.replaceAll(/[0-9A-Za-z]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0));
  test.each([
    ['the name', '孟样例'],
    ['its beginning', '孟'],
    ['with spaces', ' 孟 样例 '],
    ['in pinyin', 'mengyangli'],
    ['the beginning of the pinyin', 'mengy'],
    ['in capitals with spaces', 'MENG Yang li'],
    ['by initials', 'myl'],
    ['half written, half spelt', '孟yang'],
    ['the last four', certno.slice(-4)],
    ['a masked number from another screen', `3704**********${certno.slice(-4)}`],
    ['the whole number', certno],
    ['full-width', wide(certno)],
    ['full-width letters', wide('myl')],
    ['the number in groups', `${certno.slice(0, 6)} ${certno.slice(6, 14)} ${certno.slice(14)}`],
  ])('%s finds the person', async (_, text) => {
    expect(await namesFor(text)).toContain('孟样例');
  });
  test('the beginning of a number finds nobody: digit by digit it would undo the mask', async () => {
    for (const length of [6, 10, 14, 17]) {
      for (const session of [crew.clerk, hsa]) expect(await namesFor(certno.slice(0, length), session)).toEqual([]);
    }
  });
  test('paper number, its beginning, its QR and the policy’s own id find paper and person', async () => {
    for (const text of [
      paperNo,
      paperNo.toLowerCase(),
      paperNo.replaceAll('-', ''),
      `JD1|proposal-acceptance|${paperNo}|0011223344556677`,
    ]) {
      const found = await find(text);
      expect([text, found.people.map(({ psn_name }) => psn_name)]).toEqual([text, ['孟样例']]);
      expect(found.papers).toEqual([{ no: paperNo, kind: 'proposal-acceptance', psn_name: '孟样例' }]);
    }
    expect((await find(policyId)).papers.map(({ no }) => no)).toContain(paperNo);
    const day = await find(paperNo.slice(0, paperNo.indexOf('-') + 9));
    expect(day.papers.length).toBeGreaterThan(3);
  });
  test('the paper of a trial leads to the insured', async () => {
    const trial = behind(desk, (db) => db.one<{ no: string }>(`SELECT no FROM papers WHERE kind = 'claim-trial'`));
    expect(await namesFor(trial?.no ?? '')).toEqual(['孟样例']);
  });
  test('who applied for somebody else is found too', async () => {
    expect(await namesFor('秦样')).toEqual(['秦样例']);
    expect((await namesFor('qin')).toSorted()).toEqual(['秦小样', '秦样例'].toSorted());
  });
  test.each(['', '   ', '*', '|||', '%', '_', "' OR 1=1 --", '样例', 'angli', '孟样例二', '\u0000'])(
    '%j finds nobody and says nothing wrong',
    async (text) => {
      const answer = await desk.answer('person.find', { text }, { session: crew.clerk });
      expect(answer).toMatchObject({ ok: true, value: { people: [], papers: [] } });
    },
  );
});

describe('what is shown', () => {
  test('name, masked number with its last four, township; never the number itself', async () => {
    const [found] = (await find('孟样例')).people;
    expect(found).toMatchObject({
      psn_name: '孟样例',
      certno: '3704**********0113',
      township: '东样镇',
      from: 'business',
    });
    expect(JSON.stringify(await find('孟'))).not.toContain(certnoOf('孟样例'));
  });
  test('a search leaves no trace in either chain', async () => {
    const before = [journalState(desk), journalState(desk, 'access')];
    await find('孟样例');
    await find(certnoOf('孟样例'));
    expect([journalState(desk), journalState(desk, 'access')]).toEqual(before);
  });
});

describe('whom each side finds by name', () => {
  test('the insurer’s side: people with business here, nobody of the roster besides', async () => {
    expect(await namesFor('常样例')).toEqual([]);
    expect(await namesFor(certnoOf('常样例'))).toEqual([]);
  });
  test('the 医保 side: the roster’s people as well, masked like the others, and no papers', async () => {
    const { people } = await find('常样例', hsa);
    expect(people).toMatchObject([{ psn_name: '常样例', from: 'roster', township: '东样镇' }]);
    expect(people[0]?.certno).toMatch(/^3704\*{10}/);
    expect(await namesFor('chang', hsa)).toContain('常样例');
    expect((await find(paperNo, hsa)).papers).toEqual([]);
  });
  test('somebody in both is one', async () => {
    expect(await namesFor('孟样例', hsa)).toEqual(['孟样例']);
  });
  test('系统管理 finds nobody', async () => {
    const answer = await desk.answer('person.find', { text: '孟' }, { session: crew.admin });
    expect(answer).toMatchObject({ error: { code: 'grant-refused' } });
  });
});

describe('a reference', () => {
  test('opens the person for the session that searched, and for no other', async () => {
    const [found] = (await find('孟样例')).people;
    const who = { by: 'found' as const, ref: found?.ref ?? '' };
    const opened = await desk.call('person.open', { who, purpose: 'inquiry' }, { session: crew.clerk });
    expect(opened).toMatchObject({ psn_name: '孟样例', certno: '3704**********0113', isUnmasked: false });
    const stolen = await desk.answer('person.open', { who, purpose: 'inquiry' }, { session: crew.supervisor });
    expect(stolen).toMatchObject({ ok: false, error: { code: 'person-found-long-ago' } });
  });
  test('expires after many searches', async () => {
    const [found] = (await find('孟样例')).people;
    for (let more = 0; more < 220; more += 1) await find('孟');
    const who = { by: 'found' as const, ref: found?.ref ?? '' };
    const answer = await desk.answer('person.open', { who, purpose: 'inquiry' }, { session: crew.clerk });
    expect(answer).toMatchObject({ error: { code: 'person-found-long-ago' } });
  });
});

describe('keys stay true to the journal', () => {
  let own: TestDesk;
  let ownCrew: Crew;
  beforeEach(async () => {
    own = template.open();
    ownCrew = await signInCrew(own);
    return () => own.dispose();
  });
  const people = () => behind(own, (db) => db.all('SELECT * FROM people'));

  test('another spelling is found under both names, and the rebuilt tables are the same', async () => {
    const other = { ...cardOf(castMember('孟样例')), psn_name: '曾样例', tel: null, nameConfirmed: true };
    await own.call('enrollment.propose', proposal('孟样例', { insured: other }), { session: ownCrew.clerk });
    for (const text of ['曾样例', 'zengyangli', 'cengyangli', 'zyl']) {
      const { people: found } = await own.call('person.find', { text }, { session: ownCrew.clerk });
      expect([text, found.map(({ psn_name }) => psn_name)]).toEqual([text, ['曾样例']]);
    }
    expect(proofOf(own.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });
  test('who was erased is found by nothing any more; who stands in another policy still is', async () => {
    await own.call('enrollment.propose', proposal('孟样例'), { session: ownCrew.clerk });
    const mother = { applicant: { ...related(castMember('秦样例'), '30') } };
    await own.call('enrollment.propose', proposal('秦小样', mother), { session: ownCrew.clerk });
    await own.call('enrollment.propose', proposal('秦样例'), { session: ownCrew.clerk });
    const entries = behind(own, (db) =>
      db.all<{ id: string }>(`SELECT id FROM journal WHERE type = 'policy.proposed/1' ORDER BY ordinal LIMIT 2`),
    );
    await eraseLawfully(
      own,
      entries.map(({ id }) => id),
    );
    expect(people()).toMatchObject([{ psn_name: '秦样例' }]);
    const keys = behind(own, (db) => db.all<{ key: string }>('SELECT key FROM search_keys ORDER BY key'));
    expect(keys.map(({ key }) => key)).toEqual([certnoOf('秦样例').slice(-4), 'qinyangli', 'qyl', '秦样例']);
    expect(proofOf(own.ports.dataDir)).toMatchObject({ ok: true, findings: [] });
  });
  test('the own township stands first, but an exact name stands before it', async () => {
    for (const name of ['孟样例', '秦样例', '卫样例']) {
      await own.call('enrollment.propose', proposal(name), { session: ownCrew.clerk });
    }
    behind(own, (db) =>
      db.transaction((w) => {
        const move = (certno: string, name: string, township: string): void => {
          w.run('UPDATE people SET psn_name = ?, township = ? WHERE certno = ?', name, township, certno);
          w.run('DELETE FROM search_keys WHERE certno = ?', certno);
          w.run('INSERT INTO search_keys VALUES (?, ?, ?)', name, certno, township);
        };
        move(certnoOf('孟样例'), '样甲乙', '西样镇');
        move(certnoOf('秦样例'), '样甲丙', '东样镇');
        move(certnoOf('卫样例'), '样甲', '西样镇');
      }),
    );
    await own.call('settings.change', { key: 'desk.township', value: '东样镇' }, { session: ownCrew.admin });
    const { people: found } = await own.call('person.find', { text: '样甲' }, { session: ownCrew.clerk });
    expect(found.map(({ psn_name }) => psn_name)).toEqual(['样甲', '样甲丙', '样甲乙']);
  });
});
