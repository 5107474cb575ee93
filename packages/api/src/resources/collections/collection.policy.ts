import { DenialReason, every, hide, type Verdict, when } from '../../kernel/policy';
import type { ResourceStanding } from '../resource.policy';
import type { Collection, CollectionPermissions } from './collection.entity';

export type CollectionAction = 'read' | keyof CollectionPermissions;

type CollectionFacts = Pick<Collection, 'removedAt'>;

/** Who may see and do what with a collection: it is curated by those who look after the community. */
export function collectionPolicy(
  standing: ResourceStanding,
  action: CollectionAction,
  { removedAt }: CollectionFacts,
): Verdict {
  if (!standing.read.allowed) return standing.read;
  if (removedAt !== null && !standing.looksAfter) return hide;
  switch (action) {
    case 'read':
      return standing.read;
    case 'restore':
      return every(when(removedAt !== null, DenialReason.SYSTEM_ONLY), standing.moderate);
    case 'edit':
    case 'remove':
      return every(when(removedAt === null, DenialReason.REMOVED), standing.moderate);
  }
}

export function collectionPermissions(
  standing: ResourceStanding,
  collection: CollectionFacts,
): CollectionPermissions {
  const may = (action: CollectionAction) => collectionPolicy(standing, action, collection);
  return { edit: may('edit'), remove: may('remove'), restore: may('restore') };
}
