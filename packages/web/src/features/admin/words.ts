import { learn } from '../../lib/locale';
import words from '../../messages/en/admin.json';

learn(words);
