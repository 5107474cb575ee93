import { useMutation } from '@apollo/client/react';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, readFragment } from '../../../gql';
import { useAnnounce } from '../../../ui/Announcer';
import { ConfirmDialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/Menu';
import { Person } from '../../../ui/Person';
import { Row } from '../../../ui/Spread';
import { useUndo } from '../../../ui/UndoBar';
import styles from '../Admin.module.css';
import { AdminPerson, DeactivatePerson, EndAdmin, MakeAdmin, ReactivatePerson } from './documents';

interface PersonRowProps {
  person: FragmentType<typeof AdminPerson>;
  admin: boolean;
}

/** Somebody, what is special about their account, and what an admin can do about it. */
export function PersonRow({ person: ref, admin }: PersonRowProps) {
  const intl = useIntl();
  const person = readFragment(AdminPerson, ref);
  const works = [person.role, person.department, person.organisation].filter(Boolean);
  const [error, setError] = useState<unknown>();
  return (
    <Row as="li" ruled margin={<Standing person={person} admin={admin} />}>
      <div className={styles.item}>
        <Person
          person={person}
          size={34}
          detail={
            person.placeholder
              ? person.source?.site
              : works.length > 0
                ? intl.formatList(works, { type: 'unit' })
                : undefined
          }
        />
        {!person.placeholder && <Actions person={ref} admin={admin} onError={setError} />}
      </div>
      {error !== undefined && (
        <div className={styles.problem}>
          <FormProblem error={error} />
        </div>
      )}
    </Row>
  );
}

interface StandingProps {
  person: { placeholder: boolean; deactivated: boolean };
  admin: boolean;
}

function Standing({ person, admin }: StandingProps) {
  if (person.placeholder) {
    return (
      <span className={styles.off}>
        <FormattedMessage id="admin.people.placeholder" />
      </span>
    );
  }
  if (person.deactivated) return <FormattedMessage id="admin.people.closed" />;
  if (!admin) return null;
  return (
    <strong className={styles.mark}>
      <FormattedMessage id="admin.people.admin" />
    </strong>
  );
}

interface ActionsProps extends PersonRowProps {
  onError: (error: unknown) => void;
}

function Actions({ person: ref, admin, onError }: ActionsProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const undo = useUndo();
  const person = readFragment(AdminPerson, ref);
  const [closing, setClosing] = useState(false);
  const options = {
    variables: { input: { personId: person.id } },
    refetchQueries: ['AdminIds'],
  };
  const [makeAdmin] = useMutation(MakeAdmin, options);
  const [endAdmin] = useMutation(EndAdmin, options);
  const [close, { loading }] = useMutation(DeactivatePerson, options);
  const [reopen] = useMutation(ReactivatePerson, options);
  const { name, deactivated, viewerCan } = person;

  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    onError(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      onError(error);
      return false;
    }
  };
  const changeAdmin = async () => {
    const [there, back] = admin ? [endAdmin, makeAdmin] : [makeAdmin, endAdmin];
    if (!(await attempt(there))) return;
    undo({
      message: (
        <FormattedMessage
          id={admin ? 'admin.people.adminEnded' : 'admin.people.adminMade'}
          values={{ name: <bdi>{name}</bdi> }}
        />
      ),
      onUndo: () => attempt(back),
    });
  };
  const say = (id: 'admin.people.isClosed' | 'admin.people.isOpen') =>
    announce(intl.formatMessage({ id }, { name }));

  return (
    <>
      <Menu
        label={intl.formatMessage({ id: 'admin.people.menu' }, { name })}
        button={<IconDots size={18} stroke={1.6} aria-hidden="true" />}
        buttonClassName={styles.dots}
      >
        <MenuItem to={`/people/${person.handle}`}>
          <FormattedMessage id="admin.people.profile" />
        </MenuItem>
        {/* About oneself an admin can do nothing here, and a reason would only puzzle. */}
        {viewerCan.deactivate.reason !== 'SYSTEM_ONLY' && (
          <>
            <MenuSeparator />
            {!deactivated && (
              <MenuItem
                permission={admin ? viewerCan.deactivate : viewerCan.makeAdmin}
                onSelect={changeAdmin}
              >
                <FormattedMessage id={admin ? 'admin.people.endAdmin' : 'admin.people.makeAdmin'} />
              </MenuItem>
            )}
            {deactivated ? (
              <MenuItem
                permission={viewerCan.deactivate}
                onSelect={async () => {
                  if (await attempt(reopen)) say('admin.people.isOpen');
                }}
              >
                <FormattedMessage id="admin.people.reopen" />
              </MenuItem>
            ) : (
              <MenuItem danger permission={viewerCan.deactivate} onSelect={() => setClosing(true)}>
                <FormattedMessage id="admin.people.close" />
              </MenuItem>
            )}
          </>
        )}
      </Menu>
      <ConfirmDialog
        open={closing}
        onClose={() => setClosing(false)}
        title={
          <FormattedMessage id="admin.people.closeTitle" values={{ name: <bdi>{name}</bdi> }} />
        }
        confirm={<FormattedMessage id="admin.people.closeConfirm" />}
        busy={loading}
        onConfirm={async () => {
          const done = await attempt(close);
          setClosing(false);
          if (done) say('admin.people.isClosed');
        }}
      >
        <p>
          <FormattedMessage id="admin.people.closeText" />
        </p>
        <p>
          <FormattedMessage id="admin.people.closeBack" />
        </p>
      </ConfirmDialog>
    </>
  );
}
