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

/** A correction of what is on hand. */
export type AdjustStockInput = {
  /** How many more (or, negative, fewer) there are; not 0, at most 1,000,000,000 either way. */
  delta: number;
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: string;
  /** Which product. */
  productId: string | number;
  /** Why, 1 to 500 characters; kept in the ledger. */
  reason: string;
  /** The warehouse's code. */
  warehouse: string;
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

/** What to cancel of an order. */
export type CancelOrderLinesInput = {
  /** Refuse if the order has moved on from this sequence. */
  expectedSequence?: number | null | undefined;
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: string;
  /** Which lines, and how many of each; at most 100 items. */
  items: Array<OrderLineQuantityInput>;
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

/** A customer to add. */
export type CreateCustomerInput = {
  /** Up to 20 addresses. */
  addresses?: Array<CustomerAddressInput>;
  /** The e-mail address; no two customers have the same. */
  email?: string | null | undefined;
  /** The name, up to 200 characters. */
  name: string;
  /** The telephone number, up to 40 characters. */
  phone?: string | null | undefined;
  /** The customer's key in your other books, up to 64 characters; no two customers have the same. */
  reference?: string | null | undefined;
};

/** A product to add. */
export type CreateProductInput = {
  /** Whether orders may ask for more than there is, and wait for the rest. */
  allowBackorder?: boolean;
  /** What else there is to say of it, at most 50 entries. */
  attributes?: Array<ProductAttributeInput> | null | undefined;
  /** How many may be owed to orders at most, 0 to 1,000,000,000. None for no limit. */
  backorderLimit?: number | null | undefined;
  /** Who makes it, by name, up to 100 characters; added as a brand if there is none of that name. */
  brand?: string | null | undefined;
  /** Who makes it, by id; instead of `brand`. */
  brandId?: string | number | null | undefined;
  /** What kind of thing it is, by name, up to 100 characters; added as a category if there is none of that name. */
  category?: string | null | undefined;
  /** What kind of thing it is, by id; instead of `category`. */
  categoryId?: string | number | null | undefined;
  /** Which colour it has, up to 50 characters. */
  colour?: string | null | undefined;
  /** What one costs us, in the currency of the price; up to four decimals. */
  cost?: MoneyInput | null | undefined;
  /** What it is, up to 5,000 characters. */
  description?: string;
  /** Its id, if it has one elsewhere already (1 to 64 letters, digits, `_`, `-`, `.`); generated otherwise. */
  id?: string | number | null | undefined;
  /** Where a picture of it is; instead of `images`. */
  imageUrl?: string | null | undefined;
  /** Pictures of it, the main one first; at most 20. */
  images?: Array<ProductImageInput> | null | undefined;
  /** What is on hand at the start. */
  initialStock?: Array<InitialStockInput>;
  /** Its name, 1 to 200 characters. */
  name: string;
  /** What one costs. */
  price: MoneyInput;
  /** At which number of available items it is reported as low. */
  reorderPoint?: number;
  /** How large it is, up to 50 characters. */
  size?: string | null | undefined;
  /** Its SKU, 1 to 64 characters, unique. */
  sku: string;
};

/** An address that a customer keeps. */
export type CustomerAddressInput = {
  /** The address. */
  address: AddressInput;
  /** Whether orders go here that name no other address; of several addresses the first, unless one is named. */
  isDefault?: boolean;
  /** What the customer calls it: `home`, `office`. */
  label?: string | null | undefined;
};

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

/** What is on hand in one warehouse when a product is added. */
export type InitialStockInput = {
  /** How many, 0 to 1,000,000,000. */
  quantity: number;
  /** The warehouse's code. */
  warehouse: string;
};

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

/** So much of one line. */
export type OrderLineQuantityInput = {
  /** The line's id. */
  lineId: string | number;
  /** How many, 1 or more. */
  quantity: number;
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

/** What became of an order's payment. New values may be added. */
export type PaymentStatus =
  /** The money is set aside for us; it is taken with the first shipment. */
  | 'AUTHORIZED'
  /** It was declined, not paid in time, or could not be taken. */
  | 'FAILED'
  /** It is paid elsewhere. */
  | 'NOT_REQUIRED'
  /** Paid. */
  | 'PAID'
  /** Part of what was paid was paid back. */
  | 'PARTIALLY_REFUNDED'
  /** Not paid yet. */
  | 'PENDING'
  /** All that was paid was paid back. */
  | 'REFUNDED'
  /** Given up: nothing was taken. */
  | 'VOIDED';

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

/** Orders to place. */
export type PlaceOrdersInput = {
  /** 1 to 1,000 orders. */
  orders: Array<PlaceOrderInput>;
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

/** A property of a product. */
export type ProductAttributeInput = {
  /** What is told, 1 to 50 characters; each name once. */
  name: string;
  /** What is so, 1 to 500 characters. */
  value: string;
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

/** A picture of a product. */
export type ProductImageInput = {
  /** What it shows, for who cannot see it, up to 500 characters. */
  altText?: string;
  /** Where it is: an address that begins with http:// or https://, up to 2,000 characters. */
  url: string;
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

export type ProductsBySkuQueryVariables = Exact<{
  skus: Array<string> | string;
}>;


export type ProductsBySkuQuery = { products: { nodes: Array<{ id: string, sku: string }> } | null };

export type AddProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type AddProductMutation = { createProduct: { product: { id: string, sku: string } | null, userErrors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type CustomersByReferenceQueryVariables = Exact<{
  references: Array<string> | string;
}>;


export type CustomersByReferenceQuery = { customers: { nodes: Array<{ id: string, reference: string | null }> } | null };

export type AddCustomerMutationVariables = Exact<{
  input: CreateCustomerInput;
}>;


export type AddCustomerMutation = { createCustomer: { customer: { id: string, reference: string | null } | null, userErrors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type PlaceOrdersMutationVariables = Exact<{
  input: PlaceOrdersInput;
}>;


export type PlaceOrdersMutation = { placeOrders: { userErrors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    >, results: Array<{ index: number, replayed: boolean, order: { id: string } | null, userErrors: Array<
        | { code: UserErrorCode, message: string, path: Array<string> | null }
        | { code: UserErrorCode, message: string, path: Array<string> | null }
        | { code: UserErrorCode, message: string, path: Array<string> | null }
        | { code: UserErrorCode, message: string, path: Array<string> | null }
        | { code: UserErrorCode, message: string, path: Array<string> | null }
        | { code: UserErrorCode, message: string, path: Array<string> | null }
      > }> } };

export type OrdersOfInvoiceQueryVariables = Exact<{
  filter: OrderFilter;
  after?: string | null | undefined;
}>;


export type OrdersOfInvoiceQuery = { orders: { nodes: Array<{ id: string, note: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type OrderOfInvoiceQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderOfInvoiceQuery = { order: { id: string, note: string | null, createdAt: string, customer: { id: string } | null, lines: Array<{ productId: string, sku: string, quantity: number, unitPrice: { amount: string, currencyCode: string } }> } | null };

export type OrdersToCancelQueryVariables = Exact<{
  customerId: string | number;
  productId: string | number;
  before: string;
  after?: string | null | undefined;
}>;


export type OrdersToCancelQuery = { orders: { nodes: Array<{ id: string, status: OrderStatus, lines: Array<{ id: string, productId: string, quantity: number, shippedQuantity: number, cancelledQuantity: number, unitPrice: { amount: string } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type OrderToCancelNowQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderToCancelNowQuery = { order: { id: string, status: OrderStatus, lines: Array<{ id: string, productId: string, quantity: number, shippedQuantity: number, cancelledQuantity: number, unitPrice: { amount: string } }> } | null };

export type OrderToCancelFragment = { id: string, status: OrderStatus, lines: Array<{ id: string, productId: string, quantity: number, shippedQuantity: number, cancelledQuantity: number, unitPrice: { amount: string } }> };

export type CancelLinesMutationVariables = Exact<{
  input: CancelOrderLinesInput;
}>;


export type CancelLinesMutation = { cancelOrderLines: { userErrors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type CancelWholeMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type CancelWholeMutation = { cancelOrder: { userErrors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } };

export type OrdersToExportQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
  withTotal: boolean;
}>;


export type OrdersToExportQuery = { orders: { totalCount?: number, nodes: Array<{ orderNumber: string, createdAt: string, status: OrderStatus, paymentStatus: PaymentStatus, fulfillmentStatus: FulfillmentStatus, placedBy: string, customer: { id: string, reference: string | null } | null, contact: { name: string | null, email: string | null } | null, shippingAddress: { country: string } | null, total: { amount: string, currencyCode: string }, lines: Array<{ sku: string, name: string, quantity: number, unitPrice: { amount: string }, lineTotal: { amount: string } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ProbeCancellationMutationVariables = Exact<{
  whole: CancelOrderInput;
  lines: CancelOrderLinesInput;
}>;


export type ProbeCancellationMutation = { cancelOrder: { userErrors: Array<
      | { code: UserErrorCode }
      | { code: UserErrorCode }
      | { code: UserErrorCode }
      | { code: UserErrorCode }
      | { code: UserErrorCode }
      | { code: UserErrorCode }
    > }, cancelOrderLines: { userErrors: Array<
      | { code: UserErrorCode }
      | { code: UserErrorCode }
      | { code: UserErrorCode }
      | { code: UserErrorCode }
      | { code: UserErrorCode }
      | { code: UserErrorCode }
    > } };

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
}>;


export type PlaceOrderMutation = { placeOrder: { replayed: boolean, order: { id: string, orderNumber: string, status: OrderStatus, sequence: number, total: { amount: string, currencyCode: string } } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } };

export type CancelOrderMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type CancelOrderMutation = { cancelOrder: { replayed: boolean, order: { id: string, status: OrderStatus, sequence: number } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } };

export type OrderByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderByIdQuery = { order: { id: string, orderNumber: string, status: OrderStatus, sequence: number, total: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, sku: string, name: string, unitPrice: { amount: string, currencyCode: string }, lineTotal: { amount: string, currencyCode: string }, product: { id: string, sku: string, name: string } | null }>, statusHistory: Array<{ sequence: number, status: OrderStatus, previousStatus: OrderStatus | null, occurredAt: string }>, cancellation: { reason: CancelReason, message: string, shortages: Array<{ productId: string, sku: string | null, requested: number, available: number }> } | null } | null };

export type OrderStatusChangedSubscriptionVariables = Exact<{
  orderId: string | number;
  afterSequence?: number | null | undefined;
}>;


export type OrderStatusChangedSubscription = { orderStatusChanged: { sequence: number, status: OrderStatus, previousStatus: OrderStatus | null, occurredAt: string, order: { id: string, orderNumber: string, total: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, product: { sku: string, name: string } | null }>, cancellation: { reason: CancelReason, message: string, shortages: Array<{ productId: string, requested: number, available: number }> } | null } } };

export type ProductsQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
  filter?: ProductFilter | null | undefined;
}>;


export type ProductsQuery = { products: { nodes: Array<{ id: string, sku: string, name: string, price: { amount: string, currencyCode: string }, stock: { onHand: number, reserved: number, available: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CreateProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type CreateProductMutation = { createProduct: { product: { id: string, sku: string, version: number } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } };

export type AdjustStockMutationVariables = Exact<{
  input: AdjustStockInput;
}>;


export type AdjustStockMutation = { adjustStock: { replayed: boolean, product: { id: string, stock: { onHand: number, reserved: number, available: number } } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } };

export type ProductStockQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ProductFilter | null | undefined;
}>;


export type ProductStockQuery = { products: { nodes: Array<{ id: string, sku: string, stock: { onHand: number, reserved: number, unavailable: number, available: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type OrderStatusesQueryVariables = Exact<{
  orderNumbers: Array<string> | string;
}>;


export type OrderStatusesQuery = { orders: { nodes: Array<{ id: string, status: OrderStatus, sequence: number }> } | null };

export type OrderStatusChangesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OrderStatusChangesSubscription = { orderStatusChanges: { sequence: number, status: OrderStatus, order: { id: string } } };

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
export const OrderToCancelFragmentDoc = new TypedDocumentString(`
    fragment OrderToCancel on Order {
  id
  status
  lines {
    id
    productId
    quantity
    shippedQuantity
    cancelledQuantity
    unitPrice {
      amount
    }
  }
}
    `, {"fragmentName":"OrderToCancel"}) as unknown as TypedDocumentString<OrderToCancelFragment, unknown>;
export const ProductsBySkuDocument = new TypedDocumentString(`
    query ProductsBySku($skus: [String!]!) {
  products(
    first: 100
    filter: {sku: {in: $skus}}
    orderBy: {field: SKU, direction: ASC}
  ) {
    nodes {
      id
      sku
    }
  }
}
    `) as unknown as TypedDocumentString<ProductsBySkuQuery, ProductsBySkuQueryVariables>;
export const AddProductDocument = new TypedDocumentString(`
    mutation AddProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    product {
      id
      sku
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddProductMutation, AddProductMutationVariables>;
export const CustomersByReferenceDocument = new TypedDocumentString(`
    query CustomersByReference($references: [String!]!) {
  customers(first: 100, filter: {reference: {in: $references}}) {
    nodes {
      id
      reference
    }
  }
}
    `) as unknown as TypedDocumentString<CustomersByReferenceQuery, CustomersByReferenceQueryVariables>;
export const AddCustomerDocument = new TypedDocumentString(`
    mutation AddCustomer($input: CreateCustomerInput!) {
  createCustomer(input: $input) {
    customer {
      id
      reference
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddCustomerMutation, AddCustomerMutationVariables>;
export const PlaceOrdersDocument = new TypedDocumentString(`
    mutation PlaceOrders($input: PlaceOrdersInput!) {
  placeOrders(input: $input) {
    userErrors {
      code
      message
    }
    results {
      index
      replayed
      order {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PlaceOrdersMutation, PlaceOrdersMutationVariables>;
export const OrdersOfInvoiceDocument = new TypedDocumentString(`
    query OrdersOfInvoice($filter: OrderFilter!, $after: String) {
  orders(
    first: 100
    after: $after
    filter: $filter
    orderBy: {field: CREATED_AT, direction: ASC}
  ) {
    nodes {
      id
      note
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OrdersOfInvoiceQuery, OrdersOfInvoiceQueryVariables>;
export const OrderOfInvoiceDocument = new TypedDocumentString(`
    query OrderOfInvoice($id: ID!) {
  order(id: $id) {
    id
    note
    createdAt
    customer {
      id
    }
    lines {
      productId
      sku
      quantity
      unitPrice {
        amount
        currencyCode
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderOfInvoiceQuery, OrderOfInvoiceQueryVariables>;
export const OrdersToCancelDocument = new TypedDocumentString(`
    query OrdersToCancel($customerId: ID!, $productId: ID!, $before: DateTime!, $after: String) {
  orders(
    first: 20
    after: $after
    filter: {customerId: {eq: $customerId}, productId: {eq: $productId}, createdAt: {lt: $before}, status: {in: [PENDING, AWAITING_PAYMENT, CONFIRMED]}}
    orderBy: {field: CREATED_AT, direction: DESC}
  ) {
    nodes {
      ...OrderToCancel
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment OrderToCancel on Order {
  id
  status
  lines {
    id
    productId
    quantity
    shippedQuantity
    cancelledQuantity
    unitPrice {
      amount
    }
  }
}`) as unknown as TypedDocumentString<OrdersToCancelQuery, OrdersToCancelQueryVariables>;
export const OrderToCancelNowDocument = new TypedDocumentString(`
    query OrderToCancelNow($id: ID!) {
  order(id: $id) {
    ...OrderToCancel
  }
}
    fragment OrderToCancel on Order {
  id
  status
  lines {
    id
    productId
    quantity
    shippedQuantity
    cancelledQuantity
    unitPrice {
      amount
    }
  }
}`) as unknown as TypedDocumentString<OrderToCancelNowQuery, OrderToCancelNowQueryVariables>;
export const CancelLinesDocument = new TypedDocumentString(`
    mutation CancelLines($input: CancelOrderLinesInput!) {
  cancelOrderLines(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CancelLinesMutation, CancelLinesMutationVariables>;
export const CancelWholeDocument = new TypedDocumentString(`
    mutation CancelWhole($input: CancelOrderInput!) {
  cancelOrder(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CancelWholeMutation, CancelWholeMutationVariables>;
export const OrdersToExportDocument = new TypedDocumentString(`
    query OrdersToExport($first: Int!, $after: String, $filter: OrderFilter, $withTotal: Boolean!) {
  orders(
    first: $first
    after: $after
    filter: $filter
    orderBy: {field: CREATED_AT, direction: ASC}
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      orderNumber
      createdAt
      status
      paymentStatus
      fulfillmentStatus
      placedBy
      customer {
        id
        reference
      }
      contact {
        name
        email
      }
      shippingAddress {
        country
      }
      total {
        amount
        currencyCode
      }
      lines {
        sku
        name
        quantity
        unitPrice {
          amount
        }
        lineTotal {
          amount
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OrdersToExportQuery, OrdersToExportQueryVariables>;
export const ProbeCancellationDocument = new TypedDocumentString(`
    mutation ProbeCancellation($whole: CancelOrderInput!, $lines: CancelOrderLinesInput!) {
  cancelOrder(input: $whole) {
    userErrors {
      code
    }
  }
  cancelOrderLines(input: $lines) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ProbeCancellationMutation, ProbeCancellationMutationVariables>;
export const PlaceOrderDocument = new TypedDocumentString(`
    mutation PlaceOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    order {
      id
      orderNumber
      status
      sequence
      total {
        amount
        currencyCode
      }
    }
    replayed
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PlaceOrderMutation, PlaceOrderMutationVariables>;
export const CancelOrderDocument = new TypedDocumentString(`
    mutation CancelOrder($input: CancelOrderInput!) {
  cancelOrder(input: $input) {
    order {
      id
      status
      sequence
    }
    replayed
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;
export const OrderByIdDocument = new TypedDocumentString(`
    query OrderById($id: ID!) {
  order(id: $id) {
    id
    orderNumber
    status
    sequence
    total {
      amount
      currencyCode
    }
    lines {
      quantity
      sku
      name
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
    statusHistory {
      sequence
      status
      previousStatus
      occurredAt
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
}
    `) as unknown as TypedDocumentString<OrderByIdQuery, OrderByIdQueryVariables>;
export const OrderStatusChangedDocument = new TypedDocumentString(`
    subscription OrderStatusChanged($orderId: ID!, $afterSequence: Int) {
  orderStatusChanged(orderId: $orderId, afterSequence: $afterSequence) {
    sequence
    status
    previousStatus
    occurredAt
    order {
      id
      orderNumber
      total {
        amount
        currencyCode
      }
      lines {
        quantity
        product {
          sku
          name
        }
      }
      cancellation {
        reason
        message
        shortages {
          productId
          requested
          available
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderStatusChangedSubscription, OrderStatusChangedSubscriptionVariables>;
export const ProductsDocument = new TypedDocumentString(`
    query Products($first: Int! = 20, $after: String, $filter: ProductFilter) {
  products(first: $first, after: $after, filter: $filter) {
    nodes {
      id
      sku
      name
      price {
        amount
        currencyCode
      }
      stock {
        onHand
        reserved
        available
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ProductsQuery, ProductsQueryVariables>;
export const CreateProductDocument = new TypedDocumentString(`
    mutation CreateProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    product {
      id
      sku
      version
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateProductMutation, CreateProductMutationVariables>;
export const AdjustStockDocument = new TypedDocumentString(`
    mutation AdjustStock($input: AdjustStockInput!) {
  adjustStock(input: $input) {
    product {
      id
      stock {
        onHand
        reserved
        available
      }
    }
    replayed
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AdjustStockMutation, AdjustStockMutationVariables>;
export const ProductStockDocument = new TypedDocumentString(`
    query ProductStock($first: Int!, $after: String, $filter: ProductFilter) {
  products(
    first: $first
    after: $after
    filter: $filter
    orderBy: {field: SKU, direction: ASC}
  ) {
    nodes {
      id
      sku
      stock {
        onHand
        reserved
        unavailable
        available
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ProductStockQuery, ProductStockQueryVariables>;
export const OrderStatusesDocument = new TypedDocumentString(`
    query OrderStatuses($orderNumbers: [String!]!) {
  orders(first: 100, filter: {orderNumber: {in: $orderNumbers}}) {
    nodes {
      id
      status
      sequence
    }
  }
}
    `) as unknown as TypedDocumentString<OrderStatusesQuery, OrderStatusesQueryVariables>;
export const OrderStatusChangesDocument = new TypedDocumentString(`
    subscription OrderStatusChanges {
  orderStatusChanges {
    sequence
    status
    order {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<OrderStatusChangesSubscription, OrderStatusChangesSubscriptionVariables>;