import { markdownToPlainText } from '../kernel/markdown';
import { cleanTag, oneLine, TITLE_MAX } from '../threads/text';
import type { Authors } from './authors';
import { commentSourceId, inConversation, type PostDraft, type ThreadDraft } from './drafts';
import { type DumpIndex } from './dump-index';
import { dateOf, idOf, licenceOf, tagsOf, wholeNumber } from './fields';
import { type CommentPlaces, outcomes, type PostPlaces } from './places';
import type { Row } from './row-parser';
import type { RowReader } from './rows';
import type { Site } from './site';
import { type Text, TextError, type Texts } from './texts';

/** Signs of a title that is made of a text. */
const MADE_TITLE = 80;
/** What the body is wrapped in by the site, and so is in a title that is cut. */
const ELLIPSIS = '…';

export interface Parts {
  index: DumpIndex;
  posts: RowReader;
  comments: RowReader | null;
  authors: Authors;
  texts: Texts;
  site: Site;
  now: Date;
}

const cleanTags = (row: Row): string[] =>
  [...new Set(tagsOf(row.Tags).map(cleanTag))].filter((tag) => tag !== '');

/** Whether a post is known to be imported already, by its id at the source. */
type IsKnown = (sourceId: string) => boolean;

/** Reads a question with everything that hangs on it, and makes of it what a thread is. */
export class Assembler {
  constructor(private readonly parts: Parts) {}

  /** @returns null when nothing can be made of it */
  async thread(question: number): Promise<ThreadDraft | null> {
    const { posts } = this.parts.index;
    const row = await this.question(question);
    const opened = await this.opening(question, row);
    if (!opened) return null;
    const said = await this.said(question, idOf(row.AcceptedAnswerId), opened.opening.createdAt);
    const accepted = row.AcceptedAnswerId?.trim();
    if (accepted && !said.some((draft) => draft.accepted)) {
      posts.altered(question, 'threads', 'its accepted answer is not among its answers');
    }
    return {
      sourceId: opened.opening.sourceId,
      known: false,
      title: opened.title,
      tags: cleanTags(row),
      posts: [opened.opening, ...inConversation(said)],
    };
  }

  /** The tags of a question. */
  async tagsOf(question: number): Promise<string[]> {
    return cleanTags(await this.question(question));
  }

  /** What was said to a question that is here already, less what is here. */
  async rest(question: number, isKnown: IsKnown): Promise<ThreadDraft> {
    const row = await this.question(question);
    const since = dateOf(row.CreationDate, this.parts.now) ?? null;
    const said = await this.said(question, idOf(row.AcceptedAnswerId), since, isKnown);
    return {
      sourceId: String(this.parts.index.posts.id.at(question)),
      known: true,
      title: '',
      tags: cleanTags(row),
      posts: inConversation(said),
    };
  }

  private question(question: number): Promise<Row> {
    return this.parts.posts.row(...this.parts.index.posts.place(question));
  }

  private async said(
    question: number,
    acceptedId: number | undefined,
    since: Date | null,
    isKnown: IsKnown = () => false,
  ): Promise<PostDraft[]> {
    const { posts } = this.parts.index;
    const drafts = await Promise.all([
      this.commentsOn(question, since, isKnown),
      ...posts.answersOf(question).map(async (row) => {
        const answer = isKnown(String(posts.id.at(row)))
          ? null
          : await this.answer(row, acceptedId, since);
        if (posts.outcomeOf(row) > outcomes.unchanged) return [];
        const comments = await this.commentsOn(row, answer?.createdAt ?? since, isKnown);
        return answer ? [answer, ...comments] : comments;
      }),
    ]);
    return drafts.flat();
  }

  private async opening(
    row: number,
    source: Row,
  ): Promise<{ title: string; opening: PostDraft } | null> {
    const { posts } = this.parts.index;
    const given = oneLine(source.Title ?? '');
    const long = [...given].length > TITLE_MAX;
    const opening = await this.post(posts, row, 'threads', source, {
      url: this.parts.site.question(posts.id.at(row)),
      since: this.anyDate(source),
      lead: long ? `# ${given.replace(/[\\`*_[\]<>#&@]/g, '\\$&')}` : '',
    });
    if (!opening) return null;
    if (long) posts.altered(row, 'threads', 'its title was cut; the text begins with the whole');
    if (given !== '') {
      const title = long ? [...given].slice(0, TITLE_MAX - 1).join('') + ELLIPSIS : given;
      return { title, opening };
    }
    const title = [...oneLine(markdownToPlainText(opening.text.html, MADE_TITLE))]
      .slice(0, TITLE_MAX)
      .join('');
    if (title !== '') {
      posts.altered(row, 'threads', 'it has no title; the beginning of its text is it now');
      return { title, opening };
    }
    posts.settle(row, 'threads', outcomes.skipped, 'neither title nor text');
    return null;
  }

