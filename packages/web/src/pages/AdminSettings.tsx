import styles from '../features/admin/Admin.module.css';
import { AdminPage } from '../features/admin/AdminPage';
import { HouseForm } from '../features/admin/HouseForm';
import { Row } from '../ui/Spread';

/** Name, words at the door, sign-up and reading, for those who look after the house. */
export default function AdminSettingsPage() {
  return (
    <AdminPage title="admin.house.title" lede="admin.house.lede">
      <Row className={styles.body}>
        <HouseForm />
      </Row>
    </AdminPage>
  );
}
