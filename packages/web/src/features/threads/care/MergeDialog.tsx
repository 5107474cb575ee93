import './words';
import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { threadPath } from '../../../lib/paths/threads';
import { useAnnounce } from '../../../ui/Announcer';
import { Choice } from '../../../ui/Choice';
import { TextField } from '../../../ui/Field';
import styles from './Care.module.css';
import { CareDialog } from './CareDialog';
import type { CareDialogProps } from './CareMenu';
import { mergeThreads } from './deeds';
import { Knowingly } from './Knowingly';
import { useFound } from './useFound';

/** Asks which thread takes this one in: found by words of its title, or by its address. */
export default function MergeDialog({ thread, onClose }: CareDialogProps) {
  const intl = useIntl();
  const client = useApolloClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string>();
  const [reason, setReason] = useState('');
  const [knowingly, setKnowingly] = useState(false);
  const { found, searched } = useFound(thread, text);
  const into = found.find(({ id }) => id === chosen);

  const merge = async () => {
    const input = { id: thread.id, intoId: into?.id ?? '', reason: reason.trim(), knowingly };
    const merged = await mergeThreads(client, input, thread.community.id);
    if (!merged) return;
    announce(intl.formatMessage({ id: 'tending.merge.done' }));
    navigate(threadPath(merged), { replace: true });
  };

  return (
    <CareDialog
      title={<FormattedMessage id="tending.merge.title" />}
      confirm={<FormattedMessage id="care.merge" />}
      off={!into}
      onConfirm={merge}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <p>
            <FormattedMessage id="tending.merge.text" />
          </p>
          <TextField
            label={<FormattedMessage id="tending.merge.find" />}
            hint={<FormattedMessage id="tending.merge.findHint" />}
            error={fault('intoId')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div className={styles.found} aria-live="polite">
            {found.length > 0 && (
              <Choice
                label={<FormattedMessage id="tending.merge.found" />}
                value={into?.id ?? null}
                onChange={setChosen}
                options={found.map(({ id, title, postCount, community, viewerCan }) => ({
                  value: id,
                  label: <bdi>{title}</bdi>,
                  off: !viewerCan.lookAfter.allowed,
                  hint: viewerCan.lookAfter.allowed ? (
                    <FormattedMessage
                      id="tending.merge.where"
                      values={{ name: community.name, posts: postCount }}
                    />
                  ) : (
                    <FormattedMessage id="tending.merge.notYours" />
                  ),
                }))}
              />
            )}
            {searched && found.length === 0 && <FormattedMessage id="tending.merge.nothing" />}
          </div>
          <Knowingly
            {...{ from: thread.community, to: into?.community }}
            {...{ knowing: knowingly, onKnowing: setKnowingly, fault: fault('knowingly') }}
          />
          <TextField
            optional
            label={<FormattedMessage id="tending.reason" />}
            hint={<FormattedMessage id="tending.reason.hint" />}
            error={fault('reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
    </CareDialog>
  );
}
