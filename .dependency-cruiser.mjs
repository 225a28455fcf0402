/** The arrows of docs/architecture.md, checked by `npm run check:arrows`. */
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })
const tests = '[.]test[.]ts$|/test/'

export default {
  forbidden: [
    rule('no-circular', 'Two files that need each other are one file.', {}, { circular: true }),
    rule(
      'subgraph-island',
      'A subgraph talks to others by events only.',
      { path: '^subgraphs/([^/]+)/' },
      { path: '^(subgraphs|gateway|scripts|web|e2e|bench|chaos)/', pathNot: '^subgraphs/$1/' },
    ),
    rule(
      'gateway-knows-only-schemas',
      'The gateway serves any supergraph.',
      { path: '^gateway/' },
      { path: '^(subgraphs|scripts|web|e2e|bench|chaos)/' },
    ),
    rule(
      'platform-knows-no-business',
      'platform/ knows nothing of commerce.',
      { path: '^platform/' },
      { path: '^(subgraphs|gateway|scripts|web|e2e|bench|chaos)/' },
    ),
    rule(
      'contracts-are-leaves',
      'Contracts depend on nobody.',
      { path: '^schema/', pathNot: tests },
      { path: '^(platform|subgraphs|gateway|scripts|web|e2e|bench|chaos)/' },
    ),
    rule(
      'kernel-is-leaf',
      'The kernel is pure.',
      { path: '^platform/kernel/', pathNot: tests },
      { pathNot: '^platform/kernel/' },
    ),
    rule(
      'domain-is-pure',
      'Domain logic has no I/O, no clock, no packages.',
      { path: '/domain/', pathNot: tests },
      { pathNot: '/domain/|^platform/kernel/|^schema/events/' },
    ),
    rule(
      'only-repository-and-reads-know-tables',
      'Tables are known to the repository, the reads, the composition root and the migrations.',
      {
        path: '^subgraphs/[^/]+/',
        pathNot:
          '/(repository|queries|batches|rows|context|service|seed|live)[^/]*[.]ts$|/(repository|queries|commands|migrations|test)/|/subscribers[.]ts$',
      },
      { path: '/database[.]ts$' },
    ),
    rule(
      'resolvers-never-touch-sql',
      'A resolver calls one command or query.',
      { path: '/resolvers?([.]ts$|/)' },
      { path: 'node_modules/(kysely|pg)/' },
    ),
    rule(
      'not-to-dev-dep',
      'What runs in production is a dependency.',
      { path: '^(platform|gateway|subgraphs)/', pathNot: `${tests}|^platform/testing/` },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    rule('no-unresolvable', 'Every import resolves.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(generated|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
}
