/** What stands beside the keyboard: the reader's settings, and a scanner that types. */
import { expect, type Page } from '@playwright/test';
import type { DeskUnderTest } from '../desk.fixture.ts';
import type { ReaderSimulator } from '../../support/reader-simulator.ts';

/** Sets the reader's address as an administrator would, and waits until the desk has found it. */
export async function connectReader({ app }: DeskUnderTest, reader: ReaderSimulator): Promise<void> {
  const requestId = () => crypto.randomUUID();
  const signedIn = await app.dispatch({
    method: 'session.signIn',
    input: { operatorNo: '9001', password: 'tiyan2022', purpose: 'session' },
  });
  // The dispatcher's own output of 'session.signIn'.
  const { token } = (signedIn.ok ? signedIn.value : {}) as { readonly token: string };
  const input = { key: 'reader.address', value: reader.address };
  const set = await app.dispatch({ method: 'settings.change', input, session: token, requestId: requestId() });
  expect(set.ok).toBe(true);
  await expect.poll(() => reader.connections()).toBe(1);
}

/** Milliseconds between two characters of a scanner. */
const PACE = 8;

/**
 * Types a text as a scanner does, Enter last. The browser is told when each key was pressed: a busy machine that hands them
 * on late does not make a scan look typed by hand, as a real keyboard's own times do not either.
 */
export async function scan(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const first = Date.now() / 1000;
  for (const [at, character] of [...text, 'Enter'].entries()) {
    const timestamp = first + (at * PACE) / 1000;
    const key = character === '\t' ? 'Tab' : character;
    const typed = key === 'Tab' ? {} : { text: key === 'Enter' ? '\r' : key };
    const codes = key.length > 1 ? { code: key, windowsVirtualKeyCode: key === 'Tab' ? 9 : 13 } : {};
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, timestamp, ...codes, ...typed });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, timestamp, ...codes });
  }
  await session.detach();
}