  private async answer(
    row: number,
    acceptedId: number | undefined,
    since: Date | null,
  ): Promise<PostDraft | null> {
    const { posts } = this.parts.index;
    if (posts.outcomeOf(row) !== outcomes.open) return null;
    const id = posts.id.at(row);
    const source = await this.parts.posts.row(...posts.place(row));
    const url = this.parts.site.answer(id);
    const draft = await this.post(posts, row, 'posts', source, { url, since });
    if (draft) draft.accepted = id === acceptedId;
    return draft;
  }

  private async commentsOn(
    post: number,
    since: Date | null,
    isKnown: IsKnown,
  ): Promise<PostDraft[]> {
    const { index, comments: reader, site } = this.parts;
    const { comments } = index;
    if (!comments || !reader) return [];
    const postId = index.posts.id.at(post);
    const drafts = await Promise.all(
      comments.on(postId).map(async (row) => {
        const id = comments.id.at(row);
        if (isKnown(commentSourceId(id))) return null;
        const source = await reader.row(...comments.place(row));
        const url = site.comment(postId, id);
        const draft = await this.post(comments, row, 'comments', source, { url, since });
        if (draft) draft.answersSourceId = String(postId);
        return draft;
      }),
    );
    return drafts.filter((draft) => draft !== null);
  }

  /**
   * One text with its date, author and licence; settles it and answers null when it cannot be kept.
   * @param since the date to take when its own cannot be used
   */
  private async post(
    places: PostPlaces | CommentPlaces,
    row: number,
    kind: PostDraft['kind'],
    source: Row,
    { url, since, lead }: { url: string | null; since: Date | null; lead?: string },
  ): Promise<PostDraft | null> {
    const { authors, now, index } = this.parts;
    const own = dateOf(source.CreationDate, now);
    const createdAt = own ?? since;
    if (!createdAt) return this.give(places, row, kind, 'failed', 'it has no usable date');
    let text: Text;
    try {
      text = await (kind === 'comments'
        ? this.parts.texts.ofComment(source.Text, url)
        : this.parts.texts.ofHtml(source.Body, url, lead));
    } catch (error) {
      if (!(error instanceof TextError)) throw error;
      return this.give(places, row, kind, 'failed', error.message);
    }
    if (text.markdown === '' && kind !== 'threads') {
      return this.give(places, row, kind, 'skipped', 'no text');
    }
    if (!own) places.altered(row, kind, 'its date cannot be; it has the nearest known one');
    if (text.cut) places.altered(row, kind, 'its text was too long and is cut');
    const edited = dateOf(source.LastEditDate, now);
    return {
      places,
      row,
      kind,
      sourceId:
        kind === 'comments' ? commentSourceId(places.id.at(row)) : String(places.id.at(row)),
      text,
      author: await (kind === 'comments'
        ? authors.of(source.UserId, source.UserDisplayName)
        : authors.of(source.OwnerUserId, source.OwnerDisplayName)),
      createdAt,
      editedAt: edited && edited > createdAt ? edited : null,
      votes: wholeNumber(source.Score) ?? (kind === 'comments' ? 0 : index.posts.votesOf(row)),
      answersSourceId: null,
      accepted: false,
      url,
      licence: licenceOf(source, createdAt),
    };
  }

  private give(
    places: PostPlaces | CommentPlaces,
    row: number,
    kind: PostDraft['kind'],
    outcome: 'failed' | 'skipped',
    reason: string,
  ): null {
    places.settle(row, kind, outcomes[outcome], reason);
    return null;
  }

  private anyDate(source: Row): Date | null {
    const { now } = this.parts;
    return dateOf(source.LastEditDate, now) ?? dateOf(source.LastActivityDate, now) ?? null;
  }
}
