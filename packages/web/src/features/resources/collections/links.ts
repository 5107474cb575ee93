interface Place {
  id: string;
  community: { slug: string };
}

export const collectionsPath = (slug: string): string => `/c/${slug}/library/collections`;

export const collectionPath = ({ id, community }: Place): string =>
  `${collectionsPath(community.slug)}/${id}`;

export const editCollectionPath = (collection: Place): string =>
  `${collectionPath(collection)}/edit`;
