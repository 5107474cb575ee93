import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { cx } from '../lib/cx';
import { Face, type FacePerson } from './Face';
import styles from './Person.module.css';

export interface NamedPerson extends FacePerson {
  handle: string;
}

interface PersonProps {
  person: NamedPerson;
  /** A second line: role and place, or what they did. */
  detail?: ReactNode;
  /** px */
  size?: number;
  turn?: boolean;
  /** Without a link to the profile, where the whole row leads elsewhere. */
  plain?: boolean;
}

/** Face, name and one more line. Names are never cut short: they wrap. */
export function Person({ person, detail, size = 28, turn, plain }: PersonProps) {
  return (
    <span className={styles.person}>
      <Face person={person} size={size} turn={turn} />
      <span className={styles.words}>
        <PersonName person={person} plain={plain} />
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
    </span>
  );
}

interface PersonNameProps {
  person: Pick<NamedPerson, 'handle' | 'name'>;
  plain?: boolean;
  className?: string;
}

/** A name that leads to the profile. */
export function PersonName({ person, plain, className }: PersonNameProps) {
  const look = cx(styles.name, className);
  return plain ? (
    <bdi className={look}>{person.name}</bdi>
  ) : (
    <Link className={look} to={`/people/${person.handle}`}>
      <bdi>{person.name}</bdi>
    </Link>
  );
}

interface BylineProps {
  person: NamedPerson;
  /** Role and place. */
  role?: ReactNode;
  /** A `<TimeStamp>`. */
  time?: ReactNode;
  turn?: boolean;
}

/** The speaker, in the margin of a Row: face, name, role and hour. On a phone a line above the words. */
export function Byline({ person, role, time, turn }: BylineProps) {
  return (
    <div className={styles.by}>
      <Face person={person} size={40} turn={turn} />
      <PersonName person={person} />
      <span className={styles.second}>
        {role && <span>{role}</span>}
        {role && time && <span className={styles.comma}>, </span>}
        {time}
      </span>
    </div>
  );
}
