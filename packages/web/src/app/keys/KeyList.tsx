import './words';
import { useLayoutEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { isMac } from '../../lib/keys';
import { useViewer } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { CheckField } from '../../ui/CheckField';
import { Dialog } from '../../ui/Dialog';
import { Kbd } from './Kbd';
import styles from './KeyList.module.css';
import type { OverlayProps } from './Listening';
import { lettersOn, switchLetters } from './letters';
import { places } from './places';

/** Which keys there are here and now, and the switch for those of one letter. */
export default function KeyList({ actions, onClose }: OverlayProps) {
  const intl = useIntl();
  const { viewer } = useViewer();
  const [on, setOn] = useState(lettersOn);
  const begin = useRef<HTMLParagraphElement>(null);
  // Read from the top: the browser would go to the first thing to press, which stands at the foot.
  useLayoutEffect(() => begin.current?.focus(), []);
  const open = isMac() ? '⌘ K' : 'Ctrl K';
  const line = (keys: string, words: string) => ({ keys, words });
  const groups = [
    {
      title: 'keys.list.everywhere' as const,
      lines: [
        line('j', intl.formatMessage({ id: 'keys.list.next' })),
        line('k', intl.formatMessage({ id: 'keys.list.previous' })),
        line('?', intl.formatMessage({ id: 'keys.list.this' })),
      ],
    },
    {
      title: 'keys.group.page' as const,
      lines: actions.flatMap(({ keys, name, values }) =>
        keys ? [line(keys, intl.formatMessage({ id: name }, values))] : [],
      ),
    },
    {
      title: 'keys.group.places' as const,
      lines: places.flatMap(({ keys, name, own }) =>
        keys && (viewer || !own) ? [line(keys, intl.formatMessage({ id: name }))] : [],
      ),
    },
  ].filter(({ lines }) => lines.length > 0);

  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id="keys.list" />}
      actions={
        <Button variant="text" onClick={onClose}>
          <FormattedMessage id="keys.list.close" />
        </Button>
      }
    >
      <p ref={begin} tabIndex={-1} className={styles.begin}>
        <FormattedMessage id="keys.list.lede" />
      </p>
      <dl className={styles.lines}>
        <div>
          <dt>
            <FormattedMessage id="keys.list.open" />
          </dt>
          <dd>
            <Kbd keys={open.replace(' ', '\u00a0')} />
          </dd>
        </div>
      </dl>
      {groups.map(({ title, lines }) => (
        <section key={title}>
          <h3 className={styles.head}>
            <FormattedMessage id={title} />
          </h3>
          <dl className={styles.lines}>
            {lines.map(({ keys, words }) => (
              <div key={keys}>
                <dt>{words}</dt>
                <dd>
                  <Kbd keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <div className={styles.switch}>
        <CheckField
          label={<FormattedMessage id="keys.list.letters" />}
          hint={<FormattedMessage id="keys.list.letters.hint" values={{ open }} />}
          checked={on}
          onChange={({ currentTarget: { checked } }) => {
            switchLetters(checked);
            setOn(lettersOn());
          }}
        />
      </div>
    </Dialog>
  );
}
