import { type ReactNode, useEffect, useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { ButtonLink } from '../../../ui/Button';
import styles from './Inbox.module.css';
import type { Line } from './line';
import { heldAt, titleOf, whereTo } from './line';
import { WhatHappened } from './NoticeWords';
import { recognizedAt, recognizedWords } from './recognized';

/** ms that one rests on a line before it is fetched: going through a list asks for none of what one passes. */
const REST_MS = 150;

interface PreviewOfProps {
  line: Line | undefined;
  /** What is new in its thread. */
  children: (line: Line) => ReactNode;
}

/** Beside the list: what is new in the line that one is at. */
export function PreviewOf({ line, children }: PreviewOfProps) {
  const intl = useIntl();
  const [rested, setRested] = useState(line?.id);
  useEffect(() => {
    const timer = setTimeout(() => setRested(line?.id), REST_MS);
    return () => clearTimeout(timer);
  }, [line?.id]);
  if (!line) return null;
  const held = heldAt(line);
  const recognized = recognizedAt(line);
  const words = recognizedWords(line);
  return (
    <section className={styles.preview} aria-label={intl.formatMessage({ id: 'inbox.preview' })}>
      <p className={styles.where}>{line.community.name}</p>
      <h2 className={styles.previewTitle}>
        <bdi>{titleOf(line)}</bdi>
      </h2>
      {line.thread ? (
        rested === line.id && children(line)
      ) : (
        <>
          <p>
            <WhatHappened line={line} />
          </p>
          {words && (
            <blockquote className={styles.previewWords} dir="auto">
              {words}
            </blockquote>
          )}
          {held && (
            <p>
              <FormattedDate
                value={held}
                weekday="long"
                day="numeric"
                month="long"
                hour="2-digit"
                minute="2-digit"
              />
            </p>
          )}
          <div className="gh-actions">
            <ButtonLink to={whereTo(line)}>
              {recognized ? (
                <FormattedMessage id={recognized.say} />
              ) : line.resource ? (
                <FormattedMessage id="inbox.preview.openResource" />
              ) : held ? (
                <FormattedMessage
                  id={line.turn ? 'inbox.preview.openTurn' : 'inbox.preview.openSession'}
                />
              ) : (
                <FormattedMessage
                  id="inbox.preview.community"
                  values={{ name: line.community.name }}
                />
              )}
            </ButtonLink>
          </div>
        </>
      )}
    </section>
  );
}
