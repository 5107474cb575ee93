import './words';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { graphql } from '../../../gql';
import { threadPath } from '../../../lib/paths/threads';
import { useAnnounce } from '../../../ui/Announcer';
import { SelectField, TextField } from '../../../ui/Field';
import { useSayProblem } from '../../../ui/ProblemText';
import { useUndo } from '../../../ui/UndoBar';
import { CareDialog } from './CareDialog';
import type { CareDialogProps } from './CareMenu';
import { moveThread } from './deeds';
import { Knowingly } from './Knowingly';

const Places = graphql(`
  query PlacesToMove {
    communities(first: 100) {
      nodes { id name slug visibility archivedAt viewerCan { manageMembers { allowed } } }
    }
  }
`);

/** Asks where a thread belongs. Out of a place that is not open it goes only with the word that others will read it. */
export default function MoveDialog({ thread, onClose }: CareDialogProps) {
  const intl = useIntl();
  const client = useApolloClient();
  const navigate = useNavigate();
  const undo = useUndo();
  const announce = useAnnounce();
  const sayProblem = useSayProblem();
  const { data } = useQuery(Places, { fetchPolicy: 'no-cache' });
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [knowingly, setKnowingly] = useState(false);
  const { id, community: from } = thread;
  const places = data?.communities.nodes.filter(
    (place) => place.viewerCan.manageMembers.allowed && !place.archivedAt && place.id !== from.id,
  );
  const place = places?.find((one) => one.id === to);

  const move = async () => {
    const input = { id, communityId: to, reason: reason.trim(), knowingly };
    const moved = await moveThread(client, input, from.id);
    if (!moved) return;
    navigate(threadPath(moved), { replace: true });
    const back = () => moveThread(client, { id, communityId: from.id, knowingly: true }, to);
    undo({
      message: <FormattedMessage id="tending.move.done" values={{ name: moved.community.name }} />,
      onUndo: () => {
        back().then((again) => {
          if (again) navigate(threadPath(again), { replace: true });
          announce(intl.formatMessage({ id: 'tending.move.undone' }));
        }, sayProblem);
      },
    });
  };

  return (
    <CareDialog
      title={<FormattedMessage id="tending.move.title" />}
      confirm={<FormattedMessage id="care.move" />}
      off={!place}
      onConfirm={move}
      onClose={onClose}
    >
      {(fault) =>
        places?.length === 0 ? (
          <p>
            <FormattedMessage id="tending.move.none" />
          </p>
        ) : (
          <>
            <p>
              <FormattedMessage id="tending.move.text" />
            </p>
            <SelectField
              label={<FormattedMessage id="tending.move.where" />}
              error={fault('communityId')}
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
            >
              <option value="">{intl.formatMessage({ id: 'tending.move.choose' })}</option>
              {places?.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </SelectField>
            <Knowingly
              {...{ from, to: place, knowing: knowingly, onKnowing: setKnowingly }}
              fault={fault('knowingly')}
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
        )
      }
    </CareDialog>
  );
}
