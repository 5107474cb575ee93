import type { CSSProperties } from 'react';
import { cx } from '../lib/cx';
import styles from './Face.module.css';
import { initials, tintOf } from './initials';

export interface FacePerson {
  id: string;
  name: string;
  photo?: { small: string } | null;
}

interface FaceProps {
  person: FacePerson;
  /** px; 40 at a post, 28 in a row */
  size?: number;
  /** Has the turn. */
  turn?: boolean;
}

/** A person's portrait, or their initials on a tint that is always theirs. The name stands beside it in words. */
export function Face({ person, size = 28, turn }: FaceProps) {
  const tint = tintOf(person.id);
  return (
    <span
      aria-hidden="true"
      className={cx(styles.face, turn && styles.turn)}
      style={
        {
          '--size': `${size / 16}rem`,
          '--tint': `var(--gh-face-${tint})`,
          '--tint-ink': `var(--gh-face-${tint}-ink)`,
        } as CSSProperties
      }
    >
      {person.photo ? (
        <img src={person.photo.small} alt="" loading="lazy" decoding="async" />
      ) : (
        <span>{initials(person.name)}</span>
      )}
    </span>
  );
}

/** Several faces in a line, never overlapping. */
export function Faces({ people, size }: { people: readonly FacePerson[]; size?: number }) {
  return (
    <span className={styles.faces}>
      {people.map((person) => (
        <Face key={person.id} person={person} size={size} />
      ))}
    </span>
  );
}
