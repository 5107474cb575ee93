import { useParams } from 'react-router';
import { UsePage } from '../features/recognition/use/UsePage';

/** What somebody says became of something, at an address of its own. */
export default function UseReportPage() {
  const { id = '' } = useParams();
  return <UsePage key={id} id={id} />;
}
