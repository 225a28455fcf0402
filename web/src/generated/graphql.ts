/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A place where goods or bills go. */
export type AddressInput = {
  /** The city. */
  city: string;
  /** The country, by its two-letter code of ISO 3166-1: `EC`. */
  country: string;
  /** The postal code. */
  postalCode?: string | null | undefined;
  /** Who receives it there, if not the customer. */
  recipient?: string | null | undefined;
  /** State or province. */
  region?: string | null | undefined;
  /** Street and number. */
  street: string;
  /** Floor, apartment, building. */
  street2?: string | null | undefined;
};

/** An order to cancel. */
export type CancelOrderInput = {
  /** Refuse if the order has moved on from this sequence. */
  expectedSequence?: number | null | undefined;
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: string;
  /** Which order. */
  orderId: string | number;
};

/** Why an order is cancelled. New values may be added. */
export type CancelReason =
  /** The customer asked for it. */
  | 'CUSTOMER_REQUEST'
  /** The payment was declined as often as it can be tried. */
  | 'PAYMENT_DECLINED'
  /** It was not paid in time. */
  | 'PAYMENT_TIMEOUT'
  /** Its stock was sold elsewhere before it was confirmed. */
  | 'RESERVATION_LOST'
  /** Staff asked for it. */
  | 'STAFF_REQUEST'
  /** There was not enough stock. */
  | 'STOCK_REJECTED'
  /** Nobody could say in time whether there is enough stock. */
  | 'STOCK_TIMEOUT';

/** What of an order was shipped. */
export type FulfillmentStatus =
  /** All that was not cancelled. */
  | 'FULFILLED'
  /** Part of it. */
  | 'PARTIALLY_FULFILLED'
  /** Nothing. */
  | 'UNFULFILLED';

/** A condition on what was shipped. */
export type FulfillmentStatusFilter = {
  /** Exactly this. */
  eq?: FulfillmentStatusInput | null | undefined;
  /** One of these. */
  in?: Array<FulfillmentStatusInput> | null | undefined;
};

/** What was shipped, to look for. */
export type FulfillmentStatusInput =
  /** All that was not cancelled. */
  | 'FULFILLED'
  /** Part of it. */
  | 'PARTIALLY_FULFILLED'
  /** Nothing. */
  | 'UNFULFILLED';

/** An amount of money. */
export type MoneyInput = {
  /** The amount, not negative, with no more decimals than the currency has. */
  amount: string;
  /** The currency. */
  currencyCode: string;
};

/** What becomes of what is short, in an order to place. */
export type OnShortage =
  /** It waits for goods to arrive, if the product allows that. */
  | 'BACKORDER'
  /** The order is rejected. */
  | 'REJECT';

/** How to reach who orders. */
export type OrderContactInput = {
  /** The e-mail address. */
  email?: string | null | undefined;
  /** The name, up to 200 characters. */
  name?: string | null | undefined;
  /** The telephone number, up to 40 characters. */
  phone?: string | null | undefined;
};

/** A condition on an instant. */
export type OrderDateTimeFilter = {
  /** At this instant or later. */
  gte?: string | null | undefined;
  /** Before this instant. */
  lt?: string | null | undefined;
};

/** Which orders. All fields that are given must hold. */
export type OrderFilter = {
  /** By when they were placed. */
  createdAt?: OrderDateTimeFilter | null | undefined;
  /** By the currency of the total. */
  currency?: OrderStringFilter | null | undefined;
  /** By customer. */
  customerId?: OrderIdFilter | null | undefined;
  /** By what was shipped. */
  fulfillmentStatus?: FulfillmentStatusFilter | null | undefined;
  /** One of these must hold as well, at most 10; they may not hold an `or` of their own. */
  or?: Array<OrderFilter> | null | undefined;
  /** By order number. */
  orderNumber?: OrderNumberFilter | null | undefined;
  /** By what became of the payment. */
  paymentStatus?: PaymentStatusFilter | null | undefined;
  /** By a product that is among the lines. */
  productId?: OrderIdFilter | null | undefined;
  /** By status. */
  status?: OrderStatusFilter | null | undefined;
};

/** A condition on an id. */
export type OrderIdFilter = {
  /** Exactly this. */
  eq?: string | number | null | undefined;
  /** One of these, at most 100. */
  in?: Array<string | number> | null | undefined;
};

/** A product to order. */
export type OrderItemInput = {
  /** What becomes of what is short; of several items of one product the strictest counts. */
  onShortage?: OnShortage;
  /** Which product. */
  productId: string | number;
  /** How many, 1 to 10,000; over all items of the same product as well. */
  quantity: number;
  /** What one costs, instead of the price in the catalogue. For staff. */
  unitPrice?: MoneyInput | null | undefined;
};

