import linker from '@angular/compiler-cli/linker/babel';
import { transformAsync } from '@babel/core';

export default {
  envDir: '..',
  define: { ngDevMode: 'false', ngServerMode: 'false', ngJitMode: 'false', ngI18nClosureMode: 'false' },
  plugins: [
    {
      // Angular's packages are compiled to the end here, as its own command line tool does.
      name: 'angular-linker',
      transform: {
        filter: { id: /@angular/, code: /ɵɵngDeclare/ },
        async handler(code: string, filename: string) {
          return transformAsync(code, { filename, plugins: [linker], configFile: false, compact: false });
        },
      },
    },
  ],
};
