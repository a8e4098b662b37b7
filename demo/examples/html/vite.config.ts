export default {
  envDir: '..',
  build: { rolldownOptions: { input: ['index.html', 'by-script.html'] } },
};
