import { AdminPage } from '../features/admin/AdminPage';
import { UnsentList } from '../features/admin/unsent/UnsentList';

/** What could not be sent, for those who look after the house. */
export default function AdminMailPage() {
  return (
    <AdminPage title="admin.unsent.title" lede="admin.unsent.lede">
      <UnsentList />
    </AdminPage>
  );
}
