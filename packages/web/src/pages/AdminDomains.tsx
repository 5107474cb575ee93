import { AdminPage } from '../features/admin/AdminPage';
import { DomainTree } from '../features/admin/domains/DomainTree';

/** The fields of practice, for those who look after the house. */
export default function AdminDomainsPage() {
  return (
    <AdminPage title="admin.domains.title" lede="admin.domains.lede">
      <DomainTree />
    </AdminPage>
  );
}
