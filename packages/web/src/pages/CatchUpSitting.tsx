import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import styles from '../features/notifications/catch-up/CatchUp.module.css';
import { CatchUpEnd, Next } from '../features/notifications/catch-up/CatchUpEnd';
import { CatchUpItem } from '../features/notifications/catch-up/CatchUpItem';
import { minutesOf } from '../features/notifications/catch-up/minutes';
import { useSitting } from '../features/notifications/catch-up/useSitting';
import { useSittingKeys } from '../features/notifications/catch-up/useSittingKeys';
import { useBookmarking } from '../features/threads/bookmarks/useBookmarking';
import { PostParts } from '../features/threads/fragments';
import { readFragment } from '../gql';
import type { CatchUpItemPartsFragment, CatchUpPageQuery } from '../gql/graphql';
import { ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Row, Section } from '../ui/Spread';
import { CatchUpPost } from './CatchUpPost';
import { useMuting } from './useMuting';

type CatchUp = NonNullable<CatchUpPageQuery['viewer']>['catchUp'];

interface SittingProps {
  catchUp: CatchUp;
  items: readonly CatchUpItemPartsFragment[];
}

const SECTIONS = ['OUTCOMES', 'QUESTIONS', 'NEW'] as const;

/** From the first item to the end. */
export function Sitting({ catchUp, items }: SittingProps) {
  const { passedItems, upTo } = catchUp;
  const { passed, current, ended, pass } = useSitting({ items, upTo, passedBefore: passedItems });
  const { onBookmark, bookmarkDialog } = useBookmarking();
  const mute = useMuting();
  const of = items.length;
  const left = items.filter(({ id }) => !passed.has(id));
  const minutes = minutesOf(left.reduce((sum, { seconds }) => sum + seconds, 0));
  const at = current ? items.indexOf(current) : of;

  useArriving(at, of);
  useSittingKeys({ at, of, onPass: () => current && pass(current) });

  return (
    <>
      {of > 0 && (
        <Row>
          <p className={styles.keys}>
            {passedItems > 0 && (
              <>
                <FormattedMessage id="catchUp.resumed" values={{ items: passedItems }} />{' '}
              </>
            )}
            <span className={styles.byKey}>
              <FormattedMessage
                id="catchUp.keys"
                values={{ key: (key) => <kbd className={styles.kbd}>{key}</kbd> }}
              />
            </span>
          </p>
        </Row>
      )}
      {SECTIONS.map((section) => {
        const own = items.filter((item) => item.section === section);
        return (
          own.length > 0 && (
            <Section key={section} title={<FormattedMessage id={`catchUp.section.${section}`} />}>
              {own.map((item) => {
                const place = items.indexOf(item) + 1;
                return (
                  <CatchUpItem
                    key={item.id}
                    item={item}
                    place={place}
                    of={of}
                    passed={passed.has(item.id)}
                    current={item === current}
                    progress={
                      <FormattedMessage id="catchUp.progress" values={{ place, of, minutes }} />
                    }
                    onPass={() => pass(item)}
                    onLater={() => {
                      const [first] = item.posts;
                      if (first) onBookmark(readFragment(PostParts, first));
                    }}
                    onMute={() => {
                      mute(item.thread);
                    }}
                  >
                    {item.posts.map(({ id }) => (
                      <CatchUpPost key={id} id={id} thread={item.thread} />
                    ))}
                  </CatchUpItem>
                );
              })}
            </Section>
          )
        );
      })}
      {(ended || of === 0) && <CatchUpEnd {...catchUp} />}
      {bookmarkDialog}
    </>
  );
}

/** What comes next takes the focus, and the eye is brought there. */
function useArriving(at: number, of: number): void {
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    const next = document.getElementById(at < of ? `catch-up-${at + 1}` : 'catch-up-end');
    if (!next) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' });
  }, [at, of]);
}

/** Nothing waits, and nothing was passed just now. */
export function CatchUpEmpty({ nextDigestAt }: Pick<CatchUp, 'nextDigestAt'>) {
  return (
    <>
      <div className={styles.empty}>
        <EmptyState
          title={<FormattedMessage id="catchUp.empty.title" />}
          step={
            <ButtonLink variant="primary" to="/">
              <FormattedMessage id="catchUp.empty.home" />
            </ButtonLink>
          }
        >
          <FormattedMessage id="catchUp.empty.text" />
        </EmptyState>
      </div>
      <Row>
        <Next at={nextDigestAt} />
      </Row>
    </>
  );
}
