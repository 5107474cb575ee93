import '../words';
import { FormattedMessage } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { ButtonLink } from '../../../ui/Button';
import { Difference } from '../../../ui/Difference';
import { PersonName } from '../../../ui/Person';
import { Prose } from '../../../ui/Prose';
import { Row, Section } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import history from '../charter/History.module.css';
import { useHashTarget } from '../useHashTarget';

export const CommunityGroundRules = graphql(`
  fragment CommunityGroundRules on Community {
    id
    slug
    version
    groundRules { id number markdown html createdAt author { id handle name } }
    groundRulesHistory { id number markdown createdAt author { id handle name } }
    viewerCan { changeRules { allowed reason } }
  }
`);

interface GroundRulesProps {
  community: FragmentType<typeof CommunityGroundRules>;
}

/** The ground rules in force and every version before, each with what it changed. */
export function GroundRules({ community: ref }: GroundRulesProps) {
  const { slug, groundRules, groundRulesHistory, viewerCan } = readFragment(
    CommunityGroundRules,
    ref,
  );
  const versions = groundRulesHistory ?? [];
  useHashTarget('ground-rules', true);
  return (
    <Section
      id="ground-rules"
      title={<FormattedMessage id="communities.rules.title" />}
      end={
        viewerCan.changeRules.allowed && (
          <ButtonLink size="small" to={`/c/${slug}/about?edit=rules`}>
            <FormattedMessage id="communities.rules.publish" />
          </ButtonLink>
        )
      }
    >
      {groundRules ? (
        <Row
          ruled
          margin={
            <>
              <FormattedMessage
                id="communities.history.number"
                values={{ number: groundRules.number }}
              />
              <span className={history.when}>
                <TimeStamp at={groundRules.createdAt} />
              </span>
            </>
          }
        >
          <Prose html={groundRules.html} />
        </Row>
      ) : (
        <Row>
          <p className="gh-ink2">
            <FormattedMessage id="communities.rules.none" />
          </p>
        </Row>
      )}
      {versions.length > 1 && (
        <ol>
          {versions.slice(0, -1).map((version, index) => (
            <Row
              key={version.id}
              as="li"
              ruled
              margin={
                <>
                  {version.author && <PersonName person={version.author} />}
                  <span className={history.when}>
                    <TimeStamp at={version.createdAt} />
                  </span>
                </>
              }
            >
              <details className={history.details}>
                <summary>
                  <FormattedMessage
                    id="communities.history.changedIn"
                    values={{ number: version.number }}
                  />
                </summary>
                <Difference before={versions[index + 1]?.markdown ?? ''} after={version.markdown} />
              </details>
            </Row>
          ))}
        </ol>
      )}
    </Section>
  );
}
