/** A scanner is told from a clerk by its pace. */
import { expect, test } from 'vitest';
import { type Burst, scanOf, withCharacter } from '../../../renderer/frame/burst.ts';

/** Types a text at a steady pace, in milliseconds a character. */
function typed(text: string, pace: number, before: Burst | null = null, from = 0): { burst: Burst | null; at: number } {
  let burst = before;
  let at = from;
  for (const character of text) {
    at += pace;
    burst = withCharacter(burst, character, at);
  }
  return { burst, at };
}

test('eighteen characters at a scanner’s pace are a scan', () => {
  const { burst, at } = typed('370499198503120113', 12);
  expect(scanOf(burst, at + 12)).toBe('370499198503120113');
});

test('the same by hand, or held back before Enter, is typing', () => {
  const slow = typed('370499198503120113', 120);
  expect(scanOf(slow.burst, slow.at + 12)).toBeNull();
  const fast = typed('370499198503120113', 12);
  expect(scanOf(fast.burst, fast.at + 500)).toBeNull();
  const nimble = typed('370499198503120113', 70);
  expect(scanOf(nimble.burst, nimble.at + 70)).toBeNull();
});

test('two or three quick keys are never a scan', () => {
  const { burst, at } = typed('390', 10);
  expect(scanOf(burst, at + 10)).toBeNull();
  expect(scanOf(null, 0)).toBeNull();
});

test('what was typed by hand before the scan is not part of it', () => {
  const hand = typed('12', 150);
  const { burst, at } = typed('370499198503120113', 12, hand.burst, hand.at + 300);
  expect(scanOf(burst, at + 12)).toBe('370499198503120113');
});
