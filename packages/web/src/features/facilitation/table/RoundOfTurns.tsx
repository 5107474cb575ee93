import { type CSSProperties, useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { initials, tintOf } from '../../../ui/initials';
import styles from './RoundOfTurns.module.css';
import { type Mark, type Seat, shortNames, tableOf } from './seats';
import type { Carrier } from './useCarriers';

interface RoundOfTurnsProps {
  /** In order of turn. */
  people: readonly Carrier[];
  average: number;
  turns: number;
}

/**
 * Those who share the turns round their table: a mark for each turn carried, a circle at the average. What it shows is
 * said in one sentence, and stands as a table below it.
 */
export function RoundOfTurns({ people, average, turns }: RoundOfTurnsProps) {
  const intl = useIntl();
  const titleId = useId();
  const table = tableOf(people, average);
  const names = shortNames(people);
  const said = (person: Carrier) =>
    intl.formatMessage(
      { id: person.carried === 0 && person.lent > 0 ? 'turns.table.saidNew' : 'turns.table.said' },
      {
        you: person.isViewer ? 'yes' : 'no',
        name: person.name,
        turns: person.carried,
        counted: person.carried + person.lent,
      },
    );
  return (
    <figure className={styles.box}>
      <svg className={styles.table} viewBox={table.viewBox} role="img" aria-labelledby={titleId}>
        <title id={titleId}>
          {intl.formatMessage(
            { id: 'turns.table.title' },
            { people: intl.formatList(people.map(said), { type: 'unit' }), average },
          )}
        </title>
        <circle r={Math.max(table.middle, 56)} fill="var(--gh-rail)" />
        {table.average && <circle r={table.average} className={styles.average} />}
        {table.seats.map(({ path, person }, index) => (
          <path
            key={person.id}
            d={path}
            className={index === 0 && table.arrow ? styles.next : styles.way}
          />
        ))}
        {table.arrow && <path d={table.arrow} className={styles.arrow} />}
        {table.seats.map((seat) => (
          <SeatOf
            key={seat.person.id}
            seat={seat}
            markRadius={table.markRadius}
            name={
              seat.person.isViewer
                ? intl.formatMessage({ id: 'turns.you' })
                : (names.get(seat.person.id) ?? seat.person.name)
            }
          />
        ))}
        <text y="-4" textAnchor="middle" className={styles.count}>
          {intl.formatMessage({ id: 'turns.count' }, { turns })}
        </text>
        <text y="18" textAnchor="middle" className={styles.small}>
          {intl.formatMessage({ id: 'turns.table.twelve' })}
        </text>
        {table.average && (
          <text
            x={table.average * 0.98 - 6}
            y={-table.average * 0.2}
            className={styles.averageWords}
          >
            {intl.formatMessage({ id: 'turns.table.average' }, { average })}
          </text>
        )}
      </svg>
      {people.length > table.seats.length && (
        <figcaption className="gh-small gh-ink2">
          <FormattedMessage
            id="turns.table.others"
            values={{ count: people.length - table.seats.length }}
          />
        </figcaption>
      )}
    </figure>
  );
}

interface SeatProps {
  seat: Seat<Carrier>;
  markRadius: number;
  name: string;
}

function SeatOf({ seat, markRadius, name }: SeatProps) {
  const intl = useIntl();
  const { person, x, y, marks, label } = seat;
  const tint = tintOf(person.id);
  const isNew = person.carried === 0 && person.lent > 0;
  return (
    <g
      style={
        {
          '--tint': `var(--gh-face-${tint})`,
          '--ink': `var(--gh-face-${tint}-ink)`,
        } as CSSProperties
      }
    >
      <circle cx={x} cy={y} r="27" className={styles.face} />
      {person.hasTurn && <circle cx={x} cy={y} r="31" className={styles.ring} />}
      <text x={x} y={y + 6.5} textAnchor="middle" className={styles.initials}>
        {initials(person.name)}
      </text>
      {marks.map((mark) => (
        <g key={`${mark.x} ${mark.y}`}>
          <circle cx={mark.x} cy={mark.y} r={markRadius + 2.8} fill="var(--gh-paper)" />
          <MarkOf kind={mark.kind} x={mark.x} y={mark.y} radius={markRadius} />
        </g>
      ))}
      <text x={label.x} y={label.y} textAnchor={label.anchor} className={styles.name}>
        {name}
      </text>
      <text
        x={label.x}
        y={label.y + 19.5}
        textAnchor={label.anchor}
        className={person.hasTurn || person.isViewer ? styles.ours : styles.turns}
      >
        {person.hasTurn
          ? intl.formatMessage({ id: 'turns.table.has' })
          : isNew
            ? intl.formatMessage({ id: 'turns.table.new' }, { counted: person.lent })
            : intl.formatMessage({ id: 'turns.count' }, { turns: person.carried })}
      </text>
    </g>
  );
}

function MarkOf({ kind, x, y, radius }: { kind: Mark; x: number; y: number; radius: number }) {
  if (kind === 'full') return <circle cx={x} cy={y} r={radius} fill="var(--gh-green)" />;
  return (
    <>
      <circle cx={x} cy={y} r={radius * 0.86} className={styles.hollow} />
      {kind === 'half' && (
        <path
          d={`M${x} ${y - radius}A${radius} ${radius} 0 0 0 ${x} ${y + radius}Z`}
          fill="var(--gh-green)"
        />
      )}
    </>
  );
}
