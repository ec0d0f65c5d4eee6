/** fontkit, the font reader inside pdfkit, ships no types; tests hand its fonts on or compare outlines. */
declare module 'fontkit' {
  export function create(buffer: Uint8Array): unknown;
}
