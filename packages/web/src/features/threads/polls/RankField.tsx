import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { MessageId } from '../../../messages';
import { useAnnounce } from '../../../ui/Announcer';
import styles from './Polls.module.css';

interface RankFieldProps {
  options: readonly { position: number; text: string }[];
  choices: number[];
  max: number;
  onChange: (choices: number[]) => void;
}

const SIGN = { size: 18, stroke: 1.6, 'aria-hidden': true } as const;

/** Puts options in order, the best first: by buttons, which is how it works with every kind of hand. */
export function RankField({ options, choices, max, onChange }: RankFieldProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const box = useRef<HTMLDivElement>(null);
  const focus = useRef<string>(undefined);
  const rest = options.filter(({ position }) => !choices.includes(position));
  const textOf = (position: number) => options[position]?.text ?? '';

  // A row that moves is another element's neighbour: the button that was pressed keeps the focus.
  useEffect(() => {
    if (!focus.current) return;
    const [position, verb] = focus.current.split(' ');
    const row = box.current?.querySelector(`[data-option="${position}"]`);
    const same = row?.querySelector<HTMLButtonElement>(`[data-verb="${verb}"]:not(:disabled)`);
    (same ?? row?.querySelector<HTMLButtonElement>('button:not(:disabled)'))?.focus();
    focus.current = undefined;
  });

  const put = (next: number[], position: number, verb: string) => {
    focus.current = `${position} ${verb}`;
    onChange(next);
    const place = next.indexOf(position) + 1;
    announce(
      intl.formatMessage(
        { id: place > 0 ? 'polls.rank.said' : 'polls.rank.said.out' },
        { option: textOf(position), place, of: next.length },
      ),
    );
  };
  const moved = (position: number, by: number): number[] => {
    const next = choices.filter((other) => other !== position);
    next.splice(choices.indexOf(position) + by, 0, position);
    return next;
  };
  const button = (position: number, verb: MessageId, sign: ReactNode, next: number[] | null) => (
    <button
      type="button"
      data-verb={verb}
      className={styles.move}
      disabled={!next}
      aria-label={intl.formatMessage({ id: verb }, { option: textOf(position) })}
      onClick={() => next && put(next, position, verb)}
    >
      {sign}
    </button>
  );

  return (
    <div ref={box}>
      <ol className={styles.ranked} aria-label={intl.formatMessage({ id: 'polls.rank.order' })}>
        {choices.map((position, at) => (
          <li key={position} data-option={position} className={styles.row}>
            <span className={styles.place}>{at + 1}.</span>
            <bdi className={styles.words}>{textOf(position)}</bdi>
            {button(
              position,
              'polls.rank.up',
              <IconArrowUp {...SIGN} />,
              at > 0 ? moved(position, -1) : null,
            )}
            {button(
              position,
              'polls.rank.down',
              <IconArrowDown {...SIGN} />,
              at < choices.length - 1 ? moved(position, 1) : null,
            )}
            {button(
              position,
              'polls.rank.out',
              <IconX {...SIGN} />,
              choices.filter((other) => other !== position),
            )}
          </li>
        ))}
      </ol>
      {rest.length > 0 && (
        <>
          {choices.length > 0 && (
            <p className={styles.facts}>
              <FormattedMessage id="polls.rank.rest" />
            </p>
          )}
          <ul className={styles.ranked} aria-label={intl.formatMessage({ id: 'polls.rank.rest' })}>
            {rest.map(({ position, text }) => (
              <li key={position} data-option={position} className={styles.row}>
                <bdi className={styles.words}>{text}</bdi>
                {button(
                  position,
                  'polls.rank.add',
                  <IconPlus {...SIGN} />,
                  choices.length < max ? [...choices, position] : null,
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
