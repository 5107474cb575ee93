/** What a community is to look at again. */
export const reviewPath = (slug: string): string => `/c/${slug}/library/review`;
