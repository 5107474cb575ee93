import { learn } from '../../lib/locale';
import words from '../../messages/en/search.json';
import '../resources/words';

learn(words);
