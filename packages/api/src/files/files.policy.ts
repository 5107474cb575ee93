import { allow, hide, type Verdict } from '../kernel/policy';
import { isKnown, type Viewer } from '../kernel/viewer';
import type { Use } from './files.hooks';

export type FileAction = 'read' | 'delete' | 'restore';

export interface FileFacts {
  ownerId: string;
  deletedAt: Date | null;
}

/**
 * Who may do what with a file. Until something refers to it, it is its owner's alone; from then on the rule of what
 * refers to it is the file's, for its owner too: whoever is shut out of a community leaves what they gave to it there.
 */
export function filePolicy(viewer: Viewer, action: FileAction, file: FileFacts, use: Use): Verdict {
  const own = isKnown(viewer) && viewer.personId === file.ownerId;
  if (action !== 'read') return own ? allow : hide;
  if (file.deletedAt) return hide;
  return use === 'readable' || (use === 'none' && own) ? allow : hide;
}
