interface Place {
  id: string;
  community: { slug: string };
}

/** The address of a thread; of one post in it when the number is given. The question itself is the thread. */
export function threadPath({ id, community }: Place, number?: number): string {
  const path = `/c/${community.slug}/t/${id}`;
  return number && number > 1 ? `${path}/${number}` : path;
}

/** The address of a community's threads, of one tag when it is given. */
export function threadsPath(slug: string, tag?: string): string {
  const path = `/c/${slug}/threads`;
  return tag ? `${path}?tag=${encodeURIComponent(tag)}` : path;
}
