import { FormattedMessage, useIntl } from 'react-intl';
import { Link as To } from 'react-router';
import { threadPath } from '../../../lib/paths/threads';
import styles from './Linked.module.css';
import { type Link, useLinks } from './useLinks';

/** Under a post: the threads in which it was taken up. */
export function PostLinks({ number }: { number: number }) {
  const links = useLinks().filter((link) => link.incoming && link.number === number);
  const grown = links.filter(({ kind }) => kind === 'GREW_OUT_OF');
  const mentioned = links.filter(({ kind }) => kind === 'MENTIONED');
  return (
    <>
      {grown.length > 0 && <Line id="links.ledTo" links={grown} />}
      {mentioned.length > 0 && <Line id="links.mentionedIn" links={mentioned} />}
    </>
  );
}

interface LineProps {
  id: 'links.ledTo' | 'links.mentionedIn' | 'links.grewOutOf' | 'links.duplicateOf';
  links: readonly Link[];
}

function Line({ id, links }: LineProps) {
  const intl = useIntl();
  const titles = links.map(({ thread, otherNumber }) => (
    <To key={`${thread.id} ${otherNumber}`} to={threadPath(thread, otherNumber ?? undefined)}>
      {thread.title}
    </To>
  ));
  return (
    <p className={styles.line}>
      <FormattedMessage id={id} values={{ titles: intl.formatList(titles, { type: 'unit' }) }} />
    </p>
  );
}

/** Under the title: what the thread grew out of, or asks once more. */
export function Origins() {
  const links = useLinks().filter(({ incoming }) => !incoming);
  const grown = links.filter(({ kind }) => kind === 'GREW_OUT_OF');
  const same = links.filter(({ kind }) => kind === 'DUPLICATE');
  return (
    <>
      {grown.length > 0 && <Line id="links.grewOutOf" links={grown} />}
      {same.length > 0 && <Line id="links.duplicateOf" links={same} />}
    </>
  );
}
