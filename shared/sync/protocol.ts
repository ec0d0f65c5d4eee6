/** Which protocol a desk speaks, said in every request: a centre that has moved on answers `upgrade-needed`. */

/** The version of this protocol. */
export const PROTOCOL = '1';

/** Lower case, as HTTP gives them. Requests without the first are not from a desk. */
export const PROTOCOL_HEADER = 'x-joint-desk';
/** The desk's program version, such as `0.1.0`. */
export const PROGRAM_HEADER = 'x-joint-desk-program';

/** Bytes of one request, whatever it brings: a batch (`BATCH_BYTES`) with all that JSON adds to it. */
export const REQUEST_BYTES = 4 * 1024 * 1024;
