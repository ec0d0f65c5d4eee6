/** What a kept picture is: a state of a screen, and how a journey through one desk gets there. */
import type { Locator, Page } from '@playwright/test';
import type { DeskUnderTest } from '../desk.fixture.ts';

/** Beside 1366×768 in 普通版: `care` the same in 关怀版, `small` 普通版 at 1280×720. */
export type Also = 'care' | 'small';

export interface Scene {
  /** The picture's file is named by it. */
  readonly name: string;
  /** From the scene before to this one; ends when what the picture shows stands. */
  readonly reach: (desk: DeskUnderTest) => Promise<void>;
  readonly also?: readonly Also[];
  /** Another page than the clerk's, such as the citizen's screen. */
  readonly page?: (desk: DeskUnderTest) => Page;
  /** Shows the watermark of 体验模式, which otherwise only makes the picture's file twice as large. */
  readonly isMarked?: boolean;
  /** What differs from run to run. */
  readonly mask?: (page: Page) => readonly Locator[];
}

/** Scenes in the order they are reached on one desk. */
export interface Journey {
  readonly name: string;
  readonly scenes: readonly Scene[];
}
