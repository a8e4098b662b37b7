export default {
  build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
};
