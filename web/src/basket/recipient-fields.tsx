import { useId } from 'react'
import type { Recipient } from './recipient.ts'

const fields: readonly { name: keyof Recipient; label: string; autoComplete: string }[] = [
  { name: 'name', label: 'Name', autoComplete: 'name' },
  { name: 'email', label: 'E-mail', autoComplete: 'email' },
  { name: 'street', label: 'Street', autoComplete: 'street-address' },
  { name: 'city', label: 'City', autoComplete: 'address-level2' },
  { name: 'postalCode', label: 'Postal code', autoComplete: 'postal-code' },
  { name: 'country', label: 'Country (two letters)', autoComplete: 'country' },
]

/** For whom the order is and where it goes; closed at first, since nothing of it is needed. */
export function RecipientFields({
  recipient,
  change,
}: {
  recipient: Recipient
  change: (recipient: Recipient) => void
}) {
  const id = useId()
  return (
    <details className="recipient">
      <summary>For whom, and where to? (optional)</summary>
      <div className="recipient-fields">
        {fields.map(({ name, label, autoComplete }) => (
          <div key={name}>
            <label htmlFor={`${id}-${name}`}>{label}</label>
            <input
              id={`${id}-${name}`}
              type={name === 'email' ? 'email' : 'text'}
              autoComplete={autoComplete}
              value={recipient[name]}
              onChange={(event) => change({ ...recipient, [name]: event.target.value })}
            />
          </div>
        ))}
      </div>
    </details>
  )
}
