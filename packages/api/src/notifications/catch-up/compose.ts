import type { Candidate, CandidatePost, Section } from './section';

/** An item as it was chosen: of a thread with much that is new, the posts that still fitted. */
export interface Chosen extends Candidate {
  seconds: number;
  /** Posts of it that did not fit. */
  left: number;
}

export interface Composition {
  items: Chosen[];
  /** The sum of the items', never more than was asked for. */
  seconds: number;
  leftPosts: number;
  /** In which those are, each once. */
  leftThreadIds: string[];
}

export interface Offer {
  section: Pick<Section, 'share' | 'most' | 'counted'>;
  candidates: readonly Candidate[];
}

/**
 * Takes from each section in order what fits into the time. What is too long is left, and the next one tried: one long
 * post must not keep everything else away. Of a thread with several new posts the first ones are taken, so that nobody
 * reads an answer before what it answers. No post comes twice.
 */
export function compose(offers: readonly Offer[], seconds: number): Composition {
  const items: Chosen[] = [];
  const shown = new Set<string>();
  const left = new Left();
  let used = 0;
  for (const { section, candidates } of offers) {
    let allowance = Math.min(Math.floor(seconds * section.share), seconds - used);
    let taken = 0;
    for (const candidate of candidates) {
      const posts = candidate.posts.filter(({ id }) => !shown.has(id));
      const fitting = taken < section.most ? fittingOf(posts, allowance) : [];
      const rest = posts.slice(fitting.length);
      if (section.counted) left.add(candidate, rest);
      if (fitting.length === 0) continue;
      const took = secondsOf(fitting);
      for (const { id } of fitting) shown.add(id);
      items.push({
        ...candidate,
        posts: fitting,
        seconds: took,
        left: rest.length + candidate.further,
      });
      used += took;
      allowance -= took;
      taken += 1;
    }
  }
  return { items, seconds: used, ...left.beside(shown) };
}

/** What there is no time for. A section may leave what a later one takes. */
class Left {
  readonly #posts = new Map<string, string>();
  readonly #further = new Map<string, number>();

  add({ threadId, further }: Candidate, posts: readonly CandidatePost[]): void {
    for (const { id } of posts) this.#posts.set(id, threadId);
    if (further > 0) this.#further.set(threadId, further);
  }

  beside(shown: ReadonlySet<string>): Pick<Composition, 'leftPosts' | 'leftThreadIds'> {
    const posts = [...this.#posts].filter(([id]) => !shown.has(id));
    const further = [...this.#further.values()].reduce((sum, count) => sum + count, 0);
    const threads = [...posts.map(([, threadId]) => threadId), ...this.#further.keys()];
    return { leftPosts: posts.length + further, leftThreadIds: [...new Set(threads)] };
  }
}

const secondsOf = (posts: readonly CandidatePost[]): number =>
  posts.reduce((total, { seconds }) => total + seconds, 0);

function fittingOf(posts: readonly CandidatePost[], allowance: number): CandidatePost[] {
  let total = 0;
  const end = posts.findIndex(({ seconds }) => {
    total += seconds;
    return total > allowance;
  });
  return posts.slice(0, end === -1 ? posts.length : end);
}
