import {
  administrator,
  allow,
  DenialReason,
  deny,
  every,
  known,
  type Verdict,
  when,
} from '../kernel/policy';
import { isKnown, type Viewer } from '../kernel/viewer';
import type { Person } from './person.entity';

export type PersonAction = 'see' | 'editProfile' | 'deactivate' | 'makeAdmin' | 'claim';

type PersonFacts = Pick<Person, 'id' | 'placeholder' | 'claimedBy' | 'deactivatedAt' | 'admin'>;

/** Who may see and do what with a person. */
export function personPolicy(viewer: Viewer, action: PersonAction, person: PersonFacts): Verdict {
  switch (action) {
    case 'see':
      return seePerson(viewer, person);
    case 'editProfile':
      return every(known(viewer), () =>
        when(viewer.personId === person.id || viewer.admin, DenialReason.NOT_ADMIN),
      );
    case 'deactivate':
      // An admin who deactivated themself could lock everybody out.
      return every(administrator(viewer), () =>
        when(viewer.personId !== person.id && !person.placeholder, DenialReason.SYSTEM_ONLY),
      );
    case 'makeAdmin':
      return every(administrator(viewer), () =>
        person.placeholder || person.deactivatedAt ? deny(DenialReason.DEACTIVATED) : allow,
      );
    case 'claim':
      return every(known(viewer), () =>
        when(person.placeholder && !person.claimedBy, DenialReason.SYSTEM_ONLY),
      );
  }
}

/** People are seen by everybody who is signed in with a confirmed address, by themselves, and by visitors as
 * far as the instance lets visitors read (they then meet authors by name anyway). */
function seePerson(viewer: Viewer, person: Pick<Person, 'id'>): Verdict {
  if (isKnown(viewer) || viewer.visitorsMayRead || viewer.personId === person.id) return allow;
  // To be told to sign in or to confirm the address, whoever is asked for, tells nothing about anybody.
  return known(viewer);
}
