import '../words';
import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, readFragment } from '../../../gql';
import type { EventAnswerFragment } from '../../../gql/graphql';
import { cx } from '../../../lib/cx';
import { Reason } from '../../../ui/Reason';
import { EventAnswer } from '../documents';
import { choicesFor, isChosen } from './answers';
import styles from './Rsvp.module.css';
import { useRsvp } from './useRsvp';

interface RsvpButtonsProps {
  event: FragmentType<typeof EventAnswer>;
  /** In a row of a list: side by side, without a primary one. */
  small?: boolean;
  /** Read out, where several events stand on a page. */
  title?: string;
}

/** Will you come? What has been answered is marked, and pressing another changes it. */
export function RsvpButtons({ event: ref, small, title }: RsvpButtonsProps) {
  const intl = useIntl();
  const event = readFragment(EventAnswer, ref);
  const { answer } = useRsvp(event);
  const choices = useRef<HTMLFieldSetElement>(null);
  const { viewerRsvp: given, viewerCan } = event;
  const { allowed, reason } = viewerCan.rsvp;
  // When it is over, or called off, there is nothing to press; what was said stands in words.
  if (!allowed) return small ? <Said event={event} /> : <Refused event={event} reason={reason} />;
  const first = !given && !small;
  return (
    <div>
      <fieldset
        ref={choices}
        className={cx(styles.choices, small && styles.small)}
        aria-label={intl.formatMessage(
          { id: title ? 'events.rsvp.label.of' : 'events.rsvp.label' },
          { title },
        )}
      >
        {choicesFor(event.mode).map((choice, index) => {
          const chosen = isChosen(choice, given);
          return (
            <button
              key={choice.key}
              type="button"
              aria-pressed={chosen}
              className={cx(
                styles.choice,
                chosen && styles.chosen,
                first && index === 0 && styles.first,
                first && choice.answer !== 'GOING' && styles.quiet,
              )}
              onClick={() => {
                const { answer: to, attending } = choice;
                if (!chosen) void answer({ answer: to, attending });
              }}
            >
              <FormattedMessage id={`events.rsvp.${choice.key}${small ? '.short' : ''}`} />
            </button>
          );
        })}
      </fieldset>
      {given && !small && (
        <p className={styles.state}>
          <Words event={event} />{' '}
          <button
            type="button"
            className="gh-quiet"
            onClick={() => {
              // It goes with the answer: the focus is at the question again.
              choices.current?.querySelector('button')?.focus();
              void answer(null);
            }}
          >
            <FormattedMessage id="events.rsvp.withdraw" />
          </button>
        </p>
      )}
      {given?.waiting && small && (
        <p className={styles.state}>
          <Words event={event} />
        </p>
      )}
    </div>
  );
}

/** What one has said, in a sentence. */
function Words({ event }: { event: EventAnswerFragment }) {
  const { viewerRsvp: given } = event;
  if (!given) return null;
  if (given.waiting) {
    return (
      <FormattedMessage
        id="events.rsvp.waiting"
        values={{ known: given.waitingPlace ? 'yes' : 'no', place: given.waitingPlace ?? 0 }}
      />
    );
  }
  return (
    <FormattedMessage
      id="events.rsvp.given"
      values={{
        answer: given.answer,
        attending: event.mode === 'HYBRID' ? (given.attending ?? 'none') : 'none',
        series: given.fromSeries ? 'yes' : 'no',
      }}
    />
  );
}

function Said({ event }: { event: EventAnswerFragment }) {
  if (!event.viewerRsvp) return null;
  return (
    <p className={styles.state}>
      <Words event={event} />
    </p>
  );
}

function Refused({ event, reason }: { event: EventAnswerFragment; reason?: string | null }) {
  return (
    <p className={styles.state}>
      <Words event={event} /> <Reason reason={reason} />
    </p>
  );
}
