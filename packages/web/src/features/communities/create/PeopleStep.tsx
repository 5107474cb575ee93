import '../words';
import { FormattedMessage, useIntl } from 'react-intl';
import { useViewer } from '../../../lib/viewer';
import { Button } from '../../../ui/Button';
import { AreaField, Field, SelectField } from '../../../ui/Field';
import { Person } from '../../../ui/Person';
import { FindPeople } from './FindPeople';
import styles from './PeopleStep.module.css';
import type { DraftState } from './useDraft';

/** Who is asked in first, and who looks after it. */
export function PeopleStep({ state }: { state: DraftState }) {
  const intl = useIntl();
  const { viewer } = useViewer();
  const { draft, change, errors } = state;
  const without = (id: string) =>
    change({
      people: draft.people.filter((person) => person.id !== id),
      stewardId: draft.stewardId === id ? '' : draft.stewardId,
    });

  return (
    <>
      <FindPeople
        chosen={[...draft.people.map(({ id }) => id), viewer?.person.id ?? '']}
        onChoose={(person) => change({ people: [...draft.people, person] })}
      />
      <Field
        labelElement="div"
        optional
        label={<FormattedMessage id="communities.people.chosen" />}
        error={errors.people}
      >
        {draft.people.length === 0 ? (
          <p className="gh-small gh-ink2">
            <FormattedMessage id="communities.people.nobodyYet" />
          </p>
        ) : (
          <ul className={styles.people}>
            {draft.people.map((person) => (
              <li key={person.id}>
                <Person plain person={person} detail={`@${person.handle}`} />
                <Button
                  size="small"
                  variant="text"
                  aria-label={intl.formatMessage(
                    { id: 'communities.people.removeName' },
                    { name: person.name },
                  )}
                  onClick={() => without(person.id)}
                >
                  <FormattedMessage id="communities.charter.remove" />
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Field>
      <AreaField
        optional
        label={<FormattedMessage id="communities.people.emails" />}
        hint={<FormattedMessage id="communities.people.emailsHint" />}
        value={draft.emails}
        error={errors.emails}
        autoCapitalize="off"
        spellCheck={false}
        dir="ltr"
        onChange={(event) => change({ emails: event.currentTarget.value })}
      />
      <SelectField
        label={<FormattedMessage id="communities.people.steward" />}
        hint={<FormattedMessage id="communities.people.stewardHint" />}
        value={draft.stewardId}
        error={errors.stewardId}
        onChange={(event) => change({ stewardId: event.currentTarget.value })}
      >
        <option value="">
          {intl.formatMessage(
            { id: 'communities.people.you' },
            { name: viewer?.person.name ?? '' },
          )}
        </option>
        {draft.people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </>
  );
}
