import { learn } from '../../lib/locale';
import words from '../../messages/en/curation.json';

learn(words);
