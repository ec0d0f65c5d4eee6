/** Papers are drawn in a thread of their own: parsing a font takes longer than the counter may wait (DESIGN idea 10). */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { traceOf } from '../../shared/fault-trace.ts';
import { openGb18030, type Gb18030 } from '../printing/gb18030.ts';
import { escpBytes } from '../printing/escp.ts';
import { textForms } from '../printing/text-form.ts';
import { textsOf } from './content.ts';
import { bundledFontPath, type FontHolder, heldFonts, loadFonts } from './font-files.ts';
import { PROFILE } from './profile.ts';
import { contentOf, renderPaper, type PaperSource } from './render.ts';
import type { RenderAnswer, Rendered, RenderJob, RenderRequest } from './render-job.ts';
import { drawTestPage, testLines } from './test-page.ts';

const { systemFonts } = z.object({ systemFonts: z.array(z.string()) }).parse(workerData);
const fonts: FontHolder = { fonts: null };
const encoder: { gb18030: Gb18030 | null } = { gb18030: null };

// Both ends are ours: what arrives is a RenderRequest.
parentPort?.on('message', (request: RenderRequest) => void answer(request));

async function answer({ id, job }: RenderRequest): Promise<void> {
  parentPort?.postMessage(await answerTo(id, job));
}

async function answerTo(id: number, job: RenderJob): Promise<RenderAnswer> {
  try {
    if (job.job !== 'check') return { id, kind: 'rendered', rendered: await render(job) };
    await (await preparedFonts()).prepare(textsOf(contentOf(job.source, 'qr').content));
    return { id, kind: 'checked' };
  } catch (cause) {
    return refusalOf(id, cause);
  }
}

function render(job: Exclude<RenderJob, { job: 'check' }>): Promise<Rendered> {
  return job.job === 'test-page' ? renderTestPage(job) : renderSource(job);
}

async function renderSource({
  source,
  profile,
  offset,
  format,
}: Extract<RenderJob, { job: 'paper' }>): Promise<Rendered> {
  const text = format === 'escp' ? asText(source) : null;
  if (text !== null) return { bytes: escpBytes(text, offset, gb18030()), format: 'escp' };
  return {
    bytes: await renderPaper(source, await preparedFonts(), { profile: PROFILE[profile], offset }),
    format: 'pdf',
  };
}

/** Null when a character is beyond what every such printer's font holds. */
function asText(source: PaperSource): string[][] | null {
  const forms = textForms(contentOf(source, 'check').content);
  const characters = Array.from(forms.flat().join(''), (character) => character.codePointAt(0) ?? 0);
  return characters.every((codePoint) => gb18030().isTwoByte(codePoint)) ? forms : null;
}

async function renderTestPage({ page, format }: Extract<RenderJob, { job: 'test-page' }>): Promise<Rendered> {
  if (format === 'escp') return { bytes: escpBytes([testLines(page)], page.offset, gb18030()), format };
  return { bytes: await drawTestPage(page, await preparedFonts()), format };
}

function preparedFonts() {
  return heldFonts(fonts, () => loadFonts(bundledFontPath(), systemFonts));
}

function gb18030(): Gb18030 {
  encoder.gb18030 ??= openGb18030();
  return encoder.gb18030;
}

function refusalOf(id: number, cause: unknown): RenderAnswer {
  if (cause instanceof AppError) {
    // `instanceof` forgets the type argument.
    const { code, details } = cause as AppError;
    return { id, kind: 'refused', code, details };
  }
  return { id, kind: 'fault', ...traceOf(cause, Infinity) };
}
