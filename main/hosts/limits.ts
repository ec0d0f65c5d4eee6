/** How much one message from a screen may bring, under every host. */

/** A call's JSON, in bytes. A document is refused over 256 KB (DESIGN §3.3); a list of rows may be longer. */
export const CALL_LIMIT = 2 * 1024 * 1024;

/** An uploaded file, in bytes; it is kept in memory until its ticket is used. */
export const UPLOAD_LIMIT = 128 * 1024 * 1024;

/** A file's name, in characters, as an upload may state it. */
export const FILE_NAME_LIMIT = 255;
