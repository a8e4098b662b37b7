/** Builds the single-page app, which `/app` shows, and the playground of `/style`: `vite build --config demo/vite.config.ts`. */
export default {
  root: import.meta.dirname,
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: 'dist',
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: { app: 'app/main.ts', style: 'app/style/main.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name].[hash].js' },
    },
  },
};
