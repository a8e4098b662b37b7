/** Builds the single-page app, which `/app` shows: `vite build --config demo/vite.config.ts`. */
export default {
  root: import.meta.dirname,
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: 'dist',
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: { input: { app: 'app/main.ts' }, output: { entryFileNames: '[name].js' } },
  },
};
