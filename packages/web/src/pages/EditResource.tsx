import { EditPage } from '../features/resources/editor/EditPage';
import { ReviseForm } from '../features/resources/editor/ReviseForm';

/** The words of a resource, to be changed by who keeps it. */
export default function EditResourcePage() {
  return (
    <EditPage may="edit">
      {(resource, used) => <ReviseForm key={resource.id} resource={resource} used={used} />}
    </EditPage>
  );
}
