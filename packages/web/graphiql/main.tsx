import { GraphiQL } from 'graphiql';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './graphiql.css';
import { createRoot } from 'react-dom/client';
import { fetcher } from './fetcher.ts';

const greeting = `# What the API offers, tried out as whoever is signed in in this browser.
# The book at the left has every type; Ctrl-Enter runs what is below.

query Me {
  instance { name }
  viewer { person { name handle } }
}
`;

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <GraphiQL fetcher={fetcher} defaultQuery={greeting} shouldPersistHeaders={false} />,
  );
}
