/**
 * A web-test-runner plugin: `/any-page?html=…&policy=…` is a page of the tests' own origin with that markup, under that
 * Content-Security-Policy.
 */
export function anyPage() {
  return {
    name: 'any-page',
    serve(context) {
      if (context.path !== '/any-page') return undefined;
      const { html, policy } = context.query;
      return {
        body: `<!doctype html>${html}`,
        type: 'html',
        headers: policy ? { 'content-security-policy': policy } : {},
      };
    },
    transform(context) {
      // Keeps the runner's own additions out of the page.
      return context.path === '/any-page' ? { body: `<!doctype html>${context.query.html}` } : undefined;
    },
  };
}
