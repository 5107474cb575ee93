import type { ResourcePartsFragment } from '../../gql/graphql';
import type { KnownContribution } from './contribution';

/** A resource as something that was given: by whoever shared it, and whoever looks after it now. */
export function ofResource(
  resource: Pick<ResourcePartsFragment, 'id' | 'title' | 'sharedBy' | 'steward' | 'community'>,
): KnownContribution {
  const { id, title, sharedBy, steward, community } = resource;
  const by = [sharedBy, steward].filter((one) => one != null);
  const each = new Map(by.map((one) => [one.id, one]));
  return { kind: 'RESOURCE', id, title, by: [...each.values()], community };
}
