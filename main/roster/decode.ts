/** Bytes to text, piece by piece; a byte that means nothing stops the import by line instead of becoming a wrong name. */
import iconv from 'iconv-lite';
import { AppError } from '../../shared/errors.ts';
import type { Encoding } from './scan.ts';

export interface Decoder {
  /** The text of the next bytes; characters cut at the end wait for the following piece. */
  write(bytes: Buffer): string;
  /** The rest; 'roster-truncated' when the last character is not whole. */
  end(): string;
}

/** The byte order mark is dropped. Errors while writing: 'roster-encoding-broken'. */
export function startDecoder(encoding: Encoding): Decoder {
  return encoding === 'utf-8' ? utf8Decoder() : gb18030Decoder();
}

/** The scan has proved these bytes, so a fault here means that the file changed between the two readings. */
function utf8Decoder(): Decoder {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (act: () => string): string => {
    try {
      return act();
    } catch (cause) {
      if (cause instanceof TypeError) throw new AppError('roster-file-changed', {});
      throw cause;
    }
  };
  return {
    write: (bytes) => decode(() => decoder.decode(bytes, { stream: true })),
    end: () => decode(() => decoder.decode()),
  };
}

/** GB 18030 holds GBK and GB 2312 whole; iconv-lite answers U+FFFD where the bytes mean nothing. */
function gb18030Decoder(): Decoder {
  const decoder = iconv.getDecoder('gb18030');
  let line = 1;
  return {
    write(bytes) {
      const text = decoder.write(bytes);
      const broken = text.indexOf('\ufffd');
      if (broken >= 0) {
        throw new AppError('roster-encoding-broken', { line: line + newlines(text.slice(0, broken)), encoding: 'GBK' });
      }
      line += newlines(text);
      return text;
    },
    end() {
      const rest = decoder.end() ?? '';
      if (rest.includes('\ufffd')) throw new AppError('roster-truncated', { line });
      return rest;
    },
  };
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
