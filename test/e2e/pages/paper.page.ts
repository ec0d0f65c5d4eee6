/** The papers beside a job: chosen, drawn, saved. */
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { readPdf, type ReadPdf } from '../../support/read-pdf.ts';

/** Shows the paper of a kind, waits until it stands, saves it as a clerk would, and reads it back. */
export async function readPaper(page: Page, name: string): Promise<ReadPdf> {
  // Of two of a kind the newer stands first.
  await page
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click();
  await expect(page.getByRole('img', { name: new RegExp(`^${name} 第 1 页`) })).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '另存为 PDF' }).click();
  return readPdf(new Uint8Array(readFileSync(await (await saved).path())));
}

/** The number of a paper, as its button says. */
export async function paperNumber(page: Page, name: string): Promise<string> {
  const button = page.getByRole('button', { name: new RegExp(`^${name}`) });
  return (await button.innerText()).split('\n')[1] ?? '';
}
