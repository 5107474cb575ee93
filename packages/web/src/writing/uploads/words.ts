import { learn } from '../../lib/locale';
import words from '../../messages/en/uploads.json';

learn(words);
