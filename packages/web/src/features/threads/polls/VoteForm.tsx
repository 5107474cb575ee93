import { useMutation } from '@apollo/client/react';
import { type FormEvent, useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { FormProblem } from '../../../ui/FormProblem';
import { CastVote } from './documents';
import styles from './Polls.module.css';
import type { OwnPoll } from './poll';
import { RankField } from './RankField';

interface VoteFormProps {
  poll: OwnPoll;
  labelledBy: string;
  onDone: () => void;
  onCancel?: (() => void) | undefined;
}

/** One's vote: one option, several, or an order. */
export function VoteForm({ poll, labelledBy, onDone, onCancel }: VoteFormProps) {
  const intl = useIntl();
  const id = useId();
  const announce = useAnnounce();
  const [choices, setChoices] = useState<number[]>(() => [...(poll.viewerVote ?? [])]);
  const [missing, setMissing] = useState(false);
  const [cast, { loading, error }] = useMutation(CastVote, { onError: () => undefined });
  const { kind, minChoices, maxChoices, options } = poll;
  const single = kind === 'SINGLE';
  const fits = choices.length >= minChoices && choices.length <= maxChoices;

  const choose = (next: number[]) => {
    setChoices(next);
    setMissing(false);
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!fits) return setMissing(true);
    const { data } = await cast({ variables: { input: { pollId: poll.id, choices } } });
    if (!data) return;
    announce(intl.formatMessage({ id: 'polls.voted' }));
    onDone();
  };

  return (
    <form noValidate onSubmit={send} className={styles.form}>
      {!single && (
        <p id={`${id}-how`} className={styles.facts}>
          <FormattedMessage
            id={kind === 'RANKED' ? 'polls.how.ranked' : 'polls.how.several'}
            values={{ min: minChoices, max: maxChoices }}
          />
        </p>
      )}
      {kind === 'RANKED' ? (
        <RankField options={options} choices={choices} max={maxChoices} onChange={choose} />
      ) : (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a name
        <div
          role={single ? 'radiogroup' : 'group'}
          aria-labelledby={labelledBy}
          aria-describedby={missing ? `${id}-fault` : undefined}
          className={styles.options}
        >
          {options.map(({ position, text }) => {
            const on = choices.includes(position);
            return (
              <label key={position} className={styles.option}>
                <input
                  type={single ? 'radio' : 'checkbox'}
                  name={id}
                  checked={on}
                  onChange={() => {
                    if (single) choose([position]);
                    else if (on) choose(choices.filter((other) => other !== position));
                    else choose([...choices, position]);
                  }}
                />
                <bdi>{text}</bdi>
              </label>
            );
          })}
        </div>
      )}
      {missing && (
        <p id={`${id}-fault`} role="alert" className={styles.fault}>
          <FormattedMessage id="polls.missing" values={{ min: minChoices, max: maxChoices }} />
        </p>
      )}
      <FormProblem error={error} />
      <div className="gh-actions">
        <Button type="submit" size="small" busy={loading}>
          <FormattedMessage id="polls.vote" />
        </Button>
        {onCancel && (
          <Button variant="text" size="small" onClick={onCancel}>
            <FormattedMessage id="app.cancel" />
          </Button>
        )}
      </div>
    </form>
  );
}
