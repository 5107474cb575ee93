/** A host name with at least one dot: only then the site has addresses to point to. */
const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/;

/** Where a dump comes from: addresses to credit it by, or none when the site is only a name. */
export interface Site {
  name: string;
  home: string | null;
  question(id: number): string | null;
  answer(id: number): string | null;
  comment(postId: number, commentId: number): string | null;
  user(id: number): string | null;
}

export function siteNamed(given: string): Site {
  const name = given
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '');
  const home = HOST.test(name) ? `https://${name}` : null;
  const at = (path: string) => home && `${home}${path}`;
  return {
    name,
    home,
    question: (id) => at(`/q/${id}`),
    answer: (id) => at(`/a/${id}`),
    comment: (postId, commentId) => at(`/q/${postId}#comment${commentId}_${postId}`),
    user: (id) => at(`/users/${id}`),
  };
}
