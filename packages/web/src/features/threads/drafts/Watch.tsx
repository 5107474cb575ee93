import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { useAnnounce } from '../../../ui/Announcer';
import './words';
import { onSent } from './outbox';
import { keepWatch } from './watch';

/** Watches over what has to reach the server, and says what has become of it. */
export default function Watch({ personId }: { personId: string }) {
  const intl = useIntl();
  const announce = useAnnounce();
  useEffect(() => keepWatch(personId), [personId]);
  useEffect(
    () =>
      onSent(({ where }, { is }) => {
        if (is === 'waits' || is === 'elsewhere') return;
        announce(intl.formatMessage({ id: `drafts.told.${is}` }, { title: where.title }));
      }),
    [announce, intl],
  );
  return null;
}
