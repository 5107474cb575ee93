/** What people are told of, a line each: a telling is known once its file is loaded. */
import './tellings/accepted';
import './tellings/care';
import './tellings/mentions';
import './tellings/places';
import './tellings/polls';
import './tellings/posts';
import './tellings/threads';
