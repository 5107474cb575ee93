// Runs before the first paint, so that a dark room never flashes white. A file of its own, because
// the content security policy allows no inline script.
(() => {
  let kept = null;
  try {
    kept = localStorage.getItem('guildhall-color-scheme');
  } catch {
    // Storage may be forbidden; the system's choice stands then.
  }
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const scheme = kept === 'light' || kept === 'dark' ? kept : system;
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
  const meta = document.querySelector('meta[name="theme-color"]');
  if (meta) meta.setAttribute('content', scheme === 'dark' ? '#1a1916' : '#faf7f0');
})();
