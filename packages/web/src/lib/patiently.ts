/**
 * Fetches code for a part that can wait: without a connection it comes once there is one, instead of breaking the page
 * that the part stands on. Code that is missing for another reason belongs to an older build: that is told as always.
 */
export async function patiently<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (navigator.onLine) throw error;
    await new Promise((resolve) => window.addEventListener('online', resolve, { once: true }));
    return patiently(load);
  }
}
