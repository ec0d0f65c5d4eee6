/** 客户屏, used by a citizen's finger or mouse. */
import type { Page } from '@playwright/test';

/** Every notice that can be ticked, once they are drawn. */
export async function tickAll(screen: Page): Promise<void> {
  const boxes = screen.getByRole('checkbox');
  await boxes.first().waitFor();
  for (const box of await boxes.all()) await box.check();
}
