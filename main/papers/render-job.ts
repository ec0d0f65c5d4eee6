/** What the rendering worker is asked and what it answers. */
import type { Offset, ProfileId } from '../../shared/print-profile.ts';
import type { ErrorCode, ErrorDetails } from '../../shared/errors.ts';
import type { PaperSource } from './render.ts';

/** `escp`: text for a 24-pin printer; where its font surely lacks a character, the paper comes drawn instead. */
export type RenderFormat = 'pdf' | 'escp';

export type RenderJob =
  /** Whether the paper can be drawn at all. */
  | { readonly job: 'check'; readonly source: PaperSource }
  | {
      readonly job: 'paper';
      readonly source: PaperSource;
      readonly profile: ProfileId;
      readonly offset: Offset;
      readonly format: RenderFormat;
    }
  | { readonly job: 'test-page'; readonly page: TestPage; readonly format: RenderFormat };

/** What a test page says beside its rulers. */
export interface TestPage {
  readonly profile: ProfileId;
  readonly offset: Offset;
  readonly device: string | null;
  readonly deskCode: string;
  readonly site: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface Rendered {
  readonly bytes: Uint8Array;
  readonly format: RenderFormat;
}

export interface RenderRequest {
  readonly id: number;
  readonly job: RenderJob;
}

export type RenderAnswer =
  | { readonly id: number; readonly kind: 'rendered'; readonly rendered: Rendered }
  | { readonly id: number; readonly kind: 'checked' }
  | {
      readonly id: number;
      readonly kind: 'refused';
      readonly code: ErrorCode;
      readonly details: ErrorDetails<ErrorCode>;
    }
  /** A fault of ours: frames only, a message may carry personal data. */
  | { readonly id: number; readonly kind: 'fault'; readonly name: string; readonly frames: string };
