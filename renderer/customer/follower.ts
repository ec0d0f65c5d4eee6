/** The 客户屏's end: follows one clerk's window, goes idle when it falls silent, sends back what the citizen did. */
import type { z } from 'zod';
import { SILENCE_MS, showSchema, type CustomerAnswer, type FromScreen } from '../../shared/customer-screen.ts';
import type { Channel } from './channel.ts';

export interface Follower {
  /** What to show; null: nobody is at the window. */
  get(): Shown | null;
  subscribe(listener: () => void): () => void;
  answer(answer: CustomerAnswer): void;
  /** The screen is closed. */
  close(): void;
}

/** Whom a screen follows and what it was sent last. */
export type Shown = Pick<z.infer<typeof showSchema>, 'window' | 'isDemo' | 'content'>;

/**
 * Follows the window it was opened for (`wanted`), or the first it hears, and stays with it until it has been silent for
 * SILENCE_MS: then nothing of anybody is left on the screen, and any window may be followed.
 */
export function createFollower(channel: Channel, screen: string, wanted: string | null): Follower {
  const listeners = new Set<() => void>();
  let followed: Shown | null = null;
  let preferred = wanted;
  const say = (said: FromScreen['said']) =>
    channel.post({ to: 'desk', screen, window: followed?.window ?? preferred, said } satisfies FromScreen);
  const change = (next: Shown | null) => {
    const isSame = JSON.stringify(next) === JSON.stringify(followed);
    if (isSame) return;
    followed = next;
    for (const listener of listeners) listener();
  };
  const fallSilent = () => {
    preferred = null;
    change(null);
  };
  let silence = setTimeout(fallSilent, SILENCE_MS);
  const stopHearing = channel.listen((message) => {
    const parsed = showSchema.safeParse(message);
    if (!parsed.success) return;
    const { window, isDemo, content } = parsed.data;
    const isOurs = followed === null ? preferred === null || window === preferred : followed.window === window;
    if (!isOurs) return;
    clearTimeout(silence);
    silence = setTimeout(fallSilent, SILENCE_MS);
    change({ window, isDemo, content });
    say({ kind: 'present' });
  });
  say({ kind: 'present' });
  return {
    get: () => followed,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    answer: (answer) => say(answer),
    close() {
      say({ kind: 'leaving' });
      clearTimeout(silence);
      stopHearing();
      channel.close();
    },
  };
}