/** A condition on the number of an order. */
export type OrderNumberFilter = {
  /** Has this in it: `34` anywhere among its digits, `ORD-34` at their beginning. */
  contains?: string | null | undefined;
  /** Exactly this: `ORD-12345`. */
  eq?: string | null | undefined;
  /** One of these, at most 100. */
  in?: Array<string> | null | undefined;
  /** Begins like this: `ORD-12`, or `12`. */
  startsWith?: string | null | undefined;
};

/** Where an order stands. New values may be added. */
export type OrderStatus =
  /** Its stock is reserved; it is confirmed once it is paid. */
  | 'AWAITING_PAYMENT'
  /** Cancelled; it holds no stock. */
  | 'CANCELLED'
  /** Being cancelled; its stock is not yet free again. */
  | 'CANCELLING'
  /** All that was not cancelled has left the warehouses. */
  | 'COMPLETED'
  /** Its stock is reserved. */
  | 'CONFIRMED'
  /** Placed; stock is being reserved. */
  | 'PENDING';

/** A condition on a status. */
export type OrderStatusFilter = {
  /** Exactly this. */
  eq?: OrderStatusInput | null | undefined;
  /** One of these. */
  in?: Array<OrderStatusInput> | null | undefined;
};

/** A status to look for. */
export type OrderStatusInput =
  /** Its stock is reserved; it is to be paid. */
  | 'AWAITING_PAYMENT'
  /** Cancelled. */
  | 'CANCELLED'
  /** Being cancelled. */
  | 'CANCELLING'
  /** All that was not cancelled has left the warehouses. */
  | 'COMPLETED'
  /** Its stock is reserved. */
  | 'CONFIRMED'
  /** Placed; stock is being reserved. */
  | 'PENDING';

/** A condition on a text. */
export type OrderStringFilter = {
  /** Exactly this. */
  eq?: string | null | undefined;
  /** One of these, at most 100. */
  in?: Array<string> | null | undefined;
};

/** How an order to place is paid. */
export type PaymentModeInput =
  /** After it is confirmed, by an invoice: see recordPayment. */
  | 'INVOICE'
  /** Elsewhere: nothing is said of it here. */
  | 'NONE'
  /** Before it is confirmed, with `paymentReference`. */
  | 'PREPAID';

/** A condition on what became of the payment. */
export type PaymentStatusFilter = {
  /** Exactly this. */
  eq?: PaymentStatusInput | null | undefined;
  /** One of these. */
  in?: Array<PaymentStatusInput> | null | undefined;
};

/** What became of a payment, to look for. */
export type PaymentStatusInput =
  /** The money is set aside. */
  | 'AUTHORIZED'
  /** It could not be paid. */
  | 'FAILED'
  /** It is paid elsewhere. */
  | 'NOT_REQUIRED'
  /** Paid. */
  | 'PAID'
  /** Part of it was paid back. */
  | 'PARTIALLY_REFUNDED'
  /** Not paid yet. */
  | 'PENDING'
  /** All of it was paid back. */
  | 'REFUNDED'
  /** Given up before anything was paid. */
  | 'VOIDED';

/** An order to place. */
export type PlaceOrderInput = {
  /** Where the bill goes, if elsewhere. */
  billingAddress?: AddressInput | null | undefined;
  /** How to reach who orders; what is left out is taken from the customer. */
  customer?: OrderContactInput | null | undefined;
  /** For which customer; a customer orders for themselves in any case. Without one it is a guest's. */
  customerId?: string | number | null | undefined;
  /** A key of your own, 8 to 64 characters: the same key again gives the same order, and places no second one. */
  idempotencyKey: string;
  /** What to order: 1 to 100 items. A product named twice counts as the sum. */
  items: Array<OrderItemInput>;
  /** What else there is to say, up to 2,000 characters. */
  note?: string | null | undefined;
  /** How it is paid. */
  paymentMode?: PaymentModeInput;
  /** With what it is to be paid, up to 200 characters: what the payment provider knows the customer's means of payment by. */
  paymentReference?: string | null | undefined;
  /** When it was placed, for orders from other books; not in the future. For staff. */
  placedAt?: string | null | undefined;
  /** Where the goods go; the customer's default address if left out. */
  shippingAddress?: AddressInput | null | undefined;
};

