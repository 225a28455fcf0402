import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Rejection } from '../../../platform/kernel/rejection.ts';
import type { OrderRow } from '../repository.ts';
import type { LineRow } from '../repository-lines.ts';
import type { StatusChange } from '../domain/order.ts';
import type { StatusEvent } from '../repository-history.ts';
import type { Cancellation } from '../domain/cancellation.ts';
import type { PaymentRow, ShipmentRow, ReturnRow, ProductReference } from '../rows.ts';
import type { OrderPage } from '../queries.ts';
import type { CurrencyFigures } from '../resolvers/analytics.ts';
import type { SalesPage, SalesRow } from '../analytics/report.ts';
import type { SlowMoverRow } from '../analytics/movers.ts';
import type { CustomerRow } from '../repository-customers.ts';
import type { CustomerPage } from '../queries-customers.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A currency, by its three-letter code of ISO 4217: `EUR`. */
  CurrencyCode: { input: string; output: string; }
  /** A day in UTC: `2026-03-01`. */
  Date: { input: string; output: string; }
  /** An instant in UTC, RFC 3339 with milliseconds: `2026-03-01T12:00:00.000Z`. */
  DateTime: { input: string; output: string; }
  /** A decimal number as text, so that no digit is lost: `"19.90"`. */
  Decimal: { input: string; output: string; }
  /** An e-mail address, as browsers take it: `jo@shop.example`. */
  EmailAddress: { input: string; output: string; }
  /** The address of something on the web, with http or https: `https://shop.example/kettle.jpg`. */
  URL: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** A place where goods or bills go. */
export type Address = {
  __typename?: 'Address';
  /** The city. */
  city: Scalars['String']['output'];
  /** The country, by its two-letter code of ISO 3166-1: `EC`. */
  country: Scalars['String']['output'];
  /** The postal code. */
  postalCode: Maybe<Scalars['String']['output']>;
  /** Who receives it there, if not the customer. */
  recipient: Maybe<Scalars['String']['output']>;
  /** State or province. */
  region: Maybe<Scalars['String']['output']>;
  /** Street and number. */
  street: Scalars['String']['output'];
  /** Floor, apartment, building. */
  street2: Maybe<Scalars['String']['output']>;
};

/** A place where goods or bills go. */
export type AddressInput = {
  /** The city. */
  city: Scalars['String']['input'];
  /** The country, by its two-letter code of ISO 3166-1: `EC`. */
  country: Scalars['String']['input'];
  /** The postal code. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** Who receives it there, if not the customer. */
  recipient?: InputMaybe<Scalars['String']['input']>;
  /** State or province. */
  region?: InputMaybe<Scalars['String']['input']>;
  /** Street and number. */
  street: Scalars['String']['input'];
  /** Floor, apartment, building. */
  street2?: InputMaybe<Scalars['String']['input']>;
};

/** A return to agree to. */
export type ApproveReturnInput = {
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** Which return. */
  returnId: Scalars['ID']['input'];
};

