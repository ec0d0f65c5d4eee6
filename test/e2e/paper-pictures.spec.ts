/** Every paper in every profile, page by page: kept as a picture and compared. Drawn as the preview draws it, by pdf.js. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { PROFILE_NAMES, PROFILES, type ProfileId } from '../../shared/print-profile.ts';
import { ROOT } from '../support/tool.ts';
import { papersOn } from './pictures/papers.ts';

const ORIGIN = 'http://papers.test';
const KEPT = join(import.meta.dirname, 'pictures', 'kept');
const PDF_JS = join(ROOT, 'node_modules', 'pdfjs-dist', 'build');

for (const id of PROFILES) {
  test(`the papers on ${PROFILE_NAMES[id]} look as they were approved`, async ({ page }) => {
    await openDrawer(page);
    const drawn = new Set<string>();
    for (const { name, pdf } of await papersOn(id)) {
      const pages = await draw(page, pdf);
      expect(pages.length, name).toBeGreaterThan(0);
      for (const [at, picture] of pages.entries()) {
        const file = `${name}-${at + 1}.png`;
        drawn.add(file);
        expect.soft(picture).toMatchSnapshot(file, { maxDiffPixels: 12 });
      }
    }
    expect(
      keptOf(id).filter((file) => !drawn.has(file)),
      'kept pictures of pages that no paper has',
    ).toEqual([]);
  });
}

/** The kept pictures of a profile's papers. */
function keptOf(id: ProfileId): string[] {
  return globSync(join(KEPT, `paper-*-${id}-*.png`)).map((path) => basename(path));
}

/** A page of its own origin that has pdf.js and nothing else. */
async function openDrawer(page: Page): Promise<void> {
  await page.route(`${ORIGIN}/**`, (route) => {
    const file = new URL(route.request().url()).pathname.slice(1);
    if (!file.endsWith('.mjs')) return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
    return route.fulfill({ contentType: 'text/javascript', body: readFileSync(join(PDF_JS, file)) });
  });
  await page.goto(ORIGIN);
  await page.addScriptTag({
    type: 'module',
    content: `
      import { getDocument, GlobalWorkerOptions } from '${ORIGIN}/pdf.min.mjs';
      GlobalWorkerOptions.workerSrc = '${ORIGIN}/pdf.worker.min.mjs';
      globalThis.drawPages = async (base64) => {
        const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const task = getDocument({ data, disableFontFace: true, useWasm: false, useSystemFonts: false });
        const paper = await task.promise;
        const pictures = [];
        for (let nth = 1; nth <= paper.numPages; nth += 1) {
          const sheet = await paper.getPage(nth);
          const viewport = sheet.getViewport({ scale: 96 / 72 });
          const canvas = document.createElement('canvas');
          canvas.width = Math.floor(viewport.width);
          canvas.height = Math.floor(viewport.height);
          await sheet.render({ canvas, viewport }).promise;
          pictures.push(canvas.toDataURL('image/png').split(',')[1]);
        }
        await task.destroy();
        return pictures;
      };`,
  });
  await page.waitForFunction(() => 'drawPages' in globalThis);
}

/** Each page of a PDF as a PNG of 96 dots an inch. */
async function draw(page: Page, pdf: Uint8Array): Promise<Buffer[]> {
  const base64 = Buffer.from(pdf).toString('base64');
  const drawn: unknown = await page.evaluate(`globalThis.drawPages(${JSON.stringify(base64)})`);
  if (!Array.isArray(drawn)) throw new TypeError('no pages were drawn');
  return drawn.map((picture) => Buffer.from(String(picture), 'base64'));
}
