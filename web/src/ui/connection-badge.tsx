import { useConnection } from '../graphql/use-connection.ts'

const words = { connecting: 'Connecting', live: 'Live', reconnecting: 'Reconnecting' }

/** Says whether what the page shows is kept up to date. */
export function ConnectionBadge() {
  const state = useConnection()
  return (
    <span className={`connection ${state}`} role="status" data-state={state}>
      {words[state]}
    </span>
  )
}
