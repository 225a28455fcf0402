// Subscriptions go to the subgraphs over graphql-transport-ws, as ours do.
export const gatewayConfig = {
  logging: 'error',
  transportEntries: {
    '*.http': { options: { subscriptions: { kind: 'ws', location: '/graphql' } } },
  },
}
