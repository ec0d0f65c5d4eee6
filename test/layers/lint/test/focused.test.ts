import { expect, test } from 'vitest';

test.only('one test hides the others', () => expect(1).toBe(1));
