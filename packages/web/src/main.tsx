import './ui/fonts.css';
import './ui/global.css';
import './ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { openLocale } from './lib/locale';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');

const intl = await openLocale();
createRoot(root).render(
  <StrictMode>
    <App intl={intl} />
  </StrictMode>,
);
