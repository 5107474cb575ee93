import { useMutation } from '@apollo/client/react';
import { useMantineColorScheme } from '@mantine/core';
import { FormattedMessage, FormattedTime, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { graphql } from '../gql';
import { openOverlay } from '../lib/keys';
import { sendBeforeSignOut } from '../lib/leaving';
import { personChanged } from '../lib/session';
import { useNow } from '../lib/time';
import { useAnnounce } from '../ui/Announcer';
import { Face, type FacePerson } from '../ui/Face';
import { Menu, MenuChoice, MenuHeading, MenuItem, MenuSeparator } from '../ui/Menu';
import { house } from './house';
import styles from './Me.module.css';

const SignOut = graphql(`
  mutation SignOut {
    signOut { signedOutAt }
  }
`);

interface MeProps {
  viewer: { admin: boolean; person: FacePerson & { id: string; handle: string; timeZone: string } };
}

/** Oneself at the foot of the rail: face, name, place and hour, and the menu behind them. */
export function Me({ viewer: { admin, person } }: MeProps) {
  const intl = useIntl();
  const place = person.timeZone.split('/').at(-1)?.replaceAll('_', ' ');
  return (
    <Menu
      label={intl.formatMessage({ id: 'app.me.menu' }, { name: person.name })}
      buttonClassName={styles.me}
      button={
        <>
          <Face person={person} size={34} />
          <span>
            <bdi>{person.name}</bdi>
            <span className={styles.place}>
              <FormattedMessage
                id="app.me.place"
                values={{
                  place,
                  time: (
                    <FormattedTime
                      value={useNow()}
                      timeZone={person.timeZone}
                      hour="2-digit"
                      minute="2-digit"
                    />
                  ),
                }}
              />
            </span>
          </span>
        </>
      }
    >
      <MeItems person={person} admin={admin} />
    </Menu>
  );
}

interface MeItemsProps {
  person: { id: string; handle: string };
  admin: boolean;
}

/** The items of one's own menu, the same at the foot of the rail and of the phone. */
export function MeItems({ person, admin }: MeItemsProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const announce = useAnnounce();
  // Holding transitions back would write a style element through innerHTML, which Trusted Types refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const [signOut] = useMutation(SignOut);

  const leave = async () => {
    await sendBeforeSignOut();
    // Words that only this device has reach the server first: they are found again on any device.
    await import('../features/threads/drafts/settle').then(
      ({ settle }) => settle(person.id),
      // Nothing can be fetched: then it stays here, for this person alone.
      () => undefined,
    );
    await signOut();
    navigate('/');
    await personChanged();
    announce(intl.formatMessage({ id: 'app.me.signedOut' }));
  };

  return (
    <>
      <MenuItem to={`/people/${person.handle}`}>
        <FormattedMessage id="app.me.profile" />
      </MenuItem>
      <MenuItem to="/library">
        <FormattedMessage id="app.nav.known" />
      </MenuItem>
      <MenuItem to="/bookmarks">
        <FormattedMessage id="app.nav.bookmarks" />
      </MenuItem>
      <MenuItem to="/drafts">
        <FormattedMessage id="app.nav.drafts" />
      </MenuItem>
      <MenuItem to="/settings">
        <FormattedMessage id="app.me.settings" />
      </MenuItem>
      {admin && (
        <>
          <MenuSeparator />
          <MenuHeading>
            <FormattedMessage id="app.nav.house" />
          </MenuHeading>
          {house.map(({ to, id }) => (
            <MenuItem key={to} to={to}>
              <FormattedMessage id={id} />
            </MenuItem>
          ))}
        </>
      )}
      <MenuItem onSelect={() => openOverlay('keys')}>
        <FormattedMessage id="app.nav.keys" />
      </MenuItem>
      <MenuSeparator />
      <MenuHeading>
        <FormattedMessage id="app.scheme.label" />
      </MenuHeading>
      {(['light', 'dark', 'auto'] as const).map((scheme) => (
        <MenuChoice
          key={scheme}
          checked={colorScheme === scheme}
          onSelect={() => setColorScheme(scheme)}
        >
          <FormattedMessage id={`app.scheme.${scheme}`} />
        </MenuChoice>
      ))}
      <MenuSeparator />
      <MenuItem onSelect={leave}>
        <FormattedMessage id="app.me.signOut" />
      </MenuItem>
    </>
  );
}
