/**
 * Does `work` now and again every `seconds`, while the page is seen, until `signal` is aborted. A
 * slow answer delays the next question. Who may not ask is not asked for again.
 */
export async function poll(work, seconds, signal) {
  while (!signal.aborted) {
    if (document.visibilityState === 'visible') {
      try {
        await work();
      } catch (problem) {
        if (problem.status === 401 || problem.status === 403) {
          return;
        }
        if (problem.name !== 'AbortError' && problem.status === undefined) {
          throw problem;
        }
      }
    }
    await new Promise(done => { setTimeout(done, seconds * 1000); });
  }
}
