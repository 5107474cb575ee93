import '../words';
import { type ReactNode, Suspense } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { PersonPageQuery } from '../../../gql/graphql';
import { useViewer } from '../../../lib/viewer';
import { ButtonLink } from '../../../ui/Button';
import { Face } from '../../../ui/Face';
import { later } from '../../../ui/later';
import { PageTitle } from '../../../ui/PageHead';
import { Prose } from '../../../ui/Prose';
import { Aside, Row, Section, Spread } from '../../../ui/Spread';
import { FromArchive } from './FromArchive';
import { LocalTime } from './LocalTime';
import styles from './Profile.module.css';

const OnProfile = later(() =>
  import('../../recognition/OnProfile').catch(() => ({ default: () => null })),
);

export type ProfilePerson = NonNullable<PersonPageQuery['person']>;

/** Who somebody is, what one may ask them, and where one meets them. */
export function Profile({ person }: { person: ProfilePerson }) {
  const intl = useIntl();
  const { viewer, instance } = useViewer();
  const own = viewer?.person.id === person.id;
  const { placeholder, deactivated, askMeAbout, wantToLearn } = person;
  const works = [person.role, person.department, person.organisation].filter(Boolean);
  const portrait = person.photo
    ? { ...person, photo: { small: person.photo.large } }
    : { id: person.id, name: person.name };
  return (
    <Spread
      aside={
        (!placeholder || person.memberships.length > 0) && (
          <>
            {!placeholder && (
              <Aside title={<FormattedMessage id="accounts.profile.there" />}>
                <LocalTime
                  zone={person.timeZone}
                  here={own ? undefined : viewer?.person.timeZone}
                />
              </Aside>
            )}
            {person.memberships.length > 0 && (
              <Aside title={<FormattedMessage id="accounts.profile.communities" />}>
                <ul>
                  {person.memberships.map(({ id, role, community }) => (
                    <li key={id}>
                      <Link className="gh-quiet" to={`/c/${community.slug}`}>
                        {community.name}
                      </Link>
                      {role !== 'MEMBER' && (
                        <span className={styles.role}>
                          <FormattedMessage id={`accounts.profile.role.${role}`} />
                        </span>
                      )}
                    </li>
                  ))}
                </ul>
              </Aside>
            )}
          </>
        )
      }
    >
      <Row as="header" margin={<Face person={portrait} size={104} />}>
        <PageTitle title={person.name} />
        {works.length > 0 && (
          <p className={`gh-lede ${styles.works}`}>{intl.formatList(works, { type: 'unit' })}</p>
        )}
        <p className={styles.facts}>
          {person.pronouns && <span>{person.pronouns}</span>}
          {!placeholder && <span dir="ltr">@{person.handle}</span>}
          {deactivated && (
            <strong>
              <FormattedMessage id="accounts.profile.closed" />
            </strong>
          )}
        </p>
        {own && (
          <p className={styles.edit}>
            <ButtonLink to="/settings">
              <FormattedMessage id="accounts.profile.edit" />
            </ButtonLink>
          </p>
        )}
      </Row>
      {instance?.recognition && viewer && !placeholder && (
        <Suspense>
          <OnProfile person={person} own={own} />
        </Suspense>
      )}
      {placeholder && <FromArchive person={person} />}
      {person.aboutHtml && (
        <Row className={styles.about}>
          <Prose html={person.aboutHtml} />
        </Row>
      )}
      {!person.aboutHtml && !placeholder && (
        <Row className={styles.about}>
          <p className="gh-ink2">
            <FormattedMessage
              id={own ? 'accounts.profile.noAbout' : 'accounts.profile.nothingYet'}
              values={{
                name: <bdi>{person.name}</bdi>,
                link: (words) => (
                  <Link className="gh-link" to="/settings">
                    {words}
                  </Link>
                ),
              }}
            />
          </p>
        </Row>
      )}
      <Tags title={<FormattedMessage id="accounts.profile.askMeAbout" />} tags={askMeAbout} />
      <Tags title={<FormattedMessage id="accounts.profile.wantToLearn" />} tags={wantToLearn} />
    </Spread>
  );
}

function Tags({ title, tags }: { title: ReactNode; tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <Section title={title}>
      <Row>
        <ul className={styles.tags}>
          {tags.map((tag) => (
            <li key={tag}>
              <bdi>{tag}</bdi>
            </li>
          ))}
        </ul>
      </Row>
    </Section>
  );
}
