import './words';
import '../words';
import { useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../../ui/Button';
import { Difference } from '../../../ui/Difference';
import { lasting } from '../times';
import styles from './Editor.module.css';
import { changeOf, type EventDraft, planOf } from './plan';

const FIELDS = {
  kind: 'KIND',
  title: 'TITLE',
  descriptionMarkdown: 'DESCRIPTION',
  start: 'TIME',
  durationMinutes: 'DURATION',
  rule: 'RULE',
  mode: 'MODE',
  place: 'PLACE',
  joinUrl: 'JOIN_URL',
  capacity: 'CAPACITY',
  hostId: 'HOST',
  rounds: 'ROUNDS',
} as const;
type Name = keyof typeof FIELDS;

interface NewerEventProps {
  /** What it was when one began, what one has written, and what stands there now. */
  began: EventDraft;
  mine: EventDraft;
  theirs: EventDraft;
  people: readonly { id: string; name: string }[];
  onMine: () => void;
  onBoth: () => void;
  onTheirs: () => void;
}

/** Somebody saved another plan first: what they have otherwise; one's own stands below in the fields. */
export function NewerEvent(props: NewerEventProps) {
  const { began, mine, theirs, people, onMine, onBoth, onTheirs } = props;
  const intl = useIntl();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const changed = changeOf(began, theirs);
  const own = changeOf(began, mine);
  const both = changeOf(mine, theirs);
  const named = (Object.keys(FIELDS) as Name[]).filter((name) => name in changed && name in both);
  const said = (draft: EventDraft, name: Name): string => {
    const plan = planOf(draft);
    switch (name) {
      case 'kind':
        return intl.formatMessage({ id: `events.kind.${plan.kind}` });
      case 'mode':
        return intl.formatMessage({ id: `event-editor.mode.${plan.mode}` });
      case 'start':
        return intl.formatDate(`${plan.start.on}Z`, {
          ...({ dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' } as const),
        });
      case 'durationMinutes':
        return lasting(intl, plan.durationMinutes);
      case 'hostId':
        return people.find(({ id }) => id === plan.hostId)?.name ?? '';
      case 'rounds':
        return (plan.rounds ?? []).map((round) => `${round.name} (${round.minutes})`).join(', ');
      default:
        return String(plan[name] ?? '');
    }
  };
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.conflict}>
      <p>
        <strong>
          <FormattedMessage
            id="event-editor.conflict"
            values={{ none: named.length === 0 ? 'yes' : 'no' }}
          />
        </strong>
      </p>
      {named.map((name) => (
        <section key={name}>
          <h3>
            <FormattedMessage
              id="event-editor.conflict.field"
              values={{
                field: intl.formatMessage({ id: `event-editor.field.${FIELDS[name]}` }),
                mine: name in own ? 'yes' : 'no',
              }}
            />
          </h3>
          <Difference whole before={said(mine, name)} after={said(theirs, name)} />
        </section>
      ))}
      <div className="gh-actions">
        <Button size="small" onClick={onMine}>
          <FormattedMessage id="event-editor.conflict.mine" />
        </Button>
        {'descriptionMarkdown' in both && 'descriptionMarkdown' in own && (
          <Button size="small" onClick={onBoth}>
            <FormattedMessage id="event-editor.conflict.both" />
          </Button>
        )}
        <Button size="small" variant="text" onClick={onTheirs}>
          <FormattedMessage id="event-editor.conflict.theirs" />
        </Button>
      </div>
    </div>
  );
}
