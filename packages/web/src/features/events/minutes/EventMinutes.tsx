import '../agenda/words';
import { Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, readFragment } from '../../../gql';
import { usePageActions } from '../../../lib/keys';
import { useNow } from '../../../lib/time';
import { Button } from '../../../ui/Button';
import { FormProblem } from '../../../ui/FormProblem';
import { Leaf } from '../../../ui/Leaf';
import { later } from '../../../ui/later';
import { PersonName } from '../../../ui/Person';
import { Prose } from '../../../ui/Prose';
import { Row, Section } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import { ActionLine } from '../agenda/ActionLine';
import agenda from '../agenda/Agenda.module.css';
import { EventActionsParts } from '../agenda/documents';
import { useRefused } from '../agenda/useRefused';
import { EventMinutesParts } from './documents';
import styles from './Minutes.module.css';

const MinutesEditor = later(() => import('./MinutesEditor'));
const ActionDialog = later(() => import('../agenda/ActionDialog'));

interface EventMinutesProps {
  event: FragmentType<typeof EventMinutesParts>;
}

/** What came of it, what was said, where it was recorded, and who will do what. All of it is written together. */
export function EventMinutes({ event: ref }: EventMinutesProps) {
  const event = readFragment(EventMinutesParts, ref);
  const { actions, community } = readFragment(EventActionsParts, event);
  const intl = useIntl();
  const now = useNow();
  const [writing, setWriting] = useState(false);
  const [adding, setAdding] = useState(false);
  const { error, onError } = useRefused();
  const may = event.viewerCan.writeMinutes.allowed;
  const { outcomeHtml, minutesHtml, recordingUrl, minutesBy, minutesAt } = event;
  const written = Boolean(outcomeHtml || minutesHtml || recordingUrl);
  const begun = new Date(event.startsAt) <= now;
  usePageActions(() =>
    may
      ? [
          { id: 'minutes.write', name: 'minutes.write', run: () => setWriting(true) },
          { id: 'minutes.action', name: 'minutes.action', run: () => setAdding(true) },
        ]
      : [],
  );
  // Before it begins there is nothing to read, and whoever prepares notes finds them in the palette.
  if (!written && actions.length === 0 && !writing && !adding && !(begun && may)) return null;
  return (
    <>
      <Section
        id="minutes"
        title={<FormattedMessage id="minutes.title" />}
        end={
          may &&
          !writing &&
          written && (
            <Button variant="text" size="small" onClick={() => setWriting(true)}>
              <FormattedMessage id="minutes.edit" />
            </Button>
          )
        }
      >
        {writing ? (
          <Row>
            <Suspense>
              <MinutesEditor event={event} onDone={() => setWriting(false)} />
            </Suspense>
          </Row>
        ) : written ? (
          <Row
            margin={
              minutesBy &&
              minutesAt && (
                <span className="gh-small">
                  <FormattedMessage
                    id="minutes.by"
                    values={{
                      name: <PersonName person={minutesBy} />,
                      when: <TimeStamp at={minutesAt} />,
                    }}
                  />
                </span>
              )
            }
          >
            {outcomeHtml && (
              <Leaf seal={<FormattedMessage id="minutes.outcome" />}>
                <Prose html={outcomeHtml} />
              </Leaf>
            )}
            {minutesHtml && <Prose className={styles.minutes} html={minutesHtml} />}
            {recordingUrl && (
              <p className={styles.recording}>
                <a
                  className="gh-link"
                  href={recordingUrl}
                  rel="noreferrer noopener"
                  target="_blank"
                >
                  <FormattedMessage id="minutes.recording" />
                </a>
              </p>
            )}
          </Row>
        ) : (
          <Row>
            <p className="gh-ink2">
              <FormattedMessage id="minutes.empty" />
            </p>
            <div className="gh-actions">
              <Button onClick={() => setWriting(true)}>
                <FormattedMessage id="minutes.write" />
              </Button>
            </div>
          </Row>
        )}
      </Section>
      {(actions.length > 0 || adding || (begun && may)) && (
        <Section
          id="actions"
          title={<FormattedMessage id="minutes.actions" />}
          end={
            may && (
              <Button variant="text" size="small" onClick={() => setAdding(true)}>
                <FormattedMessage id="minutes.action" />
              </Button>
            )
          }
        >
          <Row>
            <FormProblem error={error} />
            {actions.length > 0 ? (
              <ul
                className={agenda.actions}
                aria-label={intl.formatMessage({ id: 'minutes.actions' })}
              >
                {actions.map((action) => (
                  <ActionLine key={action.id} action={action} onError={onError} />
                ))}
              </ul>
            ) : (
              <p className="gh-ink2">
                <FormattedMessage id="minutes.actions.empty" />
              </p>
            )}
          </Row>
        </Section>
      )}
      {adding && (
        <Suspense>
          <ActionDialog eventId={event.id} slug={community.slug} onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </>
  );
}
