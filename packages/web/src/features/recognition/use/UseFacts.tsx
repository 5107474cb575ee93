import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import type { UsePagePartsFragment, UseReportPartsFragment } from '../../../gql/graphql';
import styles from './Use.module.css';

interface UseFactsProps {
  report: UseReportPartsFragment;
  files: UsePagePartsFragment['files'];
}

/** How it went, where, what was changed, what was enclosed and what it became. */
export function UseFacts({ report, files }: UseFactsProps) {
  const { how, place, changed, sharedAs } = report;
  return (
    <dl className={styles.facts}>
      <dt>
        <FormattedMessage id="use.field.how" />
      </dt>
      <dd>
        <strong>
          <FormattedMessage id={`use.how.${how}`} />
        </strong>
      </dd>
      {place && (
        <>
          <dt>
            <FormattedMessage id="use.field.place" />
          </dt>
          <dd dir="auto">{place}</dd>
        </>
      )}
      {changed && (
        <>
          <dt>
            <FormattedMessage id="use.field.changed" />
          </dt>
          <dd dir="auto">{changed}</dd>
        </>
      )}
      {sharedAs.length > 0 && (
        <>
          <dt>
            <FormattedMessage id="use.becameWhat" />
          </dt>
          {sharedAs.map(({ id, path, title }) => (
            <dd key={id}>
              <Link className="gh-link" to={path}>
                <bdi>{title}</bdi>
              </Link>
            </dd>
          ))}
        </>
      )}
      {files.length > 0 && (
        <>
          <dt>
            <FormattedMessage id="use.enclosed" />
          </dt>
          {files.map(({ id, name, address, width }) => (
            <dd key={id}>
              <a className="gh-link" href={address}>
                {width == null ? (
                  <bdi>{name}</bdi>
                ) : (
                  <img className={styles.picture} src={`${address}?w=960`} alt={name} />
                )}
              </a>
            </dd>
          ))}
        </>
      )}
    </dl>
  );
}
