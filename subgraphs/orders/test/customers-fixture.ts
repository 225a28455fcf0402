import { send, type Instance } from './fixture.ts'

export const quito = { street: 'Av. Amazonas 1', city: 'Quito', postalCode: '170143', country: 'EC' }
export const lima = { street: 'Jr. Union 2', city: 'Lima', country: 'PE' }

export const customerFields =
  'id reference name email phone version addresses { label isDefault address { street city country } }'

export const orderFields = `id placedBy note customer { id name } contact { name email phone }
  shippingAddress { street city postalCode country } billingAddress { city } total { amount currencyCode } createdAt updatedAt`

/**
 * What is asked of customers and their orders, as `actor` or nobody in particular.
 * @param instance which is asked; it may start later
 */
export function customersOf(instance: () => Instance) {
  async function ask(query: string, variables: object = {}, actor?: string): Promise<any> {
    const headers: Record<string, string> = actor ? { 'stockgraph-actor': actor } : {}
    return send(instance().service, query, variables, headers)
  }

  async function create(input: object, actor?: string): Promise<any> {
    const { data, errors } = await ask(
      `mutation ($input: CreateCustomerInput!) {
        createCustomer(input: $input) { customer { ${customerFields} } userErrors { code path } }
      }`,
      { input },
      actor,
    )
    if (errors) throw new Error(errors[0].extensions.code)
    return data.createCustomer
  }

  async function update(input: object, actor?: string): Promise<any> {
    const { data, errors } = await ask(
      `mutation ($input: UpdateCustomerInput!) {
        updateCustomer(input: $input) {
          customer { ${customerFields} } userErrors { code path ... on VersionConflictError { currentVersion } }
        }
      }`,
      { input },
      actor,
    )
    if (errors) throw new Error(errors[0].extensions.code)
    return data.updateCustomer
  }

  async function order(input: object, actor?: string): Promise<any> {
    const { data, errors } = await ask(
      `mutation ($input: PlaceOrderInput!) {
        placeOrder(input: $input) { replayed order { ${orderFields} } userErrors { code path } }
      }`,
      {
        input: {
          idempotencyKey: crypto.randomUUID(),
          items: [{ productId: 'prd_a', quantity: 1 }],
          ...input,
        },
      },
      actor,
    )
    if (errors) throw new Error(errors[0].extensions.code)
    return data.placeOrder
  }

  return { ask, create, update, order }
}
