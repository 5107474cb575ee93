import '../agenda/words';
import { useMutation } from '@apollo/client/react';
import { IconDots } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, readFragment } from '../../../gql';
import type { EventGuestsPartsFragment } from '../../../gql/graphql';
import { answered } from '../../../lib/answered';
import { usePageActions } from '../../../lib/keys';
import { mutationId } from '../../../lib/mutation-id';
import { Button } from '../../../ui/Button';
import { FormProblem } from '../../../ui/FormProblem';
import { later } from '../../../ui/later';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/Menu';
import { Row } from '../../../ui/Spread';
import { useUndo } from '../../../ui/UndoBar';
import agenda from '../agenda/Agenda.module.css';
import { useRefused } from '../agenda/useRefused';
import { AddGuest, EventGuestsParts, RemoveGuest } from './documents';

const GuestDialog = later(() => import('./GuestDialog'));

export type Guest = EventGuestsPartsFragment['guests'][number];

interface EventGuestsProps {
  event: FragmentType<typeof EventGuestsParts>;
}

/** Speakers without an account. Their addresses are shown to those who look after the event. */
export function EventGuests({ event: ref }: EventGuestsProps) {
  const event = readFragment(EventGuestsParts, ref);
  const intl = useIntl();
  const undo = useUndo();
  const [asking, setAsking] = useState<{ guest?: Guest }>();
  const { error, onError } = useRefused();
  const [remove] = useMutation(RemoveGuest, { onError });
  const [add] = useMutation(AddGuest, { onError });
  const { guests } = event;
  const may = event.viewerCan.lookAfter.allowed;
  usePageActions(() =>
    may ? [{ id: 'guests.add', name: 'guests.add', run: () => setAsking({}) }] : [],
  );
  if (guests.length === 0 && !may) return null;

  const takeAway = async ({ id, name, about, email }: Guest) => {
    const data = await answered(remove({ variables: { input: { guestId: id } } }));
    if (!data) return;
    const input = { eventId: event.id, name, about, email, clientMutationId: mutationId() };
    undo({
      message: <FormattedMessage id="guests.removed" values={{ name: <bdi>{name}</bdi> }} />,
      onUndo: () => add({ variables: { input } }),
    });
  };
  return (
    <Row ruled margin={<FormattedMessage id="guests.title" />}>
      <FormProblem error={error} />
      {guests.length > 0 && (
        <ul className={agenda.actions}>
          {guests.map((guest) => (
            <li key={guest.id} className={agenda.action}>
              <div className={agenda.words}>
                <p>
                  <strong>
                    <bdi>{guest.name}</bdi>
                  </strong>
                </p>
                {guest.about && (
                  <p className={agenda.second} dir="auto">
                    {guest.about}
                  </p>
                )}
                {guest.email && (
                  <p className={agenda.second}>
                    <a className="gh-quiet" href={`mailto:${encodeURIComponent(guest.email)}`}>
                      {guest.email}
                    </a>
                  </p>
                )}
              </div>
              {may && (
                <Menu
                  label={intl.formatMessage({ id: 'agenda.menu' }, { title: guest.name })}
                  buttonClassName={agenda.menu}
                  button={<IconDots size={18} stroke={1.6} aria-hidden="true" />}
                >
                  <MenuItem onSelect={() => setAsking({ guest })}>
                    <FormattedMessage id="agenda.edit" />
                  </MenuItem>
                  <MenuSeparator />
                  <MenuItem danger onSelect={() => takeAway(guest)}>
                    <FormattedMessage id="guests.remove" />
                  </MenuItem>
                </Menu>
              )}
            </li>
          ))}
        </ul>
      )}
      {may && (
        <p>
          <Button variant="text" size="small" onClick={() => setAsking({})}>
            <FormattedMessage id="guests.add" />
          </Button>
        </p>
      )}
      {asking && (
        <Suspense>
          <GuestDialog
            eventId={event.id}
            guest={asking.guest}
            onClose={() => setAsking(undefined)}
          />
        </Suspense>
      )}
    </Row>
  );
}
