/** How long the desk waits before it looks for the reader's service again. */
import { expect, test } from 'vitest';
import { waitBefore } from '../../../main/devices/line.ts';

test('the wait doubles from half a second up to 15 s', () => {
  expect([0, 1, 2, 5, 30].map((failures) => waitBefore(failures, 255))).toEqual([500, 1000, 2000, 15_000, 15_000]);
});

test('chance takes off up to half, so that a town’s desks do not all ask at once', () => {
  expect([0, 30].map((failures) => waitBefore(failures, 0))).toEqual([250, 7500]);
});
