import { IconChevronDown } from '@tabler/icons-react';
import { type ComponentType, Suspense, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { ThreadHeadFragment } from '../../../gql/graphql';
import { usePageActions } from '../../../lib/keys';
import { later } from '../../../ui/later';
import { Menu, MenuItem } from '../../../ui/Menu';
import styles from '../Thread.module.css';
import { startChoosing } from './choosing';
import { type Deeds, useDeeds } from './useDeeds';

export interface CareDialogProps {
  thread: ThreadHeadFragment;
  deeds: Deeds;
  onClose: () => void;
}

/** What needs a question first. Its code is fetched when it is asked. */
const dialogs = {
  pin: later(() => import('./PinDialog')),
  close: later(() => import('./CloseDialog')),
  move: later(() => import('./MoveDialog')),
  merge: later(() => import('./MergeDialog')),
} satisfies Record<string, ComponentType<CareDialogProps>>;

/** For those who look after the thread. */
export default function CareMenu({ thread }: { thread: ThreadHeadFragment }) {
  const [asking, setAsking] = useState<keyof typeof dialogs>();
  const deeds = useDeeds(thread.id);
  const Dialog = asking && dialogs[asking];
  usePageActions(() => [
    thread.closedAt
      ? { id: 'reopen', name: 'keys.care.reopen', run: deeds.reopen }
      : { id: 'close', name: 'keys.care.close', run: () => setAsking('close') },
    thread.pinnedAt
      ? { id: 'unpin', name: 'keys.care.unpin', run: deeds.unpin }
      : { id: 'pin', name: 'keys.care.pin', run: () => setAsking('pin') },
  ]);
  return (
    <>
      <Menu
        buttonClassName={styles.care}
        button={
          <>
            <FormattedMessage id="care.menu" />
            <IconChevronDown size={16} stroke={1.6} aria-hidden="true" />
          </>
        }
      >
        {thread.pinnedAt ? (
          <MenuItem onSelect={deeds.unpin}>
            <FormattedMessage id="care.unpin" />
          </MenuItem>
        ) : (
          <MenuItem onSelect={() => setAsking('pin')}>
            <FormattedMessage id="care.pin" />
          </MenuItem>
        )}
        {thread.closedAt ? (
          <MenuItem onSelect={deeds.reopen}>
            <FormattedMessage id="care.reopen" />
          </MenuItem>
        ) : (
          <MenuItem onSelect={() => setAsking('close')}>
            <FormattedMessage id="care.close" />
          </MenuItem>
        )}
        <MenuItem onSelect={() => setAsking('move')}>
          <FormattedMessage id="care.move" />
        </MenuItem>
        <MenuItem onSelect={() => startChoosing(thread.id)}>
          <FormattedMessage id="care.split" />
        </MenuItem>
        <MenuItem onSelect={() => setAsking('merge')}>
          <FormattedMessage id="care.merge" />
        </MenuItem>
      </Menu>
      {Dialog && (
        <Suspense>
          <Dialog thread={thread} deeds={deeds} onClose={() => setAsking(undefined)} />
        </Suspense>
      )}
    </>
  );
}
