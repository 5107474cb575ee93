import { administrator, allow, known, type Verdict } from '../kernel/policy';
import { isKnown, type Viewer } from '../kernel/viewer';

export type DomainAction = 'see' | 'create' | 'edit' | 'remove';

/** Domains are the shelves of the house: seen by all whom it shows anything, arranged by admins. */
export function domainPolicy(viewer: Viewer, action: DomainAction): Verdict {
  if (action !== 'see') return administrator(viewer);
  return isKnown(viewer) || viewer.visitorsMayRead ? allow : known(viewer);
}
