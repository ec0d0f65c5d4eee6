/** XML events with the prefixes of its names taken off; what is not well-formed throws. */
import { SaxesParser } from 'saxes';

export interface XmlListener {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

export interface XmlReader {
  write(piece: string): void;
  end(): void;
}

/** Throws a RangeError for broken XML. Entities other than XML's own five are never expanded. */
export function startXml(listener: XmlListener): XmlReader {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('opentag', ({ name, attributes }) => listener.open(localName(name), attributes));
  parser.on('closetag', ({ name }) => listener.close(localName(name)));
  parser.on('text', listener.text);
  parser.on('cdata', listener.text);
  parser.on('error', (cause) => {
    throw new RangeError('broken XML', { cause });
  });
  return { write: (piece) => void parser.write(piece), end: () => void parser.close() };
}

/** Reads a small part at once. */
export function readXml(text: string, listener: XmlListener): void {
  const reader = startXml(listener);
  reader.write(text);
  reader.end();
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