/** A range of prices, both ends included. Prices in other currencies are not in it. */
export type PriceRangeFilter = {
  /** The currency. */
  currencyCode: string;
  /** This or more. */
  gte?: string | null | undefined;
  /** This or less. */
  lte?: string | null | undefined;
};

/** Which products. All fields that are given must hold. */
export type ProductFilter = {
  /** By how many are available, over all warehouses. */
  available?: ProductIntFilter | null | undefined;
  /** By the brand's name. */
  brand?: ProductStringFilter | null | undefined;
  /** By brand. */
  brandId?: ProductIdFilter | null | undefined;
  /** By the category's name; those in categories below it too. */
  category?: ProductStringFilter | null | undefined;
  /** By category; those in categories below it too. */
  categoryId?: ProductIdFilter | null | undefined;
  /** Only those on sale, or only those not. */
  isActive?: boolean | null | undefined;
  /** Only those of which one can be had now, or only those of which none can. */
  isAvailable?: boolean | null | undefined;
  /** By name. */
  name?: ProductStringFilter | null | undefined;
  /** By price, in one currency. */
  price?: PriceRangeFilter | null | undefined;
  /** By SKU. */
  sku?: ProductStringFilter | null | undefined;
  /** By how the available stock stands. */
  stockStatus?: StockStatusFilter | null | undefined;
  /** Words, at most 200 characters: each must begin a word of SKU, name, brand, category, size, colour or description, whatever its case and accents. */
  text?: string | null | undefined;
};

/** A condition on an id. All fields that are given must hold. */
export type ProductIdFilter = {
  /** Exactly this. */
  eq?: string | number | null | undefined;
  /** One of these, at most 100. */
  in?: Array<string | number> | null | undefined;
};

/** A condition on a number. All fields that are given must hold. */
export type ProductIntFilter = {
  /** This or more. */
  gte?: number | null | undefined;
  /** This or less. */
  lte?: number | null | undefined;
};

/** A condition on a text. All fields that are given must hold. */
export type ProductStringFilter = {
  /** Contains this, whatever its case. */
  contains?: string | null | undefined;
  /** Exactly this. */
  eq?: string | null | undefined;
  /** One of these, at most 100. */
  in?: Array<string> | null | undefined;
};

/** A condition on how the available stock stands. All fields that are given must hold. */
export type StockStatusFilter = {
  /** Exactly this. */
  eq?: StockStatusInput | null | undefined;
  /** One of these. */
  in?: Array<StockStatusInput> | null | undefined;
};

/** How a product's available stock stands, to ask for it. */
export type StockStatusInput =
  /** Above the reorder point. */
  | 'IN_STOCK'
  /** At the reorder point or below. */
  | 'LOW'
  /** Nothing available. */
  | 'OUT_OF_STOCK';

/** Why a mutation was refused. New codes may be added: treat an unknown one as a refusal. */
export type UserErrorCode =
  /** A value is malformed, missing or out of its range. */
  | 'BAD_INPUT'
  /** Amounts in different currencies were mixed. */
  | 'CURRENCY_MISMATCH'
  /** A value that must be unique is taken. */
  | 'DUPLICATE'
  /** A request with this idempotency key is still being carried out: try again. */
  | 'IDEMPOTENCY_IN_PROGRESS'
  /** The idempotency key was used before, with a different input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** There is not enough stock. */
  | 'INSUFFICIENT_STOCK'
  /** A quantity is not a whole number in its range. */
  | 'INVALID_QUANTITY'
  /** The thing is in a state that does not allow this. */
  | 'INVALID_STATE'
  /** Too many entries, or a text too long. */
  | 'LIMIT_EXCEEDED'
  /** Something that the input names does not exist. */
  | 'NOT_FOUND'
  /** Somebody else changed it since the version that was expected. */
  | 'VERSION_CONFLICT';

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
}>;


export type PlaceOrderMutation = { placeOrder: { order: { id: string, orderNumber: string } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } };

export type CatalogueQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ProductFilter | null | undefined;
}>;


