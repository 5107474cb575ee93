import { PeopleList } from '../features/admin/people/PeopleList';
import { PeoplePage } from '../features/admin/people/PeoplePage';

/** Everybody, for those who look after the house. */
export default function AdminPeoplePage() {
  return (
    <PeoplePage>
      <PeopleList />
    </PeoplePage>
  );
}