/** The outcome of approveReturn. */
export type ApproveReturnPayload = {
  __typename?: 'ApproveReturnPayload';
  /** The order as it now is; null if this was refused. */
  order: Maybe<Order>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** The return; null if this was refused. */
  return: Maybe<OrderReturn>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** An order to cancel. */
export type CancelOrderInput = {
  /** Refuse if the order has moved on from this sequence. */
  expectedSequence?: InputMaybe<Scalars['Int']['input']>;
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** Which order. */
  orderId: Scalars['ID']['input'];
};

/** What to cancel of an order. */
export type CancelOrderLinesInput = {
  /** Refuse if the order has moved on from this sequence. */
  expectedSequence?: InputMaybe<Scalars['Int']['input']>;
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** Which lines, and how many of each; at most 100 items. */
  items: Array<OrderLineQuantityInput>;
  /** Which order. */
  orderId: Scalars['ID']['input'];
};

/** The outcome of cancelOrderLines. */
export type CancelOrderLinesPayload = {
  __typename?: 'CancelOrderLinesPayload';
  /** The order as it now is; null if this was refused. */
  order: Maybe<Order>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** The outcome of cancelOrder. */
export type CancelOrderPayload = {
  __typename?: 'CancelOrderPayload';
  /** The order as it now is; null if the cancellation was refused. */
  order: Maybe<Order>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
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
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** The name, up to 200 characters. */
  name: Scalars['String']['input'];
  /** The telephone number, up to 40 characters. */
  phone?: InputMaybe<Scalars['String']['input']>;
  /** The customer's key in your other books, up to 64 characters; no two customers have the same. */
  reference?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of createCustomer. */
export type CreateCustomerPayload = {
  __typename?: 'CreateCustomerPayload';
  /** The customer; null if it was refused. */
  customer: Maybe<Customer>;
  /** Why it was refused; empty if it was added. */
  userErrors: Array<UserError>;
};

/** Somebody who orders. */
export type Customer = {
  __typename?: 'Customer';
  /** The addresses that are kept. */
  addresses: Array<CustomerAddress>;
  /** When the customer was added. */
  createdAt: Scalars['DateTime']['output'];
  /** The e-mail address, by which no two customers go. */
  email: Maybe<Scalars['EmailAddress']['output']>;
  /** The customer's id. */
  id: Scalars['ID']['output'];
  /** The name. */
  name: Scalars['String']['output'];
  /** The orders of this customer, newest first. */
  orders: OrderConnection;
  /** The telephone number. */
  phone: Maybe<Scalars['String']['output']>;
  /** The customer's key in your other books, if one was given. */
  reference: Maybe<Scalars['String']['output']>;
  /** What was shipped to this customer and did not come back, in each currency; it follows within seconds. */
  totalSpent: Array<Money>;
  /** When the customer was last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** Grows with each change; give it as `expectedVersion`. */
  version: Scalars['Int']['output'];
};


/** Somebody who orders. */
export type CustomerOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** An address that a customer has kept. */
export type CustomerAddress = {
  __typename?: 'CustomerAddress';
  /** The address. */
  address: Address;
  /** Whether orders go here that name no other address. */
  isDefault: Scalars['Boolean']['output'];
  /** What the customer calls it: `home`, `office`. */
  label: Maybe<Scalars['String']['output']>;
};

/** An address that a customer keeps. */
export type CustomerAddressInput = {
  /** The address. */
  address: AddressInput;
  /** Whether orders go here that name no other address; of several addresses the first, unless one is named. */
  isDefault?: Scalars['Boolean']['input'];
  /** What the customer calls it: `home`, `office`. */
  label?: InputMaybe<Scalars['String']['input']>;
};

/** A page of customers. */
export type CustomerConnection = {
  __typename?: 'CustomerConnection';
  /** The customers with their cursors. */
  edges: Array<CustomerEdge>;
  /** The customers. */
  nodes: Array<Customer>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
  /** How many customers match, over all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A customer with its cursor. */
export type CustomerEdge = {
  __typename?: 'CustomerEdge';
  /** Names this customer's place in the sorting. */
  cursor: Scalars['String']['output'];
  /** The customer. */
  node: Customer;
};

/** Which customers. All fields that are given must hold. */
export type CustomerFilter = {
  /** By e-mail address, in any case of letters. */
  email?: InputMaybe<CustomerStringFilter>;
  /** By their key in your other books. */
  reference?: InputMaybe<CustomerStringFilter>;
  /** Part of the name or of the e-mail address, in any case of letters. */
  search?: InputMaybe<Scalars['String']['input']>;
};

/** In which order customers come. */
export type CustomerOrder = {
  /** Upwards or downwards. */
  direction?: OrderDirection;
  /** By what. */
  field: CustomerOrderField;
};

/** What customers can be ordered by. */
export type CustomerOrderField =
  /** By when they were added. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME';

/** A condition on a text of a customer. */
export type CustomerStringFilter = {
  /** Exactly this. */
  eq?: InputMaybe<Scalars['String']['input']>;
  /** One of these, at most 100. */
  in?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What becomes of goods that came back. */
export type Disposition =
  /** They are kept apart. */
  | 'DAMAGED'
  /** They are sold again. */
  | 'RESTOCK';

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
  eq?: InputMaybe<FulfillmentStatusInput>;
  /** One of these. */
  in?: InputMaybe<Array<FulfillmentStatusInput>>;
};

/** What was shipped, to look for. */
export type FulfillmentStatusInput =
  /** All that was not cancelled. */
  | 'FULFILLED'
  /** Part of it. */
  | 'PARTIALLY_FULFILLED'
  /** Nothing. */
  | 'UNFULFILLED';

/** The idempotency key was used before, with a different input: nothing was done with this one. Send it with a key of its own. */
export type IdempotencyKeyReusedError = UserError & {
  __typename?: 'IdempotencyKeyReusedError';
  /** Always IDEMPOTENCY_KEY_REUSED. */
  code: UserErrorCode;
  /** The reason, for people, with what to do about it. */
  message: Scalars['String']['output'];
  /** The place in the input that it is about. */
  path: Maybe<Array<Scalars['String']['output']>>;
};

/** A refusal that carries no more than its code, message and place. */
export type InputError = UserError & {
  __typename?: 'InputError';
  /** The reason, for programs. */
  code: UserErrorCode;
  /** The reason, for people, with what to do about it. */
  message: Scalars['String']['output'];
  /** The place in the input that it is about. */
  path: Maybe<Array<Scalars['String']['output']>>;
};

/** There is not enough stock. */
export type InsufficientStockError = UserError & {
  __typename?: 'InsufficientStockError';
  /** How many there are. */
  available: Scalars['Int']['output'];
  /** Always INSUFFICIENT_STOCK. */
  code: UserErrorCode;
  /** The reason, for people, with what to do about it. */
  message: Scalars['String']['output'];
  /** The place in the input that it is about. */
  path: Maybe<Array<Scalars['String']['output']>>;
  /** How many were asked for. */
  requested: Scalars['Int']['output'];
  /** The product's SKU. */
  sku: Scalars['String']['output'];
};

/** The thing is in a state that does not allow this. */
export type InvalidStateError = UserError & {
  __typename?: 'InvalidStateError';
  /** The states in which this would be allowed. */
  allowed: Array<Scalars['String']['output']>;
  /** Always INVALID_STATE. */
  code: UserErrorCode;
  /** The state it is in. */
  current: Scalars['String']['output'];
  /** The reason, for people, with what to do about it. */
  message: Scalars['String']['output'];
  /** The place in the input that it is about. */
  path: Maybe<Array<Scalars['String']['output']>>;
};

/** An amount of money in one currency. */
export type Money = {
  __typename?: 'Money';
  /** The amount, with as many decimals as the currency has. */
  amount: Scalars['Decimal']['output'];
  /** The currency of the amount. */
  currencyCode: Scalars['CurrencyCode']['output'];
};

/** An amount of money. */
export type MoneyInput = {
  /** The amount, not negative, with no more decimals than the currency has. */
  amount: Scalars['Decimal']['input'];
  /** The currency. */
  currencyCode: Scalars['CurrencyCode']['input'];
};

/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Agrees to a return. For staff. */
  approveReturn: ApproveReturnPayload;
  /** Asks for an order to be cancelled. It is CANCELLING until its stock is free again, then CANCELLED. */
  cancelOrder: CancelOrderPayload;
  /**
   * Cancels part of what was not shipped yet of a confirmed order; what was paid for it is paid back. What waits for goods goes
   * first. For staff.
   */
  cancelOrderLines: CancelOrderLinesPayload;
  /** Adds a customer. For staff. */
  createCustomer: CreateCustomerPayload;
  /**
   * Tries once more to pay an order that is AWAITING_PAYMENT, after the attempt before it was declined; three attempts can be made
   * in all, until `payBy`.
   */
  payOrder: PayOrderPayload;
  /**
   * Places an order. Answers at once with the order PENDING; whether its stock could be reserved is then told by its status:
   * CONFIRMED, or CANCELLED with the shortages in `cancellation`.
   */
  placeOrder: PlaceOrderPayload;
  /**
   * Places up to 1,000 orders, each by its own key: some may be refused while others are placed, and repeating the whole after a
   * failure places nothing twice. For staff.
   */
  placeOrders: PlaceOrdersPayload;
  /**
   * Takes in the goods of an approved return, to be sold again or kept apart; what was paid for them is paid back. What did not come
   * stays with the customer: it takes another return. For staff.
   */
  receiveReturn: ReceiveReturnPayload;
  /**
   * Notes that an order was paid without the payment provider: an invoice, or one whose payment FAILED after it was confirmed. It is
   * then PAID, with all that it costs by then. For staff.
   */
  recordPayment: RecordPaymentPayload;
  /**
   * Notes what people carried out: a REFUND of money that had come without the payment provider, or a REFUND or VOID that FAILED with
   * the provider. A VOID gives free what was set aside; the order is then VOIDED if that was its payment. For staff.
   */
  recordRefund: RecordRefundPayload;
  /** Refuses a return. For staff. */
  rejectReturn: RejectReturnPayload;
  /** Asks to give back what was shipped, within 30 days of the last shipment. */
  requestReturn: RequestReturnPayload;
  /**
   * Hands goods of a confirmed order over to a carrier, all that can be shipped or some of it. The order is COMPLETED once nothing is
   * left and all of it has left the warehouses. For staff.
   */
  shipOrder: ShipOrderPayload;
  /** Changes a customer; orders keep the customer as they found it. A customer may change their own record. */
  updateCustomer: UpdateCustomerPayload;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationApproveReturnArgs = {
  input: ApproveReturnInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationCancelOrderArgs = {
  input: CancelOrderInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationCancelOrderLinesArgs = {
  input: CancelOrderLinesInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationCreateCustomerArgs = {
  input: CreateCustomerInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationPayOrderArgs = {
  input: PayOrderInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationPlaceOrderArgs = {
  input: PlaceOrderInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationPlaceOrdersArgs = {
  input: PlaceOrdersInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationReceiveReturnArgs = {
  input: ReceiveReturnInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationRecordPaymentArgs = {
  input: RecordPaymentInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationRecordRefundArgs = {
  input: RecordRefundInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationRejectReturnArgs = {
  input: RejectReturnInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationRequestReturnArgs = {
  input: RequestReturnInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationShipOrderArgs = {
  input: ShipOrderInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationUpdateCustomerArgs = {
  input: UpdateCustomerInput;
};

/** What becomes of what is short, in an order to place. */
export type OnShortage =
  /** It waits for goods to arrive, if the product allows that. */
  | 'BACKORDER'
  /** The order is rejected. */
  | 'REJECT';

/** What a customer asked for, and what became of it. */
export type Order = {
  __typename?: 'Order';
  /** What was paid for it. */
  amountPaid: Money;
  /** What of that was paid back. */
  amountRefunded: Money;
  /** Where the bill goes, if elsewhere. */
  billingAddress: Maybe<Address>;
  /** Why it is being or was cancelled; null otherwise. */
  cancellation: Maybe<OrderCancellation>;
  /** How to reach who ordered, as it was told when the order was placed; null if nothing was. */
  contact: Maybe<OrderContact>;
  /** When it was placed. */
  createdAt: Scalars['DateTime']['output'];
  /** Whose it is, as the customer is now; null for a guest's. */
  customer: Maybe<Customer>;
  /** What became of it, and what it earns: over all lines, as of now. */
  figures: SalesFigures;
  /** What of it was shipped. */
  fulfillmentStatus: FulfillmentStatus;
  /** The order's id. */
  id: Scalars['ID']['output'];
  /** What was ordered. */
  lines: Array<OrderLine>;
  /** What was noted when it was placed. */
  note: Maybe<Scalars['String']['output']>;
  /** The number that people use: `ORD-12345`. */
  orderNumber: Scalars['String']['output'];
  /** Until when it must be paid; null unless it is, or was, AWAITING_PAYMENT. */
  payBy: Maybe<Scalars['DateTime']['output']>;
  /** How it is paid. */
  paymentMode: PaymentMode;
  /** With what it is to be paid, as it was given when the order was placed. */
  paymentReference: Maybe<Scalars['String']['output']>;
  /** What became of the payment. */
  paymentStatus: PaymentStatus;
  /** What was asked of the payment provider, oldest first. */
  payments: Array<Payment>;
  /** Who placed it: `staff:<name>` or `customer:<id>`. */
  placedBy: Scalars['String']['output'];
  /** What of it came back. */
  returnStatus: ReturnStatus;
  /** Its returns, oldest first. */
  returns: Array<OrderReturn>;
  /** Grows by one with each step, whether it changes the status or not; PENDING is 1. */
  sequence: Scalars['Int']['output'];
  /** Its shipments, oldest first. */
  shipments: Array<Shipment>;
  /** Where the goods go; null if nothing was said of it. */
  shippingAddress: Maybe<Address>;
  /** Where it stands. */
  status: OrderStatus;
  /** Its timeline: every step that it has made, oldest first. */
  statusHistory: Array<OrderStatusChange>;
  /** The sum of all lines. */
  total: Money;
  /** When it made its last step. */
  updatedAt: Scalars['DateTime']['output'];
};

/** Why an order is being or was cancelled. */
export type OrderCancellation = {
  __typename?: 'OrderCancellation';
  /** When it was decided. */
  at: Scalars['DateTime']['output'];
  /** Who decided it: `staff:<name>`, `customer:<id>`, or `inventory`, `payments` or `system`. */
  byActor: Scalars['String']['output'];
  /** The reason, for people. */
  message: Scalars['String']['output'];
  /** The reason, for programs. */
  reason: CancelReason;
  /** What was short, when the reason is STOCK_REJECTED: every short product, not only the first. */
  shortages: Array<Shortage>;
};

/** A page of orders. */
export type OrderConnection = {
  __typename?: 'OrderConnection';
  /** The orders with their cursors. */
  edges: Array<OrderEdge>;
  /** The orders. */
  nodes: Array<Order>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
  /** How many orders match, over all pages. */
  totalCount: Scalars['Int']['output'];
};

/** How to reach who ordered, as it was told when the order was placed. */
export type OrderContact = {
  __typename?: 'OrderContact';
  /** The e-mail address. */
  email: Maybe<Scalars['EmailAddress']['output']>;
  /** The name. */
  name: Maybe<Scalars['String']['output']>;
  /** The telephone number. */
  phone: Maybe<Scalars['String']['output']>;
};

/** How to reach who orders. */
export type OrderContactInput = {
  /** The e-mail address. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** The name, up to 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The telephone number, up to 40 characters. */
  phone?: InputMaybe<Scalars['String']['input']>;
};

/** A condition on an instant. */
export type OrderDateTimeFilter = {
  /** At this instant or later. */
  gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this instant. */
  lt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The direction of an order. */
export type OrderDirection =
  /** Smallest or oldest first. */
  | 'ASC'
  /** Largest or newest first. */
  | 'DESC';

/** An order with its cursor. */
export type OrderEdge = {
  __typename?: 'OrderEdge';
  /** Names this order's place in the sorting. */
  cursor: Scalars['String']['output'];
  /** The order. */
  node: Order;
};

/** Which orders. All fields that are given must hold. */
export type OrderFilter = {
  /** By when they were placed. */
  createdAt?: InputMaybe<OrderDateTimeFilter>;
  /** By the currency of the total. */
  currency?: InputMaybe<OrderStringFilter>;
  /** By customer. */
  customerId?: InputMaybe<OrderIdFilter>;
  /** By what was shipped. */
  fulfillmentStatus?: InputMaybe<FulfillmentStatusFilter>;
  /** One of these must hold as well, at most 10; they may not hold an `or` of their own. */
  or?: InputMaybe<Array<OrderFilter>>;
  /** By order number. */
  orderNumber?: InputMaybe<OrderNumberFilter>;
  /** By what became of the payment. */
  paymentStatus?: InputMaybe<PaymentStatusFilter>;
  /** By a product that is among the lines. */
  productId?: InputMaybe<OrderIdFilter>;
  /** By status. */
  status?: InputMaybe<OrderStatusFilter>;
};

/** A condition on an id. */
export type OrderIdFilter = {
  /** Exactly this. */
  eq?: InputMaybe<Scalars['ID']['input']>;
  /** One of these, at most 100. */
  in?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** A product to order. */
export type OrderItemInput = {
  /** What becomes of what is short; of several items of one product the strictest counts. */
  onShortage?: OnShortage;
  /** Which product. */
  productId: Scalars['ID']['input'];
  /** How many, 1 to 10,000; over all items of the same product as well. */
  quantity: Scalars['Int']['input'];
  /** What one costs, instead of the price in the catalogue. For staff. */
  unitPrice?: InputMaybe<MoneyInput>;
};

/** One product of an order. */
export type OrderLine = {
  __typename?: 'OrderLine';
  /** How many of them wait for goods to arrive. */
  backorderedQuantity: Scalars['Int']['output'];
  /** How many of them were cancelled. */
  cancelledQuantity: Scalars['Int']['output'];
  /** What became of it, and what it earns: as of now. */
  figures: SalesFigures;
  /** The line's id. */
  id: Scalars['ID']['output'];
  /** quantity x unitPrice. */
  lineTotal: Money;
  /** The product's name when the order was placed. */
  name: Scalars['String']['output'];
  /** Whether what is short of it may wait for goods to arrive. */
  onShortage: ShortagePolicy;
  /** The product as it is now. Null while Inventory cannot be reached. */
  product: Maybe<Product>;
  /** The product's id. */
  productId: Scalars['ID']['output'];
  /** How many. */
  quantity: Scalars['Int']['output'];
  /** How many of those shipped came back. */
  returnedQuantity: Scalars['Int']['output'];
  /** How many of them can be shipped now. */
  shippableQuantity: Scalars['Int']['output'];
  /** How many of them were shipped. */
  shippedQuantity: Scalars['Int']['output'];
  /** The product's SKU when the order was placed. */
  sku: Scalars['String']['output'];
  /**
   * What one had cost us when it left the warehouses, with up to four decimals: the mean over all that have left as far as is known
   * now. Null before, where the cost is not known in the order's currency, and for customers.
   */
  unitCost: Maybe<Money>;
  /** What one cost when the order was placed. */
  unitPrice: Money;
};

/** So much of one line. */
export type OrderLineQuantityInput = {
  /** The line's id. */
  lineId: Scalars['ID']['input'];
  /** How many, 1 or more. */
  quantity: Scalars['Int']['input'];
};

/** A condition on the number of an order. */
export type OrderNumberFilter = {
  /** Has this in it: `34` anywhere among its digits, `ORD-34` at their beginning. */
  contains?: InputMaybe<Scalars['String']['input']>;
  /** Exactly this: `ORD-12345`. */
  eq?: InputMaybe<Scalars['String']['input']>;
  /** One of these, at most 100. */
  in?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Begins like this: `ORD-12`, or `12`. */
  startsWith?: InputMaybe<Scalars['String']['input']>;
};

/** In which order orders come. */
export type OrderOrder = {
  /** Upwards or downwards. */
  direction?: OrderDirection;
  /** By what. */
  field: OrderOrderField;
};

/** What orders can be ordered by. */
export type OrderOrderField =
  /** By when they were placed. */
  | 'CREATED_AT'
  /** By order number. */
  | 'ORDER_NUMBER'
  /** By the total, in the smallest units of its currency: of use among orders of one currency. */
  | 'TOTAL'
  /** By when they made their last step. */
  | 'UPDATED_AT';

/** Goods that a customer wants to give back. */
export type OrderReturn = {
  __typename?: 'OrderReturn';
  /** When that was. */
  decidedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who agreed or refused; null until then. */
  decidedBy: Maybe<Scalars['String']['output']>;
  /** The return's id. */
  id: Scalars['ID']['output'];
  /** What is to be given back, and what came. */
  items: Array<ReturnItem>;
  /** Why it was refused. */
  note: Maybe<Scalars['String']['output']>;
  /** Why, in the customer's words. */
  reason: Maybe<Scalars['String']['output']>;
  /** When the goods came; null until then. */
  receivedAt: Maybe<Scalars['DateTime']['output']>;
  /** When it was asked for. */
  requestedAt: Scalars['DateTime']['output'];
  /** Who asked for it. */
  requestedBy: Scalars['String']['output'];
  /** When they were in a warehouse again, as far as is known now; null until then. */
  restockedAt: Maybe<Scalars['DateTime']['output']>;
  /** Where it stands. */
  state: ReturnState;
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

/** One step in the life of an order. */
export type OrderStatusChange = {
  __typename?: 'OrderStatusChange';
  /** Who did it: `staff:<name>`, `customer:<id>`, or `inventory`, `payments` or `system`. */
  actor: Scalars['String']['output'];
  /** The id of the message that it answers; null where somebody asked for it. */
  cause: Maybe<Scalars['String']['output']>;
  /** What was shipped by then. */
  fulfillmentStatus: FulfillmentStatus;
  /** When. */
  occurredAt: Scalars['DateTime']['output'];
  /** What became of the payment by then. */
  paymentStatus: PaymentStatus;
  /** The status before, the same where the step leaves it as it is; null at the first. */
  previousStatus: Maybe<OrderStatus>;
  /** What had come back by then. */
  returnStatus: ReturnStatus;
  /** Which step; 1 is PENDING. */
  sequence: Scalars['Int']['output'];
  /** The status from here on. */
  status: OrderStatus;
  /** The trace that it was part of. */
  traceId: Maybe<Scalars['String']['output']>;
  /** What happened: the name of the event that tells of it, such as OrderShipped. New names may be added. */
  type: Scalars['String']['output'];
};

/**
 * A step of an order, with the order as it was right after it: its status and the like, its lines, payments, shipments and returns.
 * Who it belongs to, what it had cost and what became of goods on their way are as of now.
 */
export type OrderStatusEvent = {
  __typename?: 'OrderStatusEvent';
  /** Who did it: `staff:<name>`, `customer:<id>`, or `inventory`, `payments` or `system`. */
  actor: Scalars['String']['output'];
  /** The id of the message that it answers; null where somebody asked for it. */
  cause: Maybe<Scalars['String']['output']>;
  /** When. */
  occurredAt: Scalars['DateTime']['output'];
  /** The order as it was right after this change. */
  order: Order;
  /** The status before, the same where the step leaves it as it is; null at the first. */
  previousStatus: Maybe<OrderStatus>;
  /** Which step of the order; 1 is PENDING. */
  sequence: Scalars['Int']['output'];
  /** The status from here on. */
  status: OrderStatus;
  /** The trace that it was part of. */
  traceId: Maybe<Scalars['String']['output']>;
  /** What happened: the name of the event that tells of it, such as OrderShipped. New names may be added. */
  type: Scalars['String']['output'];
};

/** A condition on a status. */
export type OrderStatusFilter = {
  /** Exactly this. */
  eq?: InputMaybe<OrderStatusInput>;
  /** One of these. */
  in?: InputMaybe<Array<OrderStatusInput>>;
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
  eq?: InputMaybe<Scalars['String']['input']>;
  /** One of these, at most 100. */
  in?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** Where a page of a connection begins and ends (Relay). */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** The cursor of the page's last entry: give it as `after` to get the next page. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** Whether there are entries after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are entries before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the page's first entry. */
  startCursor: Maybe<Scalars['String']['output']>;
};

/** Another attempt to pay an order. */
export type PayOrderInput = {
  /** Refuse if the order has moved on from this sequence. */
  expectedSequence?: InputMaybe<Scalars['Int']['input']>;
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** Which order. */
  orderId: Scalars['ID']['input'];
  /** With what to pay, up to 200 characters; as when the order was placed if left out. */
  paymentReference?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of payOrder. */
export type PayOrderPayload = {
  __typename?: 'PayOrderPayload';
  /** The order as it now is; null if this was refused. */
  order: Maybe<Order>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** One thing that was asked of the payment provider, or done by people, and what became of it. */
export type Payment = {
  __typename?: 'Payment';
  /** Over how much. */
  amount: Money;
  /** The payment's id, which the provider was given too. */
  id: Scalars['ID']['output'];
  /** Whether people carry it out, not the provider. */
  isManual: Scalars['Boolean']['output'];
  /** What was asked. */
  kind: PaymentKind;
  /** Why it was declined or failed, if that was said. */
  reason: Maybe<Scalars['String']['output']>;
  /** With what it is paid; null where it follows from an earlier one. */
  reference: Maybe<Scalars['String']['output']>;
  /** When it was asked. */
  requestedAt: Scalars['DateTime']['output'];
  /** When the answer came; null until then. */
  settledAt: Maybe<Scalars['DateTime']['output']>;
  /** What became of it. */
  state: PaymentState;
};

/** What is asked of a payment provider. New values may be added. */
export type PaymentKind =
  /** To set money aside for us. */
  | 'AUTHORIZE'
  /** To take what was set aside. */
  | 'CAPTURE'
  /** Nothing: the money came another way. */
  | 'RECORD'
  /** To pay back. */
  | 'REFUND'
  /** To give free what was set aside. */
  | 'VOID';

/** How an order is paid. */
export type PaymentMode =
  /** After it is confirmed, by an invoice. */
  | 'INVOICE'
  /** Elsewhere: nothing is said of it here. */
  | 'NONE'
  /** Before it is confirmed. */
  | 'PREPAID';

/** How an order to place is paid. */
export type PaymentModeInput =
  /** After it is confirmed, by an invoice: see recordPayment. */
  | 'INVOICE'
  /** Elsewhere: nothing is said of it here. */
  | 'NONE'
  /** Before it is confirmed, with `paymentReference`. */
  | 'PREPAID';

/** What became of one payment. */
export type PaymentState =
  /** The bank said no. */
  | 'DECLINED'
  /** It could not be done, came too late, or was withdrawn before the provider was asked. */
  | 'FAILED'
  /** Asked; no answer yet. */
  | 'REQUESTED'
  /** Done. */
  | 'SUCCEEDED';

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
  eq?: InputMaybe<PaymentStatusInput>;
  /** One of these. */
  in?: InputMaybe<Array<PaymentStatusInput>>;
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
  billingAddress?: InputMaybe<AddressInput>;
  /** How to reach who orders; what is left out is taken from the customer. */
  customer?: InputMaybe<OrderContactInput>;
  /** For which customer; a customer orders for themselves in any case. Without one it is a guest's. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** A key of your own, 8 to 64 characters: the same key again gives the same order, and places no second one. */
  idempotencyKey: Scalars['String']['input'];
  /** What to order: 1 to 100 items. A product named twice counts as the sum. */
  items: Array<OrderItemInput>;
  /** What else there is to say, up to 2,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** How it is paid. */
  paymentMode?: PaymentModeInput;
  /** With what it is to be paid, up to 200 characters: what the payment provider knows the customer's means of payment by. */
  paymentReference?: InputMaybe<Scalars['String']['input']>;
  /** When it was placed, for orders from other books; not in the future. For staff. */
  placedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Where the goods go; the customer's default address if left out. */
  shippingAddress?: InputMaybe<AddressInput>;
};

/** The outcome of placeOrder. */
export type PlaceOrderPayload = {
  __typename?: 'PlaceOrderPayload';
  /** The order; null if it was refused. */
  order: Maybe<Order>;
  /** Whether this answers a repeated request, with nothing placed now. */
  replayed: Scalars['Boolean']['output'];
  /** Why it was refused; empty if it was placed. */
  userErrors: Array<UserError>;
};

/** What became of one order of many. */
export type PlaceOrderResult = {
  __typename?: 'PlaceOrderResult';
  /** Its place among those that were given, from 0. */
  index: Scalars['Int']['output'];
  /** The order; null if it was refused. */
  order: Maybe<Order>;
  /** Whether it had been placed before. */
  replayed: Scalars['Boolean']['output'];
  /** Why it was refused; empty if it was placed. */
  userErrors: Array<UserError>;
};

/** Orders to place. */
export type PlaceOrdersInput = {
  /** 1 to 1,000 orders. */
  orders: Array<PlaceOrderInput>;
};

/** The outcome of placeOrders. */
export type PlaceOrdersPayload = {
  __typename?: 'PlaceOrdersPayload';
  /** How many were placed now. */
  placed: Scalars['Int']['output'];
  /** How many were refused. */
  refused: Scalars['Int']['output'];
  /** How many had been placed before. */
  replayed: Scalars['Int']['output'];
  /** One for each order, as they were given; empty if there are too few or too many of them. */
  results: Array<PlaceOrderResult>;
  /** Why none was looked at; empty otherwise. */
  userErrors: Array<UserError>;
};

export type Product = {
  __typename?: 'Product';
  /** How many days what is available lasts at the mean pace at which it was shipped in the last days (UTC, today included; days without a shipment count), one decimal. Null if none was shipped, if Inventory cannot be reached, and for customers. */
  daysOfStockLeft: Maybe<Scalars['Decimal']['output']>;
  id: Scalars['ID']['output'];
  stock: StockSummary;
};


export type ProductDaysOfStockLeftArgs = {
  days?: Scalars['Int']['input'];
};

/** What can be read. */
export type Query = {
  __typename?: 'Query';
  /** One customer by id. Null if there is none, or, for a customer, if it is somebody else. */
  customer: Maybe<Customer>;
  /** Customers by name, a page at a time; for staff. Null only while Orders cannot be reached. */
  customers: Maybe<CustomerConnection>;
  /** The orders of the customer who asks, a page at a time; empty for staff. Null only while Orders cannot be reached. */
  myOrders: Maybe<OrderConnection>;
  /** One order by its id. Null if there is none, or, for a customer, if it is somebody else's. */
  order: Maybe<Order>;
  /** One order by the number that people use. Null if there is none, or, for a customer, if it is somebody else's. */
  orderByNumber: Maybe<Order>;
  /** All orders, a page at a time; for staff. Null only while Orders cannot be reached. */
  orders: Maybe<OrderConnection>;
  /**
   * What was sold in the orders of a period, one row for each group and currency. All figures are of the orders placed in the
   * period, as they stand now: a later shipment, cancellation or return changes the figures of the day on which its order was
   * placed. An order counts from its confirmation or cancellation on; the report follows within seconds. Days are in UTC.
   * Rows come currency by currency. Null only while Orders cannot be reached.
   */
  salesReport: Maybe<SalesReportConnection>;
  /** The products on sale that sold worst in the orders of a period, those of which none were sold first. Null only while Orders cannot be reached. */
  slowMovers: Maybe<Array<SlowMover>>;
  /** The products that sold best in the orders of a period. Null only while Orders cannot be reached. */
  topProducts: Maybe<Array<SalesReportRow>>;
};


/** What can be read. */
export type QueryCustomerArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryCustomersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CustomerFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: CustomerOrder;
};


/** What can be read. */
export type QueryMyOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: OrderOrder;
};


/** What can be read. */
export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryOrderByNumberArgs = {
  orderNumber: Scalars['String']['input'];
};


/** What can be read. */
export type QueryOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: OrderOrder;
};


/** What can be read. */
export type QuerySalesReportArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SalesFilter>;
  first?: Scalars['Int']['input'];
  groupBy: SalesGroupBy;
  orderBy?: InputMaybe<SalesReportOrder>;
  period: SalesPeriodInput;
};


/** What can be read. */
export type QuerySlowMoversArgs = {
  first?: Scalars['Int']['input'];
  period: SalesPeriodInput;
};


/** What can be read. */
export type QueryTopProductsArgs = {
  by?: TopProductsBy;
  currency: Scalars['CurrencyCode']['input'];
  first?: Scalars['Int']['input'];
  period: SalesPeriodInput;
};

/** Goods that came back. */
export type ReceiveReturnInput = {
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** What came: which lines, how many of each, and in which state. A line may be named once for each; at most 200 items. */
  items: Array<ReceivedItemInput>;
  /** Which return. */
  returnId: Scalars['ID']['input'];
};

/** The outcome of receiveReturn. */
export type ReceiveReturnPayload = {
  __typename?: 'ReceiveReturnPayload';
  /** The order as it now is; null if this was refused. */
  order: Maybe<Order>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** The return; null if this was refused. */
  return: Maybe<OrderReturn>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** So much of one line that came back. */
export type ReceivedItemInput = {
  /** What becomes of them. */
  disposition: Disposition;
  /** The line's id. */
  lineId: Scalars['ID']['input'];
  /** How many, 1 or more. */
  quantity: Scalars['Int']['input'];
};

/** A payment that came another way. */
export type RecordPaymentInput = {
  /** Refuse if the order has moved on from this sequence. */
  expectedSequence?: InputMaybe<Scalars['Int']['input']>;
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** Which order. */
  orderId: Scalars['ID']['input'];
  /** By what it is found in your books, up to 200 characters. */
  reference?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of recordPayment. */
export type RecordPaymentPayload = {
  __typename?: 'RecordPaymentPayload';
  /** The order as it now is; null if this was refused. */
  order: Maybe<Order>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** A refund or void that people carried out. */
export type RecordRefundInput = {
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** Which order. */
  orderId: Scalars['ID']['input'];
  /** Which refund or void: the id of the Payment. */
  paymentId: Scalars['ID']['input'];
};

/** The outcome of recordRefund. */
export type RecordRefundPayload = {
  __typename?: 'RecordRefundPayload';
  /** The order as it now is; null if this was refused. */
  order: Maybe<Order>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** A return to refuse. */
export type RejectReturnInput = {
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** Why, up to 500 characters. */
  reason: Scalars['String']['input'];
  /** Which return. */
  returnId: Scalars['ID']['input'];
};

/** The outcome of rejectReturn. */
export type RejectReturnPayload = {
  __typename?: 'RejectReturnPayload';
  /** The order as it now is; null if this was refused. */
  order: Maybe<Order>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** The return; null if this was refused. */
  return: Maybe<OrderReturn>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** Goods to give back. */
export type RequestReturnInput = {
  /** Refuse if the order has moved on from this sequence. */
  expectedSequence?: InputMaybe<Scalars['Int']['input']>;
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** Which lines, and how many of each; at most 100 items. */
  items: Array<OrderLineQuantityInput>;
  /** Which order. */
  orderId: Scalars['ID']['input'];
  /** Why, up to 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of requestReturn. */
export type RequestReturnPayload = {
  __typename?: 'RequestReturnPayload';
  /** The order as it now is; null if this was refused. */
  order: Maybe<Order>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** The return; null if this was refused. */
  return: Maybe<OrderReturn>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** So much of one line that is to be given back. */
export type ReturnItem = {
  __typename?: 'ReturnItem';
  /** How many came, to be kept apart. */
  damaged: Scalars['Int']['output'];
  /** The line's id. */
  lineId: Scalars['ID']['output'];
  /** How many are to be given back. */
  quantity: Scalars['Int']['output'];
  /** How many came, to be sold again. */
  restocked: Scalars['Int']['output'];
};

/** Where a return stands. */
export type ReturnState =
  /** Agreed to; the goods may come. */
  | 'APPROVED'
  /** The goods came. */
  | 'RECEIVED'
  /** Refused. */
  | 'REJECTED'
  /** Asked for. */
  | 'REQUESTED';

/** What of an order came back. */
export type ReturnStatus =
  /** All that was shipped. */
  | 'FULL'
  /** Nothing. */
  | 'NONE'
  /** Part of what was shipped. */
  | 'PARTIAL';

/** What was ordered, shipped and returned, and what was earned by it, of orders in one currency. Counts end at 2,147,483,647; amounts do not. */
export type SalesFigures = {
  __typename?: 'SalesFigures';
  /** How many of them were cancelled before they were shipped. */
  cancelledUnits: Scalars['Int']['output'];
  /** What the shipped pieces had cost us when they left (moving average), less those that came back and are on sale again. Damaged returns stay a cost. Null while no cost is known, and for customers. */
  cost: Maybe<Money>;
  /** What it comes to if all that is not cancelled is shipped, and no more comes back. */
  expectedRevenue: Money;
  /** Profit as a share of the revenue that it was made with, four decimals: `0.3725`. Null where that revenue is nothing or no cost is known, and for customers. */
  margin: Maybe<Scalars['Decimal']['output']>;
  /** Revenue less cost, of the pieces whose cost is known. Null while no cost is known, and for customers. */
  profit: Maybe<Money>;
  /** How many of the shipped ones came back. */
  returnedUnits: Scalars['Int']['output'];
  /** What is realised of it: what was shipped and did not come back. */
  revenue: Money;
  /** How many were shipped. */
  shippedUnits: Scalars['Int']['output'];
  /** How many pieces were ordered. */
  units: Scalars['Int']['output'];
  /** How many of the pieces behind `revenue` have no known cost: they are not in `cost`, `profit` and `margin`. Null for customers. */
  unitsWithoutCost: Maybe<Scalars['Int']['output']>;
};

/** Which orders, or which part of them. All fields that are given must hold. Customers cannot be combined with brand, category or product. */
export type SalesFilter = {
  /** Only what was of this brand when it was ordered; empty for what had none. */
  brand?: InputMaybe<Scalars['String']['input']>;
  /** Only what was of this category when it was ordered; empty for what had none. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** Only orders in this currency. */
  currency?: InputMaybe<Scalars['CurrencyCode']['input']>;
  /** Only orders of this customer. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Only this product. */
  productId?: InputMaybe<Scalars['ID']['input']>;
};

/** What a sales report has one row for. */
export type SalesGroupBy =
  /** Each brand, by its name when the order was placed. */
  | 'BRAND'
  /** Each category, by its name when the order was placed. */
  | 'CATEGORY'
  /** Each currency. */
  | 'CURRENCY'
  /** Each customer. */
  | 'CUSTOMER'
  /** Each day (UTC). */
  | 'DAY'
  /** Each month (UTC). */
  | 'MONTH'
  /** Each product. */
  | 'PRODUCT'
  /** Each week (UTC), from Monday. */
  | 'WEEK';

/** A range of days in UTC, both included; ten years at most. */
export type SalesPeriodInput = {
  /** The first day. */
  from: Scalars['Date']['input'];
  /** The last day. */
  to: Scalars['Date']['input'];
};

/** A page of a sales report. */
export type SalesReportConnection = {
  __typename?: 'SalesReportConnection';
  /** The rows with their cursors. */
  edges: Array<SalesReportEdge>;
  /** The rows. */
  nodes: Array<SalesReportRow>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
  /** How many rows there are, over all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A row of a sales report with its cursor. */
export type SalesReportEdge = {
  __typename?: 'SalesReportEdge';
  /** Names this row's place in the sorting. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: SalesReportRow;
};

/** In which order the rows of a sales report come, within each currency. */
export type SalesReportOrder = {
  /** Upwards or downwards. If absent: upwards for KEY, downwards for all others. */
  direction?: InputMaybe<OrderDirection>;
  /** By what. */
  field: SalesReportOrderField;
};

/** What the rows of a sales report can be ordered by. */
export type SalesReportOrderField =
  /** By the pieces cancelled. */
  | 'CANCELLED_UNITS'
  /** By expected revenue. */
  | 'EXPECTED_REVENUE'
  /** By what the row is of: its name, id, or first day. */
  | 'KEY'
  /** By the number of orders. */
  | 'ORDERS'
  /** By profit. */
  | 'PROFIT'
  /** By the pieces that came back. */
  | 'RETURNED_UNITS'
  /** By revenue. */
  | 'REVENUE'
  /** By the pieces ordered and not cancelled. */
  | 'UNITS';

/** What was sold of one group, in one currency. */
export type SalesReportRow = {
  __typename?: 'SalesReportRow';
  /** How many of them were cancelled as a whole. */
  cancelledOrders: Scalars['Int']['output'];
  /** The currency of its amounts. */
  currencyCode: Scalars['CurrencyCode']['output'];
  /** The customer, in a report by customer. Null otherwise, and for orders of nobody that is known. */
  customer: Maybe<Customer>;
  /** What was sold in them, or of this group in them. */
  figures: SalesFigures;
  /** What the row is of: the name of the brand or category, the id of the product or customer, the first day of the day, week or month, or the currency. Empty: no brand, no category, no known customer. */
  key: Scalars['String']['output'];
  /** How many orders. */
  orders: Scalars['Int']['output'];
  /** The product, in a report by product. Null otherwise. */
  product: Maybe<Product>;
};

/** Goods to ship. */
export type ShipOrderInput = {
  /** Who carries it, up to 100 characters. */
  carrier?: InputMaybe<Scalars['String']['input']>;
  /** Refuse if the order has moved on from this sequence. */
  expectedSequence?: InputMaybe<Scalars['Int']['input']>;
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** Which lines, and how many of each, at most 100 items; all that can be shipped if left out. */
  items?: InputMaybe<Array<OrderLineQuantityInput>>;
  /** Which order. */
  orderId: Scalars['ID']['input'];
  /** The number by which the carrier knows it, up to 100 characters. */
  trackingNumber?: InputMaybe<Scalars['String']['input']>;
  /**
   * The code of the warehouse that it leaves: what is reserved there goes first. Left out, and for what is not reserved there: the
   * warehouses where it is reserved, in their order.
   */
  warehouse?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of shipOrder. */
export type ShipOrderPayload = {
  __typename?: 'ShipOrderPayload';
  /** The order as it now is; null if this was refused. */
  order: Maybe<Order>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** The shipment; null if it was refused. */
  shipment: Maybe<Shipment>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** Goods that were handed over to a carrier at once. */
export type Shipment = {
  __typename?: 'Shipment';
  /** Who carries it. */
  carrier: Maybe<Scalars['String']['output']>;
  /** The shipment's id. */
  id: Scalars['ID']['output'];
  /** When it had left the warehouses, as far as is known now; null until then. */
  issuedAt: Maybe<Scalars['DateTime']['output']>;
  /** What was shipped. */
  items: Array<ShipmentItem>;
  /** When. */
  shippedAt: Scalars['DateTime']['output'];
  /** Who handed it over. */
  shippedBy: Scalars['String']['output'];
  /** The number by which the carrier knows it. */
  trackingNumber: Maybe<Scalars['String']['output']>;
};

/** So much of one line that was shipped. */
export type ShipmentItem = {
  __typename?: 'ShipmentItem';
  /** The line's id. */
  lineId: Scalars['ID']['output'];
  /** How many. */
  quantity: Scalars['Int']['output'];
};

/** A product that an order asked more of than there was. */
export type Shortage = {
  __typename?: 'Shortage';
  /** How many there were. */
  available: Scalars['Int']['output'];
  /** The product's id. */
  productId: Scalars['ID']['output'];
  /** How many the order asked for, over all its lines. */
  requested: Scalars['Int']['output'];
  /** The product's SKU. */
  sku: Maybe<Scalars['String']['output']>;
};

/** What becomes of what is short. */
export type ShortagePolicy =
  /** It waits for goods to arrive, if the product allows that. */
  | 'BACKORDER'
  /** The order is rejected. */
  | 'REJECT';

/** A product of which little is sold. */
export type SlowMover = {
  __typename?: 'SlowMover';
  /** The product's name. */
  name: Scalars['String']['output'];
  /** The product as it is now. Null while Inventory cannot be reached. */
  product: Maybe<Product>;
  /** The product's id. */
  productId: Scalars['ID']['output'];
  /** The product's SKU. */
  sku: Scalars['String']['output'];
  /** How many were ordered in the period and not cancelled. */
  unitsSold: Scalars['Int']['output'];
};

/** Somebody else changed what is on hand since it was counted. */
export type StockCountConflictError = UserError & {
  __typename?: 'StockCountConflictError';
  /** Always VERSION_CONFLICT. */
  code: UserErrorCode;
  /** What is on hand now, in the books. */
  currentOnHand: Scalars['Int']['output'];
  /** The reason, for people, with what to do about it. */
  message: Scalars['String']['output'];
  /** The place in the input that it is about. */
  path: Maybe<Array<Scalars['String']['output']>>;
};

export type StockSummary = {
  __typename?: 'StockSummary';
  available: Scalars['Int']['output'];
};

/** What can be followed live, over WebSocket or Server-Sent Events. */
export type Subscription = {
  __typename?: 'Subscription';
  /**
   * The steps of one order: each change of its status, and each shipment, payment, return and the like, which leaves the status as
   * it is (`status` equals `previousStatus`). Without `afterSequence`: its last step first, then every one. With it: every step
   * after that sequence, oldest first, then live. Each step comes once, in order, without a gap. To resume after a lost
   * connection, give the last `sequence` you saw.
   */
  orderStatusChanged: OrderStatusEvent;
  /** The steps of all orders, from now on. */
  orderStatusChanges: OrderStatusEvent;
};


/** What can be followed live, over WebSocket or Server-Sent Events. */
export type SubscriptionOrderStatusChangedArgs = {
  afterSequence?: InputMaybe<Scalars['Int']['input']>;
  orderId: Scalars['ID']['input'];
};

/** What top products are chosen by. */
export type TopProductsBy =
  /** By profit. */
  | 'PROFIT'
  /** By revenue. */
  | 'REVENUE'
  /** By the pieces ordered and not cancelled. */
  | 'UNITS';

/** What to change of a customer. What is left out stays; null clears. */
export type UpdateCustomerInput = {
  /** All addresses from now on. */
  addresses?: InputMaybe<Array<CustomerAddressInput>>;
  /** New e-mail address. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** Refuse if the customer is no longer at this version. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Which customer. */
  id: Scalars['ID']['input'];
  /** New name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** New telephone number. */
  phone?: InputMaybe<Scalars['String']['input']>;
  /** Their new key in your other books. For staff. */
  reference?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of updateCustomer. */
export type UpdateCustomerPayload = {
  __typename?: 'UpdateCustomerPayload';
  /** The customer as it now is; null if the change was refused. */
  customer: Maybe<Customer>;
  /** Why it was refused; empty if it was changed. */
  userErrors: Array<UserError>;
};

/** Why a mutation was refused; nothing was changed. */
export type UserError = {
  /** The reason, for programs. */
  code: UserErrorCode;
  /** The reason, for people, with what to do about it. */
  message: Scalars['String']['output'];
  /** The place in the input that it is about: `["input", "items", "0", "quantity"]`. */
  path: Maybe<Array<Scalars['String']['output']>>;
};

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

/** Somebody else changed it since the version that was expected. */
export type VersionConflictError = UserError & {
  __typename?: 'VersionConflictError';
  /** Always VERSION_CONFLICT. */
  code: UserErrorCode;
  /** The version it has now. */
  currentVersion: Scalars['Int']['output'];
  /** The reason, for people, with what to do about it. */
  message: Scalars['String']['output'];
  /** The place in the input that it is about. */
  path: Maybe<Array<Scalars['String']['output']>>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Customer: Customer;
  Order: Order;
  Product: Product;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Product'], {"stock":{"available":true}}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Address: ResolverTypeWrapper<Address>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AddressInput: AddressInput;
  ApproveReturnInput: ApproveReturnInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ApproveReturnPayload: ResolverTypeWrapper<Omit<ApproveReturnPayload, 'order' | 'return' | 'userErrors'> & { order?: Maybe<ResolversTypes['Order']>, return?: Maybe<ResolversTypes['OrderReturn']>, userErrors: Array<ResolversTypes['UserError']> }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CancelOrderInput: CancelOrderInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CancelOrderLinesInput: CancelOrderLinesInput;
  CancelOrderLinesPayload: ResolverTypeWrapper<Omit<CancelOrderLinesPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversTypes['Order']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CancelOrderPayload: ResolverTypeWrapper<Omit<CancelOrderPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversTypes['Order']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CancelReason: CancelReason;
  CreateCustomerInput: CreateCustomerInput;
  CreateCustomerPayload: ResolverTypeWrapper<Omit<CreateCustomerPayload, 'customer' | 'userErrors'> & { customer?: Maybe<ResolversTypes['Customer']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Customer: ResolverTypeWrapper<CustomerRow>;
  CustomerAddress: ResolverTypeWrapper<CustomerAddress>;
  CustomerAddressInput: CustomerAddressInput;
  CustomerConnection: ResolverTypeWrapper<CustomerPage>;
  CustomerEdge: ResolverTypeWrapper<Omit<CustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  CustomerFilter: CustomerFilter;
  CustomerOrder: CustomerOrder;
  CustomerOrderField: CustomerOrderField;
  CustomerStringFilter: CustomerStringFilter;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Disposition: Disposition;
  EmailAddress: ResolverTypeWrapper<Scalars['EmailAddress']['output']>;
  FulfillmentStatus: FulfillmentStatus;
  FulfillmentStatusFilter: FulfillmentStatusFilter;
  FulfillmentStatusInput: FulfillmentStatusInput;
  IdempotencyKeyReusedError: ResolverTypeWrapper<IdempotencyKeyReusedError>;
  InputError: ResolverTypeWrapper<InputError>;
  InsufficientStockError: ResolverTypeWrapper<InsufficientStockError>;
  InvalidStateError: ResolverTypeWrapper<InvalidStateError>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OnShortage: OnShortage;
  Order: ResolverTypeWrapper<OrderRow>;
  OrderCancellation: ResolverTypeWrapper<Cancellation>;
  OrderConnection: ResolverTypeWrapper<OrderPage>;
  OrderContact: ResolverTypeWrapper<OrderContact>;
  OrderContactInput: OrderContactInput;
  OrderDateTimeFilter: OrderDateTimeFilter;
  OrderDirection: OrderDirection;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderFilter: OrderFilter;
  OrderIdFilter: OrderIdFilter;
  OrderItemInput: OrderItemInput;
  OrderLine: ResolverTypeWrapper<LineRow>;
  OrderLineQuantityInput: OrderLineQuantityInput;
  OrderNumberFilter: OrderNumberFilter;
  OrderOrder: OrderOrder;
  OrderOrderField: OrderOrderField;
  OrderReturn: ResolverTypeWrapper<ReturnRow>;
  OrderStatus: OrderStatus;
  OrderStatusChange: ResolverTypeWrapper<StatusChange>;
  OrderStatusEvent: ResolverTypeWrapper<StatusEvent>;
  OrderStatusFilter: OrderStatusFilter;
  OrderStatusInput: OrderStatusInput;
  OrderStringFilter: OrderStringFilter;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PayOrderInput: PayOrderInput;
  PayOrderPayload: ResolverTypeWrapper<Omit<PayOrderPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversTypes['Order']>, userErrors: Array<ResolversTypes['UserError']> }>;
  Payment: ResolverTypeWrapper<PaymentRow>;
  PaymentKind: PaymentKind;
  PaymentMode: PaymentMode;
  PaymentModeInput: PaymentModeInput;
  PaymentState: PaymentState;
  PaymentStatus: PaymentStatus;
  PaymentStatusFilter: PaymentStatusFilter;
  PaymentStatusInput: PaymentStatusInput;
  PlaceOrderInput: PlaceOrderInput;
  PlaceOrderPayload: ResolverTypeWrapper<Omit<PlaceOrderPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversTypes['Order']>, userErrors: Array<ResolversTypes['UserError']> }>;
  PlaceOrderResult: ResolverTypeWrapper<Omit<PlaceOrderResult, 'order' | 'userErrors'> & { order?: Maybe<ResolversTypes['Order']>, userErrors: Array<ResolversTypes['UserError']> }>;
  PlaceOrdersInput: PlaceOrdersInput;
  PlaceOrdersPayload: ResolverTypeWrapper<Omit<PlaceOrdersPayload, 'results' | 'userErrors'> & { results: Array<ResolversTypes['PlaceOrderResult']>, userErrors: Array<ResolversTypes['UserError']> }>;
  Product: ResolverTypeWrapper<ProductReference>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReceiveReturnInput: ReceiveReturnInput;
  ReceiveReturnPayload: ResolverTypeWrapper<Omit<ReceiveReturnPayload, 'order' | 'return' | 'userErrors'> & { order?: Maybe<ResolversTypes['Order']>, return?: Maybe<ResolversTypes['OrderReturn']>, userErrors: Array<ResolversTypes['UserError']> }>;
  ReceivedItemInput: ReceivedItemInput;
  RecordPaymentInput: RecordPaymentInput;
  RecordPaymentPayload: ResolverTypeWrapper<Omit<RecordPaymentPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversTypes['Order']>, userErrors: Array<ResolversTypes['UserError']> }>;
  RecordRefundInput: RecordRefundInput;
  RecordRefundPayload: ResolverTypeWrapper<Omit<RecordRefundPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversTypes['Order']>, userErrors: Array<ResolversTypes['UserError']> }>;
  RejectReturnInput: RejectReturnInput;
  RejectReturnPayload: ResolverTypeWrapper<Omit<RejectReturnPayload, 'order' | 'return' | 'userErrors'> & { order?: Maybe<ResolversTypes['Order']>, return?: Maybe<ResolversTypes['OrderReturn']>, userErrors: Array<ResolversTypes['UserError']> }>;
  RequestReturnInput: RequestReturnInput;
  RequestReturnPayload: ResolverTypeWrapper<Omit<RequestReturnPayload, 'order' | 'return' | 'userErrors'> & { order?: Maybe<ResolversTypes['Order']>, return?: Maybe<ResolversTypes['OrderReturn']>, userErrors: Array<ResolversTypes['UserError']> }>;
  ReturnItem: ResolverTypeWrapper<ReturnItem>;
  ReturnState: ReturnState;
  ReturnStatus: ReturnStatus;
  SalesFigures: ResolverTypeWrapper<CurrencyFigures>;
  SalesFilter: SalesFilter;
  SalesGroupBy: SalesGroupBy;
  SalesPeriodInput: SalesPeriodInput;
  SalesReportConnection: ResolverTypeWrapper<SalesPage>;
  SalesReportEdge: ResolverTypeWrapper<Omit<SalesReportEdge, 'node'> & { node: ResolversTypes['SalesReportRow'] }>;
  SalesReportOrder: SalesReportOrder;
  SalesReportOrderField: SalesReportOrderField;
  SalesReportRow: ResolverTypeWrapper<SalesRow>;
  ShipOrderInput: ShipOrderInput;
  ShipOrderPayload: ResolverTypeWrapper<Omit<ShipOrderPayload, 'order' | 'shipment' | 'userErrors'> & { order?: Maybe<ResolversTypes['Order']>, shipment?: Maybe<ResolversTypes['Shipment']>, userErrors: Array<ResolversTypes['UserError']> }>;
  Shipment: ResolverTypeWrapper<ShipmentRow>;
  ShipmentItem: ResolverTypeWrapper<ShipmentItem>;
  Shortage: ResolverTypeWrapper<Shortage>;
  ShortagePolicy: ShortagePolicy;
  SlowMover: ResolverTypeWrapper<SlowMoverRow>;
  StockCountConflictError: ResolverTypeWrapper<StockCountConflictError>;
  StockSummary: ResolverTypeWrapper<StockSummary>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TopProductsBy: TopProductsBy;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UpdateCustomerInput: UpdateCustomerInput;
  UpdateCustomerPayload: ResolverTypeWrapper<Omit<UpdateCustomerPayload, 'customer' | 'userErrors'> & { customer?: Maybe<ResolversTypes['Customer']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UserError: ResolverTypeWrapper<Rejection>;
  UserErrorCode: UserErrorCode;
  VersionConflictError: ResolverTypeWrapper<VersionConflictError>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Address: Address;
  String: Scalars['String']['output'];
  AddressInput: AddressInput;
  ApproveReturnInput: ApproveReturnInput;
  ID: Scalars['ID']['output'];
  ApproveReturnPayload: Omit<ApproveReturnPayload, 'order' | 'return' | 'userErrors'> & { order?: Maybe<ResolversParentTypes['Order']>, return?: Maybe<ResolversParentTypes['OrderReturn']>, userErrors: Array<ResolversParentTypes['UserError']> };
  Boolean: Scalars['Boolean']['output'];
  CancelOrderInput: CancelOrderInput;
  Int: Scalars['Int']['output'];
  CancelOrderLinesInput: CancelOrderLinesInput;
  CancelOrderLinesPayload: Omit<CancelOrderLinesPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversParentTypes['Order']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CancelOrderPayload: Omit<CancelOrderPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversParentTypes['Order']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateCustomerInput: CreateCustomerInput;
  CreateCustomerPayload: Omit<CreateCustomerPayload, 'customer' | 'userErrors'> & { customer?: Maybe<ResolversParentTypes['Customer']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Customer: CustomerRow;
  CustomerAddress: CustomerAddress;
  CustomerAddressInput: CustomerAddressInput;
  CustomerConnection: CustomerPage;
  CustomerEdge: Omit<CustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  CustomerFilter: CustomerFilter;
  CustomerOrder: CustomerOrder;
  CustomerStringFilter: CustomerStringFilter;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  EmailAddress: Scalars['EmailAddress']['output'];
  FulfillmentStatusFilter: FulfillmentStatusFilter;
  IdempotencyKeyReusedError: IdempotencyKeyReusedError;
  InputError: InputError;
  InsufficientStockError: InsufficientStockError;
  InvalidStateError: InvalidStateError;
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Order: OrderRow;
  OrderCancellation: Cancellation;
  OrderConnection: OrderPage;
  OrderContact: OrderContact;
  OrderContactInput: OrderContactInput;
  OrderDateTimeFilter: OrderDateTimeFilter;
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderFilter: OrderFilter;
  OrderIdFilter: OrderIdFilter;
  OrderItemInput: OrderItemInput;
  OrderLine: LineRow;
  OrderLineQuantityInput: OrderLineQuantityInput;
  OrderNumberFilter: OrderNumberFilter;
  OrderOrder: OrderOrder;
  OrderReturn: ReturnRow;
  OrderStatusChange: StatusChange;
  OrderStatusEvent: StatusEvent;
  OrderStatusFilter: OrderStatusFilter;
  OrderStringFilter: OrderStringFilter;
  PageInfo: PageInfo;
  PayOrderInput: PayOrderInput;
  PayOrderPayload: Omit<PayOrderPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversParentTypes['Order']>, userErrors: Array<ResolversParentTypes['UserError']> };
  Payment: PaymentRow;
  PaymentStatusFilter: PaymentStatusFilter;
  PlaceOrderInput: PlaceOrderInput;
  PlaceOrderPayload: Omit<PlaceOrderPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversParentTypes['Order']>, userErrors: Array<ResolversParentTypes['UserError']> };
  PlaceOrderResult: Omit<PlaceOrderResult, 'order' | 'userErrors'> & { order?: Maybe<ResolversParentTypes['Order']>, userErrors: Array<ResolversParentTypes['UserError']> };
  PlaceOrdersInput: PlaceOrdersInput;
  PlaceOrdersPayload: Omit<PlaceOrdersPayload, 'results' | 'userErrors'> & { results: Array<ResolversParentTypes['PlaceOrderResult']>, userErrors: Array<ResolversParentTypes['UserError']> };
  Product: ProductReference;
  Query: Record<PropertyKey, never>;
  ReceiveReturnInput: ReceiveReturnInput;
  ReceiveReturnPayload: Omit<ReceiveReturnPayload, 'order' | 'return' | 'userErrors'> & { order?: Maybe<ResolversParentTypes['Order']>, return?: Maybe<ResolversParentTypes['OrderReturn']>, userErrors: Array<ResolversParentTypes['UserError']> };
  ReceivedItemInput: ReceivedItemInput;
  RecordPaymentInput: RecordPaymentInput;
  RecordPaymentPayload: Omit<RecordPaymentPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversParentTypes['Order']>, userErrors: Array<ResolversParentTypes['UserError']> };
  RecordRefundInput: RecordRefundInput;
  RecordRefundPayload: Omit<RecordRefundPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversParentTypes['Order']>, userErrors: Array<ResolversParentTypes['UserError']> };
  RejectReturnInput: RejectReturnInput;
  RejectReturnPayload: Omit<RejectReturnPayload, 'order' | 'return' | 'userErrors'> & { order?: Maybe<ResolversParentTypes['Order']>, return?: Maybe<ResolversParentTypes['OrderReturn']>, userErrors: Array<ResolversParentTypes['UserError']> };
  RequestReturnInput: RequestReturnInput;
  RequestReturnPayload: Omit<RequestReturnPayload, 'order' | 'return' | 'userErrors'> & { order?: Maybe<ResolversParentTypes['Order']>, return?: Maybe<ResolversParentTypes['OrderReturn']>, userErrors: Array<ResolversParentTypes['UserError']> };
  ReturnItem: ReturnItem;
  SalesFigures: CurrencyFigures;
  SalesFilter: SalesFilter;
  SalesPeriodInput: SalesPeriodInput;
  SalesReportConnection: SalesPage;
  SalesReportEdge: Omit<SalesReportEdge, 'node'> & { node: ResolversParentTypes['SalesReportRow'] };
  SalesReportOrder: SalesReportOrder;
  SalesReportRow: SalesRow;
  ShipOrderInput: ShipOrderInput;
  ShipOrderPayload: Omit<ShipOrderPayload, 'order' | 'shipment' | 'userErrors'> & { order?: Maybe<ResolversParentTypes['Order']>, shipment?: Maybe<ResolversParentTypes['Shipment']>, userErrors: Array<ResolversParentTypes['UserError']> };
  Shipment: ShipmentRow;
  ShipmentItem: ShipmentItem;
  Shortage: Shortage;
  SlowMover: SlowMoverRow;
  StockCountConflictError: StockCountConflictError;
  StockSummary: StockSummary;
  Subscription: Record<PropertyKey, never>;
  URL: Scalars['URL']['output'];
  UpdateCustomerInput: UpdateCustomerInput;
  UpdateCustomerPayload: Omit<UpdateCustomerPayload, 'customer' | 'userErrors'> & { customer?: Maybe<ResolversParentTypes['Customer']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UserError: Rejection;
  VersionConflictError: VersionConflictError;
};

export type AddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  street2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ApproveReturnPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApproveReturnPayload'] = ResolversParentTypes['ApproveReturnPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  return?: Resolver<Maybe<ResolversTypes['OrderReturn']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CancelOrderLinesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderLinesPayload'] = ResolversParentTypes['CancelOrderLinesPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CancelOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderPayload'] = ResolversParentTypes['CancelOrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateCustomerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCustomerPayload'] = ResolversParentTypes['CreateCustomerPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  addresses?: Resolver<Array<ResolversTypes['CustomerAddress']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['OrderConnection'], ParentType, ContextType, RequireFields<CustomerOrdersArgs, 'first'>>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  totalSpent?: Resolver<Array<ResolversTypes['Money']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CustomerAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerAddress'] = ResolversParentTypes['CustomerAddress']> = {
  address?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CustomerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerConnection'] = ResolversParentTypes['CustomerConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CustomerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Customer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CustomerEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerEdge'] = ResolversParentTypes['CustomerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface EmailAddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EmailAddress'], any> {
  name: 'EmailAddress';
}

export type IdempotencyKeyReusedErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdempotencyKeyReusedError'] = ResolversParentTypes['IdempotencyKeyReusedError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InputErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InputError'] = ResolversParentTypes['InputError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InsufficientStockErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InsufficientStockError'] = ResolversParentTypes['InsufficientStockError']> = {
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  requested?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidStateErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidStateError'] = ResolversParentTypes['InvalidStateError']> = {
  allowed?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  approveReturn?: Resolver<ResolversTypes['ApproveReturnPayload'], ParentType, ContextType, RequireFields<MutationApproveReturnArgs, 'input'>>;
  cancelOrder?: Resolver<ResolversTypes['CancelOrderPayload'], ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'input'>>;
  cancelOrderLines?: Resolver<ResolversTypes['CancelOrderLinesPayload'], ParentType, ContextType, RequireFields<MutationCancelOrderLinesArgs, 'input'>>;
  createCustomer?: Resolver<ResolversTypes['CreateCustomerPayload'], ParentType, ContextType, RequireFields<MutationCreateCustomerArgs, 'input'>>;
  payOrder?: Resolver<ResolversTypes['PayOrderPayload'], ParentType, ContextType, RequireFields<MutationPayOrderArgs, 'input'>>;
  placeOrder?: Resolver<ResolversTypes['PlaceOrderPayload'], ParentType, ContextType, RequireFields<MutationPlaceOrderArgs, 'input'>>;
  placeOrders?: Resolver<ResolversTypes['PlaceOrdersPayload'], ParentType, ContextType, RequireFields<MutationPlaceOrdersArgs, 'input'>>;
  receiveReturn?: Resolver<ResolversTypes['ReceiveReturnPayload'], ParentType, ContextType, RequireFields<MutationReceiveReturnArgs, 'input'>>;
  recordPayment?: Resolver<ResolversTypes['RecordPaymentPayload'], ParentType, ContextType, RequireFields<MutationRecordPaymentArgs, 'input'>>;
  recordRefund?: Resolver<ResolversTypes['RecordRefundPayload'], ParentType, ContextType, RequireFields<MutationRecordRefundArgs, 'input'>>;
  rejectReturn?: Resolver<ResolversTypes['RejectReturnPayload'], ParentType, ContextType, RequireFields<MutationRejectReturnArgs, 'input'>>;
  requestReturn?: Resolver<ResolversTypes['RequestReturnPayload'], ParentType, ContextType, RequireFields<MutationRequestReturnArgs, 'input'>>;
  shipOrder?: Resolver<ResolversTypes['ShipOrderPayload'], ParentType, ContextType, RequireFields<MutationShipOrderArgs, 'input'>>;
  updateCustomer?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationUpdateCustomerArgs, 'input'>>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amountPaid?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  amountRefunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  billingAddress?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  cancellation?: Resolver<Maybe<ResolversTypes['OrderCancellation']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['OrderContact']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  figures?: Resolver<ResolversTypes['SalesFigures'], ParentType, ContextType>;
  fulfillmentStatus?: Resolver<ResolversTypes['FulfillmentStatus'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  orderNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payBy?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  paymentMode?: Resolver<ResolversTypes['PaymentMode'], ParentType, ContextType>;
  paymentReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentStatus?: Resolver<ResolversTypes['PaymentStatus'], ParentType, ContextType>;
  payments?: Resolver<Array<ResolversTypes['Payment']>, ParentType, ContextType>;
  placedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  returnStatus?: Resolver<ResolversTypes['ReturnStatus'], ParentType, ContextType>;
  returns?: Resolver<Array<ResolversTypes['OrderReturn']>, ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shipments?: Resolver<Array<ResolversTypes['Shipment']>, ParentType, ContextType>;
  shippingAddress?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  statusHistory?: Resolver<Array<ResolversTypes['OrderStatusChange']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type OrderCancellationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderCancellation'] = ResolversParentTypes['OrderCancellation']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  byActor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['CancelReason'], ParentType, ContextType>;
  shortages?: Resolver<Array<ResolversTypes['Shortage']>, ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrderContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderContact'] = ResolversParentTypes['OrderContact']> = {
  email?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine']> = {
  backorderedQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cancelledQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  figures?: Resolver<ResolversTypes['SalesFigures'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lineTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  onShortage?: Resolver<ResolversTypes['ShortagePolicy'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  returnedQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shippableQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shippedQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unitCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderReturnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderReturn'] = ResolversParentTypes['OrderReturn']> = {
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decidedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['ReturnItem']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  restockedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ReturnState'], ParentType, ContextType>;
};

export type OrderStatusChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderStatusChange'] = ResolversParentTypes['OrderStatusChange']> = {
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fulfillmentStatus?: Resolver<ResolversTypes['FulfillmentStatus'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  paymentStatus?: Resolver<ResolversTypes['PaymentStatus'], ParentType, ContextType>;
  previousStatus?: Resolver<Maybe<ResolversTypes['OrderStatus']>, ParentType, ContextType>;
  returnStatus?: Resolver<ResolversTypes['ReturnStatus'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  traceId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OrderStatusEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderStatusEvent'] = ResolversParentTypes['OrderStatusEvent']> = {
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  previousStatus?: Resolver<Maybe<ResolversTypes['OrderStatus']>, ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  traceId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PayOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayOrderPayload'] = ResolversParentTypes['PayOrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isManual?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PaymentKind'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PaymentState'], ParentType, ContextType>;
};

export type PlaceOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceOrderPayload'] = ResolversParentTypes['PlaceOrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PlaceOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceOrderResult'] = ResolversParentTypes['PlaceOrderResult']> = {
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PlaceOrdersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceOrdersPayload'] = ResolversParentTypes['PlaceOrdersPayload']> = {
  placed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  results?: Resolver<Array<ResolversTypes['PlaceOrderResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  daysOfStockLeft?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType, RequireFields<ProductDaysOfStockLeftArgs, 'days'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'id'>>;
  customers?: Resolver<Maybe<ResolversTypes['CustomerConnection']>, ParentType, ContextType, RequireFields<QueryCustomersArgs, 'first' | 'orderBy'>>;
  myOrders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<QueryMyOrdersArgs, 'first' | 'orderBy'>>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'id'>>;
  orderByNumber?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderByNumberArgs, 'orderNumber'>>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<QueryOrdersArgs, 'first' | 'orderBy'>>;
  salesReport?: Resolver<Maybe<ResolversTypes['SalesReportConnection']>, ParentType, ContextType, RequireFields<QuerySalesReportArgs, 'first' | 'groupBy' | 'period'>>;
  slowMovers?: Resolver<Maybe<Array<ResolversTypes['SlowMover']>>, ParentType, ContextType, RequireFields<QuerySlowMoversArgs, 'first' | 'period'>>;
  topProducts?: Resolver<Maybe<Array<ResolversTypes['SalesReportRow']>>, ParentType, ContextType, RequireFields<QueryTopProductsArgs, 'by' | 'currency' | 'first' | 'period'>>;
};

export type ReceiveReturnPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReceiveReturnPayload'] = ResolversParentTypes['ReceiveReturnPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  return?: Resolver<Maybe<ResolversTypes['OrderReturn']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RecordPaymentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordPaymentPayload'] = ResolversParentTypes['RecordPaymentPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RecordRefundPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordRefundPayload'] = ResolversParentTypes['RecordRefundPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RejectReturnPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectReturnPayload'] = ResolversParentTypes['RejectReturnPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  return?: Resolver<Maybe<ResolversTypes['OrderReturn']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RequestReturnPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestReturnPayload'] = ResolversParentTypes['RequestReturnPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  return?: Resolver<Maybe<ResolversTypes['OrderReturn']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReturnItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnItem'] = ResolversParentTypes['ReturnItem']> = {
  damaged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  restocked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SalesFiguresResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SalesFigures'] = ResolversParentTypes['SalesFigures']> = {
  cancelledUnits?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  expectedRevenue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  margin?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  profit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  returnedUnits?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revenue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  shippedUnits?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  units?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitsWithoutCost?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SalesReportConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SalesReportConnection'] = ResolversParentTypes['SalesReportConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SalesReportEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SalesReportRow']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SalesReportEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SalesReportEdge'] = ResolversParentTypes['SalesReportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SalesReportRow'], ParentType, ContextType>;
};

export type SalesReportRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SalesReportRow'] = ResolversParentTypes['SalesReportRow']> = {
  cancelledOrders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  figures?: Resolver<ResolversTypes['SalesFigures'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
};

export type ShipOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShipOrderPayload'] = ResolversParentTypes['ShipOrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  shipment?: Resolver<Maybe<ResolversTypes['Shipment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ShipmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Shipment'] = ResolversParentTypes['Shipment']> = {
  carrier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issuedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['ShipmentItem']>, ParentType, ContextType>;
  shippedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  shippedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  trackingNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ShipmentItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShipmentItem'] = ResolversParentTypes['ShipmentItem']> = {
  lineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ShortageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Shortage'] = ResolversParentTypes['Shortage']> = {
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  requested?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sku?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SlowMoverResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SlowMover'] = ResolversParentTypes['SlowMover']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unitsSold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StockCountConflictErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockCountConflictError'] = ResolversParentTypes['StockCountConflictError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  currentOnHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  orderStatusChanged?: SubscriptionResolver<ResolversTypes['OrderStatusEvent'], "orderStatusChanged", ParentType, ContextType, RequireFields<SubscriptionOrderStatusChangedArgs, 'orderId'>>;
  orderStatusChanges?: SubscriptionResolver<ResolversTypes['OrderStatusEvent'], "orderStatusChanges", ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UpdateCustomerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCustomerPayload'] = ResolversParentTypes['UpdateCustomerPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'IdempotencyKeyReusedError' | 'InputError' | 'InsufficientStockError' | 'InvalidStateError' | 'StockCountConflictError' | 'VersionConflictError', ParentType, ContextType>;
};

export type VersionConflictErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VersionConflictError'] = ResolversParentTypes['VersionConflictError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  currentVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Address?: AddressResolvers<ContextType>;
  ApproveReturnPayload?: ApproveReturnPayloadResolvers<ContextType>;
  CancelOrderLinesPayload?: CancelOrderLinesPayloadResolvers<ContextType>;
  CancelOrderPayload?: CancelOrderPayloadResolvers<ContextType>;
  CreateCustomerPayload?: CreateCustomerPayloadResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  CustomerAddress?: CustomerAddressResolvers<ContextType>;
  CustomerConnection?: CustomerConnectionResolvers<ContextType>;
  CustomerEdge?: CustomerEdgeResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  EmailAddress?: GraphQLScalarType;
  IdempotencyKeyReusedError?: IdempotencyKeyReusedErrorResolvers<ContextType>;
  InputError?: InputErrorResolvers<ContextType>;
  InsufficientStockError?: InsufficientStockErrorResolvers<ContextType>;
  InvalidStateError?: InvalidStateErrorResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderCancellation?: OrderCancellationResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderContact?: OrderContactResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderLine?: OrderLineResolvers<ContextType>;
  OrderReturn?: OrderReturnResolvers<ContextType>;
  OrderStatusChange?: OrderStatusChangeResolvers<ContextType>;
  OrderStatusEvent?: OrderStatusEventResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PayOrderPayload?: PayOrderPayloadResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PlaceOrderPayload?: PlaceOrderPayloadResolvers<ContextType>;
  PlaceOrderResult?: PlaceOrderResultResolvers<ContextType>;
  PlaceOrdersPayload?: PlaceOrdersPayloadResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReceiveReturnPayload?: ReceiveReturnPayloadResolvers<ContextType>;
  RecordPaymentPayload?: RecordPaymentPayloadResolvers<ContextType>;
  RecordRefundPayload?: RecordRefundPayloadResolvers<ContextType>;
  RejectReturnPayload?: RejectReturnPayloadResolvers<ContextType>;
  RequestReturnPayload?: RequestReturnPayloadResolvers<ContextType>;
  ReturnItem?: ReturnItemResolvers<ContextType>;
  SalesFigures?: SalesFiguresResolvers<ContextType>;
  SalesReportConnection?: SalesReportConnectionResolvers<ContextType>;
  SalesReportEdge?: SalesReportEdgeResolvers<ContextType>;
  SalesReportRow?: SalesReportRowResolvers<ContextType>;
  ShipOrderPayload?: ShipOrderPayloadResolvers<ContextType>;
  Shipment?: ShipmentResolvers<ContextType>;
  ShipmentItem?: ShipmentItemResolvers<ContextType>;
  Shortage?: ShortageResolvers<ContextType>;
  SlowMover?: SlowMoverResolvers<ContextType>;
  StockCountConflictError?: StockCountConflictErrorResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UpdateCustomerPayload?: UpdateCustomerPayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VersionConflictError?: VersionConflictErrorResolvers<ContextType>;
};

