export default {
  envDir: '..',
  ssr: { noExternal: true },
  // The directive is for servers that render React components: here it means nothing.
  build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
};
