interface Place {
  id: string;
  community: { slug: string };
}

/** Where an event is for ever: before it is held, while it is, and with its minutes afterwards. */
export const eventPath = ({ id, community }: Place): string => `/c/${community.slug}/e/${id}`;

export const editEventPath = (event: Place): string => `${eventPath(event)}/edit`;

export const eventsPath = (slug: string): string => `/c/${slug}/events`;

/** One event as a file for a calendar program. The API serves it, not a page. */
export const eventFile = (id: string): string => `/events/${id}.ics`;
