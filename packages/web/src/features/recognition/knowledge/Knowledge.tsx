import '../words';
import type { ReactNode } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { readFragment } from '../../../gql';
import type { KnowledgeQuery } from '../../../gql/graphql';
import { cx } from '../../../lib/cx';
import { Crumbs } from '../../../ui/Crumbs';
import { EmptyState } from '../../../ui/EmptyState';
import { Face } from '../../../ui/Face';
import { MoreButton } from '../../../ui/MoreButton';
import { PageHead } from '../../../ui/PageHead';
import { Byline } from '../../../ui/Person';
import { Row, Section, Spread } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import { ContributionParts, TrailStepParts, UseReportParts } from '../documents';
import { ThanksList } from '../thanks/ThanksList';
import { Chain } from '../trail/Chain';
import { onTrail } from '../trail/chain';
import { HowItWent } from '../trail/HowItWent';
import { Knot } from '../trail/Knot';
import trail from '../trail/Trail.module.css';
import styles from './Knowledge.module.css';
import { Publishing } from './Publishing';

type Person = NonNullable<KnowledgeQuery['person']>;

interface KnowledgeProps {
  person: Person;
  knowledge: NonNullable<Person['knowledge']>;
  own: boolean;
  onMoreUses: () => Promise<unknown>;
  onMoreThanks: () => Promise<unknown>;
}

/** Where somebody's knowledge went: told in sentences first, drawn second. */
export function Knowledge({ person, knowledge, own, onMoreUses, onMoreThanks }: KnowledgeProps) {
  const intl = useIntl();
  const { uses, thanks, chains, useCount } = knowledge;
  const nodes = uses.edges.map(({ node }) => node);
  const publicly = (node: UseNode) => onTrail(readFragment(UseReportParts, node));
  const shown = nodes.filter(publicly);
  const few = nodes.filter((node) => !publicly(node));
  return (
    <Spread aside={own && <Publishing publishedAt={knowledge.publishedAt} />} asideTop="3.1rem">
      <PageHead
        title={intl.formatMessage(
          { id: own ? 'knowledge.title.own' : 'knowledge.title' },
          { name: person.name },
        )}
        margin={<Face person={person} size={64} />}
        crumbs={<Crumbs steps={[{ label: person.name, to: `/people/${person.handle}` }]} />}
      />
      {useCount === 0 && uses.edges.length === 0 ? (
        <div className={styles.story}>
          <EmptyState small title={<FormattedMessage id="knowledge.empty" />}>
            <FormattedMessage
              id={own ? 'knowledge.empty.own' : 'knowledge.empty.text'}
              values={{ name: person.name }}
            />
          </EmptyState>
        </div>
      ) : (
        <Row>
          <Story knowledge={knowledge} name={person.name} own={own} />
        </Row>
      )}
      {uses.edges.length > 0 && (
        <Section title={<FormattedMessage id="knowledge.uses" />}>
          <ol>
            {shown.map((node) => (
              <Use key={node.id} node={node} />
            ))}
          </ol>
          {few.length > 0 && (
            <>
              <Row className={trail.few}>
                <h3>
                  <FormattedMessage id="trail.few" />
                </h3>
                <p className={trail.hint}>
                  <FormattedMessage id="trail.few.hint" />
                </p>
              </Row>
              <ul className={trail.uses}>
                {few.map((node) => (
                  <Use bare key={node.id} node={node} />
                ))}
              </ul>
            </>
          )}
          {uses.pageInfo.hasNextPage && (
            <Row>
              <MoreButton onMore={onMoreUses} />
            </Row>
          )}
        </Section>
      )}
      {chains.length > 0 && (
        <Section title={<FormattedMessage id="knowledge.chains" />}>
          <Row>
            <p className={`gh-ink2 ${styles.hint}`}>
              <FormattedMessage id="knowledge.chains.hint" />
            </p>
            {chains.map((steps, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two chains may begin with the same thing
              <div key={at} className={styles.chain}>
                <Chain plain steps={readFragment(TrailStepParts, steps)} />
              </div>
            ))}
          </Row>
        </Section>
      )}
      {thanks.edges.length > 0 && (
        <Section title={<FormattedMessage id="thanks.title" />}>
          <ThanksList thanks={thanks} onMore={onMoreThanks} />
        </Section>
      )}
    </Spread>
  );
}

interface StoryProps {
  knowledge: KnowledgeProps['knowledge'];
  name: string;
  own: boolean;
}

/** "Since February 2024, 14 people put six things to use that you gave." */
function Story({ knowledge, name, own }: StoryProps) {
  const intl = useIntl();
  const { since, personCount, contributionCount, useCount, workedCount, adaptedCount } = knowledge;
  const { departments, communities } = knowledge;
  const whose = own ? 'yes' : 'no';
  const list = (of: ReactNode[]) => intl.formatList(of);
  return (
    <div className={styles.story}>
      <p>
        <FormattedMessage
          id="knowledge.story.who"
          values={{
            own: whose,
            name: <bdi>{name}</bdi>,
            known: since ? 'yes' : 'no',
            since: since && <FormattedDate value={since} month="long" year="numeric" />,
            people: personCount,
            things: contributionCount,
          }}
        />
      </p>
      <p>
        <FormattedMessage
          id="knowledge.story.how"
          values={{ uses: useCount, worked: workedCount, adapted: adaptedCount }}
        />
      </p>
      {departments.length > 0 && (
        <p>
          <FormattedMessage
            id="knowledge.story.departments"
            values={{
              count: departments.length,
              names: list(departments.map((one) => <bdi key={one}>{one}</bdi>)),
            }}
          />
        </p>
      )}
      {communities.length > 0 && (
        <p>
          <FormattedMessage
            id="knowledge.story.communities"
            values={{
              count: communities.length,
              names: list(
                communities.map((one) => (
                  <Link key={one.id} className="gh-link" to={`/c/${one.slug}`}>
                    <bdi>{one.name}</bdi>
                  </Link>
                )),
              ),
            }}
          />
        </p>
      )}
    </div>
  );
}

type UseNode = KnowledgeProps['knowledge']['uses']['edges'][number]['node'];

function Use({ node, bare }: { node: UseNode; bare?: boolean }) {
  const intl = useIntl();
  const report = readFragment(UseReportParts, node);
  const of = readFragment(ContributionParts, node.of);
  const { by, how, words, createdAt } = report;
  return (
    <Row
      as="li"
      className={cx(trail.use, bare && trail.bare)}
      margin={
        <Byline
          person={by}
          role={intl.formatList([by.role, by.organisation].filter(Boolean), { type: 'unit' })}
          time={<TimeStamp at={createdAt} />}
        />
      }
    >
      <div className={trail.body}>
        {!bare && <Knot how={how} />}
        <q className={trail.words} dir="auto">
          {words}
        </q>
        <HowItWent report={report} />
        {of && (
          <p className="gh-small gh-ink2">
            <FormattedMessage
              id="knowledge.of"
              values={{
                title: (
                  <Link className="gh-quiet" to={of.path}>
                    <bdi>{of.title}</bdi>
                  </Link>
                ),
              }}
            />
          </p>
        )}
      </div>
    </Row>
  );
}
