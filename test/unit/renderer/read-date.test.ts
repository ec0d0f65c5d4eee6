import { expect, test } from 'vitest';
import { readDate } from '../../../renderer/components/read-date.ts';

test.each([
  ['20220701', '2022-07-01'],
  ['2022-7-1', '2022-07-01'],
  ['2022.07.01', '2022-07-01'],
  ['2022/7/01', '2022-07-01'],
  ['2022年7月1日', '2022-07-01'],
  ['２０２２０７０１', '2022-07-01'],
  [' 2024-2-29 ', '2024-02-29'],
])('%s is read as %s', (typed, date) => {
  expect(readDate(typed)).toBe(date);
});

test.each(['', '2022', '2022-6', '20220230', '2023-02-29', '2022-13-01', '1 7 2022', '2022063', '20220701 10:00:00'])(
  '%j is no date, and stays what it is until it is one',
  (typed) => {
    expect(readDate(typed)).toBeNull();
  },
);
