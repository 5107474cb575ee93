import './words';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { put, read } from '../../../lib/shelf';
import { Button } from '../../../ui/Button';
import { Sheet } from '../../../ui/Sheet';
import { TimeStamp } from '../../../ui/TimeStamp';
import { useUndo } from '../../../ui/UndoBar';
import styles from './Drafts.module.css';
import type { Kept, Words } from './kept';
import { type Choice, chosen, reopened } from './meeting';
import { saveSoon } from './sync';

interface DifferingProps {
  of: string;
  kept: Kept | undefined;
  onChosen?: () => void;
}

const CHOICES = ['mine', 'other', 'both'] as const;

/** Two devices went on from the same words: says so, and offers both texts to choose from. */
export function Differing({ of, kept, onChosen }: DifferingProps) {
  const intl = useIntl();
  const undo = useUndo();
  const [looking, setLooking] = useState(false);
  if (!kept?.other) return null;
  const close = () => setLooking(false);

  const choose = (choice: Choice) => {
    close();
    put(of, chosen(kept, choice));
    saveSoon(of, 0);
    onChosen?.();
    if (choice === 'both') return;
    undo({
      message: <FormattedMessage id={`drafts.differing.chose.${choice}`} />,
      onUndo: () => {
        const now = read<Kept>(of);
        if (now) put(of, reopened(kept, now));
      },
    });
  };

  return (
    <div role="alert" className={styles.notice}>
      <p>
        <FormattedMessage id="drafts.differing" />
      </p>
      <Button size="small" onClick={() => setLooking(true)}>
        <FormattedMessage id="drafts.differing.look" />
      </Button>
      <Sheet
        open={looking}
        onClose={close}
        className={styles.sheet}
        aria-label={intl.formatMessage({ id: 'drafts.differing.title' })}
      >
        <h2>
          <FormattedMessage id="drafts.differing.title" />
        </h2>
        <p className={styles.lede}>
          <FormattedMessage id="drafts.differing.text" />
        </p>
        <div className={styles.pair}>
          <Text id="drafts.differing.here" words={kept.words} at={kept.at} />
          <Text id="drafts.differing.there" words={kept.other.words} at={kept.other.at} />
        </div>
        <div className="gh-actions">
          {CHOICES.map((choice) => (
            <Button
              key={choice}
              variant={choice === 'both' ? 'primary' : 'plain'}
              onClick={() => choose(choice)}
            >
              <FormattedMessage id={`drafts.differing.${choice}`} />
            </Button>
          ))}
          <Button variant="text" onClick={close}>
            <FormattedMessage id="drafts.differing.later" />
          </Button>
        </div>
      </Sheet>
    </div>
  );
}

interface TextProps {
  id: 'drafts.differing.here' | 'drafts.differing.there';
  words: Words;
  at: string;
}

function Text({ id, words, at }: TextProps) {
  const intl = useIntl();
  return (
    <section aria-label={intl.formatMessage({ id })}>
      <h3>
        <FormattedMessage id={id} />
        <span className={styles.at}>
          <TimeStamp at={at} />
        </span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <div className={styles.text} dir="auto" tabIndex={0}>
        {words.title && <p className={styles.textTitle}>{words.title}</p>}
        {words.text}
        {words.tags && <p className={styles.tags}>{words.tags}</p>}
      </div>
    </section>
  );
}