export type CatalogueQuery = { products: { totalCount: number, nodes: Array<{ id: string, sku: string, name: string, isActive: boolean, reorderPoint: number, brand: { name: string } | null, category: { name: string } | null, price: { amount: string, currencyCode: string }, stockLevels: Array<{ available: number, version: number, warehouse: { code: string, name: string } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CategoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type CategoriesQuery = { categories: { nodes: Array<{ name: string }> } | null };

export type CatalogueProductFragment = { id: string, sku: string, name: string, isActive: boolean, reorderPoint: number, brand: { name: string } | null, category: { name: string } | null, price: { amount: string, currencyCode: string }, stockLevels: Array<{ available: number, version: number, warehouse: { code: string, name: string } }> };

export type StockLevelChangedSubscriptionVariables = Exact<{
  skus: Array<string> | string;
}>;


export type StockLevelChangedSubscription = { stockLevelChanged: { sku: string, available: number, version: number, warehouse: { code: string, name: string } } };

export type OrdersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
}>;


export type OrdersQuery = { orders: { totalCount: number, nodes: Array<{ id: string, orderNumber: string, status: OrderStatus, sequence: number, createdAt: string, total: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, name: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type OrderSummaryFragment = { id: string, orderNumber: string, status: OrderStatus, sequence: number, createdAt: string, total: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, name: string }> };

export type AnyOrderStatusChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type AnyOrderStatusChangedSubscription = { orderStatusChanges: { sequence: number, order: { id: string, orderNumber: string, status: OrderStatus, sequence: number, createdAt: string, total: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, name: string }> } } };

export type OrderQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderQuery = { order: { id: string, orderNumber: string, status: OrderStatus, fulfillmentStatus: FulfillmentStatus, sequence: number, createdAt: string, total: { amount: string, currencyCode: string }, lines: Array<{ id: string, productId: string, sku: string, name: string, quantity: number, unitPrice: { amount: string, currencyCode: string }, lineTotal: { amount: string, currencyCode: string }, product: { id: string, sku: string, name: string } | null }>, cancellation: { reason: CancelReason, message: string, shortages: Array<{ productId: string, sku: string | null, requested: number, available: number }> } | null } | null };

export type OrderDetailsFragment = { id: string, orderNumber: string, status: OrderStatus, fulfillmentStatus: FulfillmentStatus, sequence: number, createdAt: string, total: { amount: string, currencyCode: string }, lines: Array<{ id: string, productId: string, sku: string, name: string, quantity: number, unitPrice: { amount: string, currencyCode: string }, lineTotal: { amount: string, currencyCode: string }, product: { id: string, sku: string, name: string } | null }>, cancellation: { reason: CancelReason, message: string, shortages: Array<{ productId: string, sku: string | null, requested: number, available: number }> } | null };

export type OrderStatusChangedSubscriptionVariables = Exact<{
  orderId: string | number;
  afterSequence: number;
}>;


export type OrderStatusChangedSubscription = { orderStatusChanged: { sequence: number, type: string, status: OrderStatus, previousStatus: OrderStatus | null, occurredAt: string, order: { id: string, orderNumber: string, status: OrderStatus, fulfillmentStatus: FulfillmentStatus, sequence: number, createdAt: string, total: { amount: string, currencyCode: string }, lines: Array<{ id: string, productId: string, sku: string, name: string, quantity: number, unitPrice: { amount: string, currencyCode: string }, lineTotal: { amount: string, currencyCode: string }, product: { id: string, sku: string, name: string } | null }>, cancellation: { reason: CancelReason, message: string, shortages: Array<{ productId: string, sku: string | null, requested: number, available: number }> } | null } } };

export type CancelOrderMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type CancelOrderMutation = { cancelOrder: { order: { id: string, sequence: number } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CatalogueProductFragmentDoc = new TypedDocumentString(`
    fragment CatalogueProduct on Product {
  id
  sku
  name
  brand {
    name
  }
  category {
    name
  }
  isActive
  reorderPoint
  price {
    amount
    currencyCode
  }
  stockLevels {
    available
    version
    warehouse {
      code
      name
    }
  }
}
    `, {"fragmentName":"CatalogueProduct"}) as unknown as TypedDocumentString<CatalogueProductFragment, unknown>;
export const OrderSummaryFragmentDoc = new TypedDocumentString(`
    fragment OrderSummary on Order {
  id
  orderNumber
  status
  sequence
  createdAt
  total {
    amount
    currencyCode
  }
  lines {
    quantity
    name
  }
}
    `, {"fragmentName":"OrderSummary"}) as unknown as TypedDocumentString<OrderSummaryFragment, unknown>;
export const OrderDetailsFragmentDoc = new TypedDocumentString(`
    fragment OrderDetails on Order {
  id
  orderNumber
  status
  fulfillmentStatus
  sequence
  createdAt
  total {
    amount
    currencyCode
  }
  lines {
    id
    productId
    sku
    name
    quantity
    unitPrice {
      amount
      currencyCode
    }
    lineTotal {
      amount
      currencyCode
    }
    product {
      id
      sku
      name
    }
  }
  cancellation {
    reason
    message
    shortages {
      productId
      sku
      requested
      available
    }
  }
}
    `, {"fragmentName":"OrderDetails"}) as unknown as TypedDocumentString<OrderDetailsFragment, unknown>;
export const PlaceOrderDocument = new TypedDocumentString(`
    mutation PlaceOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    order {
      id
      orderNumber
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PlaceOrderMutation, PlaceOrderMutationVariables>;
export const CatalogueDocument = new TypedDocumentString(`
    query Catalogue($first: Int!, $after: String, $filter: ProductFilter) {
  products(first: $first, after: $after, filter: $filter) {
    nodes {
      ...CatalogueProduct
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment CatalogueProduct on Product {
  id
  sku
  name
  brand {
    name
  }
  category {
    name
  }
  isActive
  reorderPoint
  price {
    amount
    currencyCode
  }
  stockLevels {
    available
    version
    warehouse {
      code
      name
    }
  }
}`) as unknown as TypedDocumentString<CatalogueQuery, CatalogueQueryVariables>;
export const CategoriesDocument = new TypedDocumentString(`
    query Categories {
  categories(first: 100) {
    nodes {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<CategoriesQuery, CategoriesQueryVariables>;
export const StockLevelChangedDocument = new TypedDocumentString(`
    subscription StockLevelChanged($skus: [String!]!) {
  stockLevelChanged(skus: $skus) {
    sku
    available
    version
    warehouse {
      code
      name
    }
  }
}
    `) as unknown as TypedDocumentString<StockLevelChangedSubscription, StockLevelChangedSubscriptionVariables>;
export const OrdersDocument = new TypedDocumentString(`
    query Orders($first: Int!, $after: String, $filter: OrderFilter) {
  orders(first: $first, after: $after, filter: $filter) {
    nodes {
      ...OrderSummary
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment OrderSummary on Order {
  id
  orderNumber
  status
  sequence
  createdAt
  total {
    amount
    currencyCode
  }
  lines {
    quantity
    name
  }
}`) as unknown as TypedDocumentString<OrdersQuery, OrdersQueryVariables>;
export const AnyOrderStatusChangedDocument = new TypedDocumentString(`
    subscription AnyOrderStatusChanged {
  orderStatusChanges {
    sequence
    order {
      ...OrderSummary
    }
  }
}
    fragment OrderSummary on Order {
  id
  orderNumber
  status
  sequence
  createdAt
  total {
    amount
    currencyCode
  }
  lines {
    quantity
    name
  }
}`) as unknown as TypedDocumentString<AnyOrderStatusChangedSubscription, AnyOrderStatusChangedSubscriptionVariables>;
export const OrderDocument = new TypedDocumentString(`
    query Order($id: ID!) {
  order(id: $id) {
    ...OrderDetails
  }
}
    fragment OrderDetails on Order {
  id
  orderNumber
  status
  fulfillmentStatus
  sequence
  createdAt
  total {
    amount
    currencyCode
  }
  lines {
    id
    productId
    sku
    name
    quantity
    unitPrice {
      amount
      currencyCode
    }
    lineTotal {
      amount
      currencyCode
    }
    product {
      id
      sku
      name
    }
  }
  cancellation {
    reason
    message
    shortages {
      productId
      sku
      requested
      available
    }
  }
}`) as unknown as TypedDocumentString<OrderQuery, OrderQueryVariables>;
export const OrderStatusChangedDocument = new TypedDocumentString(`
    subscription OrderStatusChanged($orderId: ID!, $afterSequence: Int!) {
  orderStatusChanged(orderId: $orderId, afterSequence: $afterSequence) {
    sequence
    type
    status
    previousStatus
    occurredAt
    order {
      ...OrderDetails
    }
  }
}
    fragment OrderDetails on Order {
  id
  orderNumber
  status
  fulfillmentStatus
  sequence
  createdAt
  total {
    amount
    currencyCode
  }
  lines {
    id
    productId
    sku
    name
    quantity
    unitPrice {
      amount
      currencyCode
    }
    lineTotal {
      amount
      currencyCode
    }
    product {
      id
      sku
      name
    }
  }
  cancellation {
    reason
    message
    shortages {
      productId
      sku
      requested
      available
    }
  }
}`) as unknown as TypedDocumentString<OrderStatusChangedSubscription, OrderStatusChangedSubscriptionVariables>;
export const CancelOrderDocument = new TypedDocumentString(`
    mutation CancelOrder($input: CancelOrderInput!) {
  cancelOrder(input: $input) {
    order {
      id
      sequence
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;