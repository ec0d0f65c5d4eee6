/** A CSV as records: read once to know its encoding and that it is whole, and once more for what it says. */
import { AppError } from '../../shared/errors.ts';
import { startSha256 } from '../crypto.ts';
import { startCsv } from '../../shared/csv-lines.ts';
import { startDecoder } from './decode.ts';
import type { ImportRun, RecordSource, SourceRecord } from './run.ts';
import { encodingOf, endsWithNewline, scanBytes, startScan } from './scan.ts';
import { sourceChunks } from './source.ts';

/** The first reading; null when cancelled. Errors: those of `encodingOf`. */
export async function openCsv(run: ImportRun): Promise<RecordSource | null> {
  const { request, watcher, size } = run;
  const scan = startScan();
  const hash = startSha256();
  for await (const chunk of sourceChunks(request.source)) {
    if (watcher.isCancelled()) return null;
    scanBytes(scan, chunk);
    hash.update(chunk);
    watcher.progress({ done: scan.bytes, total: size, phase: 'scan' });
  }
  const [format, sha256, isEnded] = [encodingOf(scan), hash.hex(), endsWithNewline(scan)];
  // `line` stands behind the last line end; the first line is the header.
  const rows = Math.max(0, scan.line - (isEnded ? 2 : 1));
  return { format, sha256, rows, isEnded, records: () => csvRecords(run, format, sha256) };
}

/** The second reading. Errors: those of decoder and CSV, and 'roster-file-changed'. */
async function* csvRecords(
  { request, watcher }: ImportRun,
  format: 'utf-8' | 'gb18030',
  sha256: string,
): AsyncGenerator<readonly SourceRecord[]> {
  const [decoder, csv, hash] = [startDecoder(format), startCsv(), startSha256()];
  for await (const chunk of sourceChunks(request.source)) {
    if (watcher.isCancelled()) return;
    hash.update(chunk);
    yield csv.read(decoder.write(chunk));
  }
  yield csv.read(decoder.end());
  yield csv.end();
  if (hash.hex() !== sha256) throw new AppError('roster-file-changed', {});
}
