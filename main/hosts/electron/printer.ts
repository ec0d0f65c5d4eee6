/** Electron's own printing: the PDF opens in a window nobody sees and goes silently to the named device. */
import { BrowserWindow } from 'electron';
import type { ProfileId } from '../../../shared/print-profile.ts';
import { PROFILE, POINTS_PER_MM } from '../../papers/profile.ts';
import type { Printer, PrintJob, PrintOutcome } from '../../printing/printer.ts';

/** A driver that never answers must not hold the counter. */
const PATIENCE_MS = 30_000;

/** `raw`: the system's way to send bytes as they are; Electron has none of its own. */
export function electronPrinter(window: () => BrowserWindow | null, raw: Printer): Printer {
  return {
    devices: async () => {
      const printers = (await window()?.webContents.getPrintersAsync()) ?? [];
      return printers.map(({ name }) => name);
    },
    print: (job, device) => (job.format === 'escp' ? raw.print(job, device) : printPdf(job, device)),
  };
}

/** Nothing is written to the disk: the PDF travels in its address, and the window's session lives in memory. */
async function printPdf(job: PrintJob, device: string): Promise<PrintOutcome> {
  const sheet = new BrowserWindow({
    show: false,
    webPreferences: {
      plugins: true,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      partition: 'print',
    },
  });
  try {
    return await Promise.race([loadAndPrint(sheet, job, device), impatience()]);
  } catch (cause) {
    return { state: 'failed', reason: null, complaint: cause instanceof Error ? cause.name : '' };
  } finally {
    sheet.destroy();
  }
}

async function loadAndPrint(sheet: BrowserWindow, job: PrintJob, device: string): Promise<PrintOutcome> {
  const { webContents } = sheet;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  await webContents.loadURL(`data:application/pdf;base64,${Buffer.from(job.bytes).toString('base64')}`);
  return printed(sheet, job.profile, device);
}

/** Whether the system took the job. */
function printed(sheet: BrowserWindow, profile: ProfileId, deviceName: string): Promise<PrintOutcome> {
  const { width, height, isRoll } = PROFILE[profile];
  const pageSize = { width: micronsOf(width), height: micronsOf(height) };
  const margins = { marginType: 'none' } as const;
  const options = { silent: true, printBackground: true, deviceName, margins, ...(isRoll ? {} : { pageSize }) };
  return new Promise((resolve) => {
    sheet.webContents.print(options, (isDone, complaint) =>
      resolve(isDone ? { state: 'queued' } : { state: 'failed', reason: reasonOf(complaint, deviceName), complaint }),
    );
  });
}

/** Every sheet is of whole millimetres; its points are not. */
function micronsOf(points: number): number {
  return Math.round(points / POINTS_PER_MM) * 1000;
}

function impatience(): Promise<PrintOutcome> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ state: 'unknown', waitedSeconds: PATIENCE_MS / 1000 }), PATIENCE_MS).unref();
  });
}

/** Null for a complaint we do not know. */
function reasonOf(complaint: string, device: string): string | null {
  if (/invalid (device|printer)/i.test(complaint)) return `本机没有名为“${device}”的打印机。`;
  if (/cancel/i.test(complaint)) return `打印机“${device}”的任务被取消。`;
  return null;
}
