/** Counts what a clerk presses, for the budgets of UI.md; the digits of figures are typed but not counted. */
import type { Page } from '@playwright/test';

export interface KeyCounter {
  /** Keys, each counted: a chord such as Control+Enter is one. */
  press(...keys: readonly string[]): Promise<void>;
  /** Text by its characters, each counted; an input method commits it as text. */
  write(text: string): Promise<void>;
  /** A figure or a date: its digits are not counted. */
  figure(digits: string): Promise<void>;
  /** How many so far. */
  count(): number;
}

/** A new count on a page. */
export function countKeys(page: Page): KeyCounter {
  let count = 0;
  return {
    async press(...keys) {
      for (const key of keys) {
        await page.keyboard.press(key);
        count += 1;
      }
    },
    async write(text) {
      await page.keyboard.insertText(text);
      count += [...text].length;
    },
    figure: (digits) => page.keyboard.type(digits),
    count: () => count,
  };
}
