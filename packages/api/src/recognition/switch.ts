import type { Context } from '../kernel/context';
import { DenialReason, enforce, every, known, type Verdict, when } from '../kernel/policy';
import type { Viewer } from '../kernel/viewer';

/** Where the house wants none of this, nothing of it is done or shown; what was written is kept. */
export const recognitionOn = (viewer: Viewer): Verdict =>
  when(viewer.recognition, DenialReason.RECOGNITION_OFF);

/**
 * Asked before a change looks at anything: what is off is off for all there is, and so tells nothing of anything.
 * @throws UnauthenticatedError, ForbiddenError
 */
export function enforceRecognition({ viewer }: Pick<Context, 'viewer'>): void {
  enforce(every(known(viewer), recognitionOn(viewer)));
}
