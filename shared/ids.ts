/** Identities: UUIDs that name business facts for ever. Paper numbers are labels, not identities. */
import { z } from 'zod';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A lower-case UUID. New ones are UUIDv7 made by the ids port; old ones are never changed. */
export const idSchema = z.string().regex(UUID, '编号格式不正确');

/** A SHA-256 in lower-case hex. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, '校验值格式不正确');
