import styles from './EmptyState.module.css';
import type { FacePerson } from './Face';
import { initials, tintOf } from './initials';

const SEATS = 12;
const MIDDLE = 70;
const RADIUS = 54;

/** A round table with those who are there and the free seats. Decoration: the words stand beside it. */
export function SeatedTable({ people }: { people: readonly FacePerson[] }) {
  const seats = Array.from({ length: SEATS }, (_, seat) => {
    const angle = (seat / SEATS) * 2 * Math.PI;
    return {
      x: MIDDLE + RADIUS * Math.sin(angle),
      y: MIDDLE - RADIUS * Math.cos(angle),
      person: people[seat],
    };
  });
  return (
    <svg viewBox="0 0 140 140" width="140" height="140" aria-hidden="true">
      <circle cx={MIDDLE} cy={MIDDLE} r="34" fill="var(--gh-rail)" />
      {seats.map(({ x, y, person }) =>
        person ? (
          <g key={person.id}>
            <circle cx={x} cy={y} r="12" fill={`var(--gh-face-${tintOf(person.id)})`} />
            <text
              x={x}
              y={y + 3.4}
              fontFamily="var(--gh-serif)"
              fontSize="9.5"
              fontWeight="500"
              textAnchor="middle"
              fill={`var(--gh-face-${tintOf(person.id)}-ink)`}
            >
              {initials(person.name)}
            </text>
          </g>
        ) : (
          <circle key={`${x}-${y}`} cx={x} cy={y} r="7.5" className={styles.seat} />
        ),
      )}
    </svg>
  );
}
