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

/** The address of the place where one reads, to come back to. @param bare the beginning needs no number */
export const placePath = (thread: Place, number: number, bare: boolean): string =>
  number > 1 || bare ? threadPath(thread, number) : `${threadPath(thread)}/1`;
