import './words';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import type { ResourceOriginQuery } from '../../../gql/graphql';
import { eventPath } from '../../../lib/paths/events';
import { threadPath } from '../../../lib/paths/threads';
import styles from './Editor.module.css';
import { NOTHING, type Written } from './words-of';

/** What something new comes out of, with the words that it begins with. */
export interface Given {
  /** Names it, for what is kept on the device. */
  key: string;
  words: Written;
  postId?: string;
  eventId?: string;
  useId?: string;
  from?: { kind: 'post' | 'event' | 'use'; title: string; path: string };
}

const SUMMARY_MAX = 400;

/** What was asked for, as far as it is there and of this community; else a fresh sheet. */
export function givenFrom(data: ResourceOriginQuery | undefined, communityId: string): Given {
  const { post, event, use } = data ?? {};
  if (post && post.thread.community.id === communityId) {
    const { title, tags } = post.thread;
    return {
      key: post.id,
      postId: post.id,
      from: { kind: 'post', title, path: threadPath(post.thread, post.number) },
      words: {
        ...NOTHING,
        form: 'PAGE',
        type: 'PRACTICE',
        title,
        markdown: post.markdown,
        tags: tags.join(', '),
      },
    };
  }
  if (event && event.community.id === communityId) {
    const { title, recordingUrl } = event;
    const minutes = [event.outcomeMarkdown, event.minutesMarkdown].filter(Boolean).join('\n\n');
    return {
      key: event.id,
      eventId: event.id,
      from: { kind: 'event', title, path: eventPath(event) },
      words: recordingUrl
        ? { ...NOTHING, form: 'LINK', type: 'RECORDING', title, url: recordingUrl }
        : { ...NOTHING, form: 'PAGE', type: 'CASE', title, markdown: minutes },
    };
  }
  if (use?.of && use.of.community.id === communityId) {
    const { title, path, resource } = use.of;
    const change = use.changed || use.words;
    return {
      key: use.id,
      useId: use.id,
      from: { kind: 'use', title, path },
      words: {
        ...NOTHING,
        form: 'PAGE',
        type: 'PRACTICE',
        title,
        summary: change.length <= SUMMARY_MAX ? change : '',
        // Whoever changed a page a little begins with it, not with an empty sheet.
        markdown: resource?.form === 'PAGE' ? resource.markdown : change,
        tags: resource?.tags.join(', ') ?? '',
      },
    };
  }
  return { key: 'fresh', words: NOTHING };
}

/** Where it comes from, before it is shared. */
export function OriginLine({ given: { from } }: { given: Given }) {
  if (!from) return null;
  return (
    <p className={styles.origin}>
      <FormattedMessage
        id={`resourceEditor.origin.${from.kind}`}
        values={{
          title: (
            <Link className="gh-link" to={from.path}>
              <bdi>{from.title}</bdi>
            </Link>
          ),
        }}
      />
    </p>
  );
}
