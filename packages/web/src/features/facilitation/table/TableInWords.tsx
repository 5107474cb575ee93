import { FormattedDate, FormattedMessage, FormattedNumber } from 'react-intl';
import styles from './RoundOfTurns.module.css';
import type { Carrier } from './useCarriers';

/** The same as the round table says, in rows: for those who listen, and for exact figures. */
export function TableInWords({ people }: { people: readonly Carrier[] }) {
  return (
    <details className={styles.words}>
      <summary>
        <FormattedMessage id="turns.table.rows" />
      </summary>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <FormattedMessage id="turns.table.who" />
              </th>
              <th scope="col">
                <FormattedMessage id="turns.table.carried" />
              </th>
              <th scope="col">
                <FormattedMessage id="turns.table.share" />
              </th>
              <th scope="col">
                <FormattedMessage id="turns.table.last" />
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ id, name, isViewer, carried, lent, share, lastAt }) => (
              <tr key={id}>
                <th scope="row">
                  {isViewer ? <FormattedMessage id="turns.you" /> : <bdi>{name}</bdi>}
                </th>
                <td>
                  <FormattedNumber value={carried} maximumFractionDigits={1} />
                  {lent > 0 && (
                    <>
                      {' '}
                      <FormattedMessage id="turns.table.lent" values={{ lent }} />
                    </>
                  )}
                </td>
                <td>
                  <FormattedNumber value={share} style="percent" />
                </td>
                <td>
                  {lastAt ? (
                    <FormattedDate value={lastAt} dateStyle="medium" />
                  ) : (
                    <FormattedMessage id="turns.table.never" />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
