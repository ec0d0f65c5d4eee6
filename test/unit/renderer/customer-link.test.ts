import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Channel } from '../../../renderer/customer/channel.ts';
import { createFollower, type Follower } from '../../../renderer/customer/follower.ts';
import { createCustomerLink, type CustomerLink } from '../../../renderer/customer/link.ts';
import { SILENCE_MS, type ContentOf, type CustomerAnswer } from '../../../shared/customer-screen.ts';
import { localDate } from '../../../shared/dates.ts';
import { NOTICE_IDS } from '../../../shared/notice-items.ts';
import { yuan } from '../../support/sheets.ts';

/** What windows of one origin hear of each other: everybody but the one who posts, and only what can be cloned. */
function exchange() {
  const ears = new Map<symbol, (message: unknown) => void>();
  const posted: unknown[] = [];
  const open = (): Channel => {
    const me = Symbol('window');
    return {
      post(message) {
        posted.push(structuredClone(message));
        for (const [who, hear] of ears) if (who !== me) hear(structuredClone(message));
      },
      listen(hear) {
        ears.set(me, hear);
        return () => void ears.delete(me);
      },
      close: () => void ears.delete(me),
    };
  };
  return { open, posted };
}

const WINDOW = crypto.randomUUID();
const ASKING = crypto.randomUUID();
const IDLE: ContentOf<'idle'> = { kind: 'idle', site: '样例网点', products: ['样例产品'] };

function enrolling(name: string, asking = ASKING): ContentOf<'enrolling'> {
  return {
    kind: 'enrolling',
    product: '样例产品',
    person: { name, certno: '3704**********0113' },
    premium: yuan('90.00'),
    isSample: true,
    cover: { from: localDate('2022-01-01'), to: localDate('2022-12-31') },
    liabilities: [],
    seller: { name: '王样例', licenceNo: 'ZY0001', insurer: '样例保险公司' },
    tender: null,
    notices: { asking, state: 'open', signs: false },
  };
}

function confirmed(asking = ASKING): CustomerAnswer {
  return { kind: 'confirmed', asking, items: [...NOTICE_IDS], otherIndemnity: 'no', signature: null };
}

let air: ReturnType<typeof exchange>;
let link: CustomerLink;
let closeLink: () => void;
let screen: Follower;
let heard: CustomerAnswer[];
const hear = (answer: CustomerAnswer) => void heard.push(answer);
beforeEach(() => {
  vi.useFakeTimers();
  heard = [];
  air = exchange();
  link = createCustomerLink(air.open, WINDOW);
  closeLink = link.open();
  link.setIdle(IDLE, true);
  screen = createFollower(air.open(), crypto.randomUUID(), WINDOW);
});
afterEach(() => {
  screen.close();
  closeLink();
  vi.useRealTimers();
});

describe('the 客户屏', () => {
  it('shows what the page in front shows, and is known to be there', () => {
    expect(screen.get()?.content).toEqual(IDLE);
    expect(link.isPresent()).toBe(true);
    link.show('enroll', { content: enrolling('孟*例'), hear });
    expect(screen.get()?.content).toEqual(enrolling('孟*例'));
  });

  it('opened later is shown the same at once', () => {
    link.show('enroll', { content: enrolling('孟*例'), hear });
    const second = createFollower(air.open(), crypto.randomUUID(), null);
    expect(second.get()?.content).toEqual(enrolling('孟*例'));
    second.close();
  });

  it('goes idle at once when the person is put aside, and when the clerk leaves', () => {
    link.show('enroll', { content: enrolling('孟*例'), hear });
    link.withdraw('enroll');
    expect(screen.get()?.content).toEqual(IDLE);
    link.show('enroll', { content: enrolling('孟*例'), hear });
    closeLink();
    expect(screen.get()?.content).toEqual(IDLE);
  });

  it('keeps what another page shows when the first is put aside late', () => {
    link.show('enroll', { content: enrolling('孟*例'), hear });
    link.show('claim', { content: enrolling('谢*例'), hear });
    link.withdraw('enroll');
    expect(screen.get()?.content).toEqual(enrolling('谢*例'));
  });

  it('stays as long as the window beats, and shows nobody after 10 s of silence', () => {
    link.show('enroll', { content: enrolling('孟*例'), hear });
    vi.advanceTimersByTime(60_000);
    expect(screen.get()?.content).toEqual(enrolling('孟*例'));
    // The window is killed: it neither beats nor says farewell.
    const silent = createFollower(air.open(), crypto.randomUUID(), WINDOW);
    vi.clearAllTimers();
    const content = { to: 'screen', window: WINDOW, isDemo: true, content: enrolling('孟*例') };
    air.open().post(content);
    vi.advanceTimersByTime(SILENCE_MS - 1);
    expect(silent.get()?.content).toEqual(enrolling('孟*例'));
    vi.advanceTimersByTime(1);
    expect([silent.get(), screen.get()]).toEqual([null, null]);
    silent.close();
  });

  it('is missed by its window when it closes, and after 10 s without a sign', () => {
    screen.close();
    expect(link.isPresent()).toBe(false);
    air.open().post({ to: 'desk', screen: crypto.randomUUID(), window: WINDOW, said: { kind: 'present' } });
    expect(link.isPresent()).toBe(true);
    vi.advanceTimersByTime(SILENCE_MS);
    expect(link.isPresent()).toBe(false);
  });

  it('follows its own window, another only once that has been silent', () => {
    const other = createCustomerLink(air.open, crypto.randomUUID());
    const closeOther = other.open();
    other.show('enroll', { content: enrolling('谢*例'), hear });
    expect(screen.get()?.content).toEqual(IDLE);
    closeLink();
    vi.advanceTimersByTime(SILENCE_MS + 3_000);
    expect(screen.get()?.content).toEqual(enrolling('谢*例'));
    closeOther();
  });
});

describe('what the citizen answers', () => {
  it('reaches the page that asks', () => {
    link.show('enroll', { content: enrolling('孟*例'), hear });
    screen.answer(confirmed());
    expect(heard).toEqual([confirmed()]);
  });

  it('never lands on the next person, nor where nothing is asked', () => {
    screen.answer(confirmed());
    link.show('enroll', { content: enrolling('谢*例', crypto.randomUUID()), hear });
    screen.answer(confirmed());
    expect(heard).toEqual([]);
  });

  it('to another window is not heard here', () => {
    link.show('enroll', { content: enrolling('孟*例'), hear });
    air.open().post({ to: 'desk', screen: crypto.randomUUID(), window: crypto.randomUUID(), said: confirmed() });
    air.open().post({ to: 'desk', screen: crypto.randomUUID(), window: null, said: confirmed() });
    expect(heard).toEqual([]);
  });

  it('that is no answer is passed over by both ends', () => {
    link.show('enroll', { content: enrolling('孟*例'), hear });
    for (const rubbish of [
      null,
      'x',
      {},
      { to: 'desk' },
      { to: 'screen', window: WINDOW, content: { kind: 'idle' } },
    ]) {
      air.open().post(rubbish);
    }
    air.open().post({ to: 'desk', screen: crypto.randomUUID(), window: WINDOW, said: { ...confirmed(), more: 1 } });
    expect([screen.get()?.content, heard]).toEqual([enrolling('孟*例'), []]);
  });
});
