import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Rejection } from '../../../platform/kernel/rejection.ts';
import type { ProductRow, ProductPage, BrandRow, BrandPage, CategoryRow, CategoryPage, WarehouseRow, WarehousePage, StockTotals, StockLevelRow, StockLevelPage, StockThen, PastLevel, PastLevelPage, MovementRow, MovementPage, ReservationRow, ReservationLineRow, ReservationStepRow, LowStockState, LevelState } from '../rows.ts';
import type { RowOutcome } from '../commands/bulk-adjust-stock.ts';
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

/** A correction of what is on hand. */
export type AdjustStockInput = {
  /** How many more (or, negative, fewer) there are; not 0, at most 1,000,000,000 either way. */
  delta: Scalars['Int']['input'];
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** Which product. */
  productId: Scalars['ID']['input'];
  /** Why, 1 to 500 characters; kept in the ledger. */
  reason: Scalars['String']['input'];
  /** The warehouse's code. */
  warehouse: Scalars['String']['input'];
};

/** The outcome of adjustStock. */
export type AdjustStockPayload = {
  __typename?: 'AdjustStockPayload';
  /** The ledger entry that was made; null if it was refused. */
  movement: Maybe<StockMovement>;
  /** The product with its stock; null if it was refused. */
  product: Maybe<Product>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** Who makes products. */
export type Brand = {
  __typename?: 'Brand';
  /** When it was added. */
  createdAt: Scalars['DateTime']['output'];
  /** The brand's id. */
  id: Scalars['ID']['output'];
  /** The name that customers see; no other brand has it. */
  name: Scalars['String']['output'];
  /** Its products, a page at a time. */
  products: ProductConnection;
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** Grows with each change of the brand. */
  version: Scalars['Int']['output'];
};


/** Who makes products. */
export type BrandProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: InputMaybe<ProductOrder>;
};

/** A page of brands. */
export type BrandConnection = {
  __typename?: 'BrandConnection';
  /** The brands with their cursors. */
  edges: Array<BrandEdge>;
  /** The brands. */
  nodes: Array<Brand>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
  /** How many brands match, over all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A brand with its cursor. */
export type BrandEdge = {
  __typename?: 'BrandEdge';
  /** Names this brand's place in the order. */
  cursor: Scalars['String']['output'];
  /** The brand. */
  node: Brand;
};

/** Which brands. All fields that are given must hold. */
export type BrandFilter = {
  /** By name. */
  name?: InputMaybe<ProductStringFilter>;
};

/** In which order brands come. */
export type BrandOrder = {
  /** Upwards or downwards. */
  direction?: OrderDirection;
  /** By what. */
  field: BrandOrderField;
};

/** What brands can be ordered by. */
export type BrandOrderField =
  /** By when they were added. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME';

/** Up to 1,000 adjustments. */
export type BulkAdjustStockInput = {
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** What happens if rows are faulty. */
  onError?: BulkErrorPolicy;
  /** The rows, 1 to 1,000. Each sees what the rows before it did. */
  rows: Array<BulkAdjustStockRowInput>;
};

/** The outcome of bulkAdjustStock. */
export type BulkAdjustStockPayload = {
  __typename?: 'BulkAdjustStockPayload';
  /** How many rows were done. */
  appliedCount: Scalars['Int']['output'];
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** What became of each row, in their order; empty if the request as a whole was refused for another reason than its rows. */
  results: Array<BulkAdjustStockResult>;
  /** Why all of it was refused; empty if it was done, or with SKIP_INVALID what could be. */
  userErrors: Array<UserError>;
};

/** What became of one row. */
export type BulkAdjustStockResult = {
  __typename?: 'BulkAdjustStockResult';
  /** The row's place in the request, from 0. */
  index: Scalars['Int']['output'];
  /** The ledger entry that was made; null if nothing was done, or if the books were right already. */
  movement: Maybe<StockMovement>;
  /** Why the row was refused; empty if nothing was wrong with it. */
  userErrors: Array<UserError>;
};

/** One adjustment: of a product named by its id or its SKU, by a difference or to a count. */
export type BulkAdjustStockRowInput = {
  /** How many more (or, negative, fewer) there are. */
  delta?: InputMaybe<Scalars['Int']['input']>;
  /** Refuse the row if the books no longer say that so many are there. */
  expectedOnHand?: InputMaybe<Scalars['Int']['input']>;
  /** How many there are. */
  onHand?: InputMaybe<Scalars['Int']['input']>;
  /** Which product, by its id. */
  productId?: InputMaybe<Scalars['ID']['input']>;
  /** Why, 1 to 500 characters; kept in the ledger. */
  reason: Scalars['String']['input'];
  /** Which product, by its SKU. */
  sku?: InputMaybe<Scalars['String']['input']>;
  /** The warehouse's code. */
  warehouse: Scalars['String']['input'];
};

/** What a bulk request does about faulty rows. */
export type BulkErrorPolicy =
  /** Nothing is done if one row is faulty. */
  | 'REJECT_ALL'
  /** What can be done is done. */
  | 'SKIP_INVALID';

/** What kind of thing products are. Categories form a tree of at most 10 levels. */
export type Category = {
  __typename?: 'Category';
  /** The categories that it is below, the topmost first. */
  ancestors: Array<Category>;
  /** The categories right below it, by name, a page at a time. */
  children: CategoryConnection;
  /** When it was added. */
  createdAt: Scalars['DateTime']['output'];
  /** The category's id. */
  id: Scalars['ID']['output'];
  /** The name that customers see; no other category has it. */
  name: Scalars['String']['output'];
  /** The category that it is right below. Null at the top. */
  parent: Maybe<Category>;
  /** Its products, a page at a time. */
  products: ProductConnection;
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** Grows with each change of the category. */
  version: Scalars['Int']['output'];
};


/** What kind of thing products are. Categories form a tree of at most 10 levels. */
export type CategoryChildrenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What kind of thing products are. Categories form a tree of at most 10 levels. */
export type CategoryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  first?: Scalars['Int']['input'];
  includeDescendants?: Scalars['Boolean']['input'];
  orderBy?: InputMaybe<ProductOrder>;
};

/** A page of categories. */
export type CategoryConnection = {
  __typename?: 'CategoryConnection';
  /** The categories with their cursors. */
  edges: Array<CategoryEdge>;
  /** The categories. */
  nodes: Array<Category>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
  /** How many categories match, over all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A category with its cursor. */
export type CategoryEdge = {
  __typename?: 'CategoryEdge';
  /** Names this category's place in the order. */
  cursor: Scalars['String']['output'];
  /** The category. */
  node: Category;
};

/** Which categories. All fields that are given must hold. */
export type CategoryFilter = {
  /** Only those at the top, or only those below another. */
  isTop?: InputMaybe<Scalars['Boolean']['input']>;
  /** By name. */
  name?: InputMaybe<ProductStringFilter>;
  /** By the category that they are right below. */
  parentId?: InputMaybe<ProductIdFilter>;
};

/** In which order categories come. */
export type CategoryOrder = {
  /** Upwards or downwards. */
  direction?: OrderDirection;
  /** By what. */
  field: CategoryOrderField;
};

/** What categories can be ordered by. */
export type CategoryOrderField =
  /** By when they were added. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME';

/** A warehouse to close. */
export type CloseWarehouseInput = {
  /** Refuse if the warehouse is no longer at this version. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Which warehouse. */
  id: Scalars['ID']['input'];
};

/** The outcome of closeWarehouse. */
export type CloseWarehousePayload = {
  __typename?: 'CloseWarehousePayload';
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
  /** The warehouse as it now is; null if it was refused. */
  warehouse: Maybe<Warehouse>;
};

/** A brand to add. */
export type CreateBrandInput = {
  /** Its name, 1 to 100 characters, unique. */
  name: Scalars['String']['input'];
};

/** The outcome of createBrand. */
export type CreateBrandPayload = {
  __typename?: 'CreateBrandPayload';
  /** The brand; null if it was refused. */
  brand: Maybe<Brand>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** A category to add. */
export type CreateCategoryInput = {
  /** Its name, 1 to 100 characters, unique. */
  name: Scalars['String']['input'];
  /** The category that it comes right below; at the top if none is given. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
};

/** The outcome of createCategory. */
export type CreateCategoryPayload = {
  __typename?: 'CreateCategoryPayload';
  /** The category; null if it was refused. */
  category: Maybe<Category>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** A product to add. */
export type CreateProductInput = {
  /** Whether orders may ask for more than there is, and wait for the rest. */
  allowBackorder?: Scalars['Boolean']['input'];
  /** What else there is to say of it, at most 50 entries. */
  attributes?: InputMaybe<Array<ProductAttributeInput>>;
  /** How many may be owed to orders at most, 0 to 1,000,000,000. None for no limit. */
  backorderLimit?: InputMaybe<Scalars['Int']['input']>;
  /** Who makes it, by name, up to 100 characters; added as a brand if there is none of that name. */
  brand?: InputMaybe<Scalars['String']['input']>;
  /** Who makes it, by id; instead of `brand`. */
  brandId?: InputMaybe<Scalars['ID']['input']>;
  /** What kind of thing it is, by name, up to 100 characters; added as a category if there is none of that name. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** What kind of thing it is, by id; instead of `category`. */
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  /** Which colour it has, up to 50 characters. */
  colour?: InputMaybe<Scalars['String']['input']>;
  /** What one costs us, in the currency of the price; up to four decimals. */
  cost?: InputMaybe<MoneyInput>;
  /** What it is, up to 5,000 characters. */
  description?: Scalars['String']['input'];
  /** Its id, if it has one elsewhere already (1 to 64 letters, digits, `_`, `-`, `.`); generated otherwise. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Where a picture of it is; instead of `images`. */
  imageUrl?: InputMaybe<Scalars['String']['input']>;
  /** Pictures of it, the main one first; at most 20. */
  images?: InputMaybe<Array<ProductImageInput>>;
  /** What is on hand at the start. */
  initialStock?: Array<InitialStockInput>;
  /** Its name, 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** What one costs. */
  price: MoneyInput;
  /** At which number of available items it is reported as low. */
  reorderPoint?: Scalars['Int']['input'];
  /** How large it is, up to 50 characters. */
  size?: InputMaybe<Scalars['String']['input']>;
  /** Its SKU, 1 to 64 characters, unique. */
  sku: Scalars['String']['input'];
};

/** The outcome of createProduct. */
export type CreateProductPayload = {
  __typename?: 'CreateProductPayload';
  /** The product; null if it was refused. */
  product: Maybe<Product>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** A warehouse to add. */
export type CreateWarehouseInput = {
  /** Its code, 1 to 32 letters, digits, `_`, `-` or `.`, unique. */
  code: Scalars['String']['input'];
  /** Its name, 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** The lower, the sooner stock is taken from there: 1 to 1,000,000. Without it, after all others. */
  priority?: InputMaybe<Scalars['Int']['input']>;
};

/** The outcome of createWarehouse. */
export type CreateWarehousePayload = {
  __typename?: 'CreateWarehousePayload';
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
  /** The warehouse as it now is; null if it was refused. */
  warehouse: Maybe<Warehouse>;
};

/** A brand to delete. */
export type DeleteBrandInput = {
  /** Refuse if the brand is no longer at this version. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Which brand. */
  id: Scalars['ID']['input'];
};

/** The outcome of deleteBrand. */
export type DeleteBrandPayload = {
  __typename?: 'DeleteBrandPayload';
  /** The id that the brand had; null if it was refused. */
  deletedId: Maybe<Scalars['ID']['output']>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** A category to delete. */
export type DeleteCategoryInput = {
  /** Refuse if the category is no longer at this version. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Which category. */
  id: Scalars['ID']['input'];
};

/** The outcome of deleteCategory. */
export type DeleteCategoryPayload = {
  __typename?: 'DeleteCategoryPayload';
  /** The id that the category had; null if it was refused. */
  deletedId: Maybe<Scalars['ID']['output']>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** A product to take off sale. */
export type DiscontinueProductInput = {
  /** Refuse if the product is no longer at this version. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Which product. */
  id: Scalars['ID']['input'];
};

/** The outcome of discontinueProduct. */
export type DiscontinueProductPayload = {
  __typename?: 'DiscontinueProductPayload';
  /** The product as it now is; null if it was refused. */
  product: Maybe<Product>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

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

/** What is on hand in one warehouse when a product is added. */
export type InitialStockInput = {
  /** How many, 0 to 1,000,000,000. */
  quantity: Scalars['Int']['input'];
  /** The warehouse's code. */
  warehouse: Scalars['String']['input'];
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

/** A product that has become low. */
export type LowStockAlert = {
  __typename?: 'LowStockAlert';
  /** What could be promised then, over all warehouses. */
  available: Scalars['Int']['output'];
  /** How often it has become low. */
  crossing: Scalars['Int']['output'];
  /** When it became low. */
  occurredAt: Scalars['DateTime']['output'];
  /** Which product. */
  product: Product;
  /** At which number it is reported. */
  reorderPoint: Scalars['Int']['output'];
  /** The product's SKU. */
  sku: Scalars['String']['output'];
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

/** A new place for a category. */
export type MoveCategoryInput = {
  /** Refuse if the category is no longer at this version. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Which category. */
  id: Scalars['ID']['input'];
  /** The category that it comes right below; null or none for the top. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
};

/** The outcome of moveCategory. */
export type MoveCategoryPayload = {
  __typename?: 'MoveCategoryPayload';
  /** The category as it now is; null if it was refused. */
  category: Maybe<Category>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Adds to or takes from what is on hand in a warehouse, after a find or a loss. */
  adjustStock: AdjustStockPayload;
  /** Adjusts up to 1,000 places at once, each by a difference or to a count. */
  bulkAdjustStock: BulkAdjustStockPayload;
  /** Closes an empty warehouse: nothing can be put there, nor is anything promised from there. */
  closeWarehouse: CloseWarehousePayload;
  /** Adds a brand. Nobody must: a product that names a new brand adds it too. */
  createBrand: CreateBrandPayload;
  /** Adds a category, at the top or below another. Nobody must: a product that names a new category adds it, at the top. */
  createCategory: CreateCategoryPayload;
  /** Adds a product to the catalogue, with what is on hand of it in each warehouse that is named. */
  createProduct: CreateProductPayload;
  /** Adds a warehouse. */
  createWarehouse: CreateWarehousePayload;
  /** Deletes a brand that no product has. */
  deleteBrand: DeleteBrandPayload;
  /** Deletes a category that no product is in, and no category below. */
  deleteCategory: DeleteCategoryPayload;
  /** Takes a product off sale. Orders already placed are not touched. */
  discontinueProduct: DiscontinueProductPayload;
  /** Puts a category, with all that is below it, below another one or at the top. */
  moveCategory: MoveCategoryPayload;
  /** Sets goods apart that are damaged or to be inspected: they lie there, but cannot be sold. */
  quarantineStock: QuarantineStockPayload;
  /** Puts a product on sale again. */
  reinstateProduct: ReinstateProductPayload;
  /** Puts goods that were set apart back on sale. */
  releaseQuarantine: ReleaseQuarantinePayload;
  /** Gives a brand another name. Its products are found under the new name at once; who keeps copies of them is told of each. */
  renameBrand: RenameBrandPayload;
  /** Gives a category another name. Its products are found under the new name at once; who keeps copies of them is told of each. */
  renameCategory: RenameCategoryPayload;
  /** Puts a closed warehouse in use again. */
  reopenWarehouse: ReopenWarehousePayload;
  /**
   * Sets how much of a product a warehouse keeps off sale. A setting, no stock: the ledger has no entry of it, and `stockAsOf`
   * no past of it.
   */
  setSellBuffer: SetSellBufferPayload;
  /** Sets what is on hand in a warehouse to what was counted. */
  setStock: SetStockPayload;
  /** Moves goods from one warehouse to another, all lines or none. What is promised or set apart stays where it is. */
  transferStock: TransferStockPayload;
  /** Changes the fields that are given. */
  updateProduct: UpdateProductPayload;
  /** Changes the fields that are given. */
  updateWarehouse: UpdateWarehousePayload;
  /** Throws away goods that were set apart. */
  writeOffStock: WriteOffStockPayload;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationAdjustStockArgs = {
  input: AdjustStockInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationBulkAdjustStockArgs = {
  input: BulkAdjustStockInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationCloseWarehouseArgs = {
  input: CloseWarehouseInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationCreateBrandArgs = {
  input: CreateBrandInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationCreateCategoryArgs = {
  input: CreateCategoryInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationCreateProductArgs = {
  input: CreateProductInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationCreateWarehouseArgs = {
  input: CreateWarehouseInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationDeleteBrandArgs = {
  input: DeleteBrandInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationDeleteCategoryArgs = {
  input: DeleteCategoryInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationDiscontinueProductArgs = {
  input: DiscontinueProductInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationMoveCategoryArgs = {
  input: MoveCategoryInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationQuarantineStockArgs = {
  input: QuarantineStockInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationReinstateProductArgs = {
  input: ReinstateProductInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationReleaseQuarantineArgs = {
  input: ReleaseQuarantineInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationRenameBrandArgs = {
  input: RenameBrandInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationRenameCategoryArgs = {
  input: RenameCategoryInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationReopenWarehouseArgs = {
  input: ReopenWarehouseInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationSetSellBufferArgs = {
  input: SetSellBufferInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationSetStockArgs = {
  input: SetStockInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationTransferStockArgs = {
  input: TransferStockInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationUpdateProductArgs = {
  input: UpdateProductInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationUpdateWarehouseArgs = {
  input: UpdateWarehouseInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationWriteOffStockArgs = {
  input: WriteOffStockInput;
};

/** The direction of an order. */
export type OrderDirection =
  /** Smallest or oldest first. */
  | 'ASC'
  /** Largest or newest first. */
  | 'DESC';

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

/** A product's stock as it was at an instant. */
export type PastStock = {
  __typename?: 'PastStock';
  /** The instant. */
  at: Scalars['DateTime']['output'];
  /** What was owed to orders. */
  backordered: Scalars['Int']['output'];
  /** What was ordered from suppliers and not there yet. */
  incoming: Scalars['Int']['output'];
  /** The same in each warehouse. */
  levels: Array<PastStockLevel>;
  /** What lay in the warehouses. */
  onHand: Scalars['Int']['output'];
  /** What was promised to orders. */
  reserved: Scalars['Int']['output'];
  /** What could not be sold. */
  unavailable: Scalars['Int']['output'];
};

/** How much of one product there was in one warehouse at an instant. */
export type PastStockLevel = {
  __typename?: 'PastStockLevel';
  /** What was owed to orders. */
  backordered: Scalars['Int']['output'];
  /** When it had changed last; null if nothing had happened to it yet. */
  changedAt: Maybe<Scalars['DateTime']['output']>;
  /** What was ordered from suppliers and not there yet. */
  incoming: Scalars['Int']['output'];
  /** What lay there. */
  onHand: Scalars['Int']['output'];
  /** Which product. */
  product: Product;
  /** What was promised to orders. */
  reserved: Scalars['Int']['output'];
  /** What could not be sold. */
  unavailable: Scalars['Int']['output'];
  /** In which warehouse. */
  warehouse: Warehouse;
};

/** A page of levels of the past. */
export type PastStockLevelConnection = {
  __typename?: 'PastStockLevelConnection';
  /** The levels with their cursors. */
  edges: Array<PastStockLevelEdge>;
  /** The levels. */
  nodes: Array<PastStockLevel>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A level of the past with its cursor. */
export type PastStockLevelEdge = {
  __typename?: 'PastStockLevelEdge';
  /** Names this level's place. */
  cursor: Scalars['String']['output'];
  /** The level. */
  node: PastStockLevel;
};

/** A range of prices, both ends included. Prices in other currencies are not in it. */
export type PriceRangeFilter = {
  /** The currency. */
  currencyCode: Scalars['CurrencyCode']['input'];
  /** This or more. */
  gte?: InputMaybe<Scalars['Decimal']['input']>;
  /** This or less. */
  lte?: InputMaybe<Scalars['Decimal']['input']>;
};

/** Something that is kept in stock and sold. */
export type Product = {
  __typename?: 'Product';
  /** Whether orders may ask for more than there is, and wait for the rest. */
  allowBackorder: Scalars['Boolean']['output'];
  /** What else there is to say of it. */
  attributes: Array<ProductAttribute>;
  /** How many may be owed to orders at most, over all warehouses. Null for no limit. */
  backorderLimit: Maybe<Scalars['Int']['output']>;
  /** Who makes it. */
  brand: Maybe<Brand>;
  /** What kind of thing it is. */
  category: Maybe<Category>;
  /** Which colour it has. */
  colour: Maybe<Scalars['String']['output']>;
  /** What one costs us: the moving average of what was paid for those on hand, so with up to four decimals. For staff. Null until it is known. */
  cost: Maybe<Money>;
  /** When it was added. */
  createdAt: Scalars['DateTime']['output'];
  /** What it is, in a few sentences. */
  description: Scalars['String']['output'];
  /** The product's id. */
  id: Scalars['ID']['output'];
  /** Where its main picture is. */
  imageUrl: Maybe<Scalars['String']['output']>;
  /** Pictures of it, the main one first. */
  images: Array<ProductImage>;
  /** Whether it is on sale. */
  isActive: Scalars['Boolean']['output'];
  /** Whether one can be had now: it is on sale, and something of it is available. */
  isAvailable: Scalars['Boolean']['output'];
  /** The name that customers see. */
  name: Scalars['String']['output'];
  /** What one costs now. An order keeps the price it was placed at. */
  price: Money;
  /** When available stock falls to this number or below, it is reported as low. */
  reorderPoint: Scalars['Int']['output'];
  /** How large it is, in the words of the trade: `XL`, `250 ml`. */
  size: Maybe<Scalars['String']['output']>;
  /** The stock keeping unit: the business's own unique name for it. */
  sku: Scalars['String']['output'];
  /** Its stock over all warehouses. */
  stock: StockSummary;
  /** Its stock as it was at an instant. For staff; null for customers. */
  stockAsOf: Maybe<PastStock>;
  /** Its stock in each warehouse where it is or was, the preferred warehouse first. */
  stockLevels: Array<StockLevel>;
  /** The ledger: every change of its stock, newest first. For staff; null for customers. */
  stockMovements: Maybe<StockMovementConnection>;
  /** When its catalogue entry last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** Grows with each change of the catalogue entry. */
  version: Scalars['Int']['output'];
};


/** Something that is kept in stock and sold. */
export type ProductStockAsOfArgs = {
  at: Scalars['DateTime']['input'];
};


/** Something that is kept in stock and sold. */
export type ProductStockMovementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** A property that this product has and most others don't. */
export type ProductAttribute = {
  __typename?: 'ProductAttribute';
  /** What is told. */
  name: Scalars['String']['output'];
  /** What is so. */
  value: Scalars['String']['output'];
};

/** A property of a product. */
export type ProductAttributeInput = {
  /** What is told, 1 to 50 characters; each name once. */
  name: Scalars['String']['input'];
  /** What is so, 1 to 500 characters. */
  value: Scalars['String']['input'];
};

/** A page of products. */
export type ProductConnection = {
  __typename?: 'ProductConnection';
  /** The products with their cursors. */
  edges: Array<ProductEdge>;
  /** The products. */
  nodes: Array<Product>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
  /** How many products match, over all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A product with its cursor. */
export type ProductEdge = {
  __typename?: 'ProductEdge';
  /** Names this product's place in the order. */
  cursor: Scalars['String']['output'];
  /** The product. */
  node: Product;
};

/** Which products. All fields that are given must hold. */
export type ProductFilter = {
  /** By how many are available, over all warehouses. */
  available?: InputMaybe<ProductIntFilter>;
  /** By the brand's name. */
  brand?: InputMaybe<ProductStringFilter>;
  /** By brand. */
  brandId?: InputMaybe<ProductIdFilter>;
  /** By the category's name; those in categories below it too. */
  category?: InputMaybe<ProductStringFilter>;
  /** By category; those in categories below it too. */
  categoryId?: InputMaybe<ProductIdFilter>;
  /** Only those on sale, or only those not. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only those of which one can be had now, or only those of which none can. */
  isAvailable?: InputMaybe<Scalars['Boolean']['input']>;
  /** By name. */
  name?: InputMaybe<ProductStringFilter>;
  /** By price, in one currency. */
  price?: InputMaybe<PriceRangeFilter>;
  /** By SKU. */
  sku?: InputMaybe<ProductStringFilter>;
  /** By how the available stock stands. */
  stockStatus?: InputMaybe<StockStatusFilter>;
  /** Words, at most 200 characters: each must begin a word of SKU, name, brand, category, size, colour or description, whatever its case and accents. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** A condition on an id. All fields that are given must hold. */
export type ProductIdFilter = {
  /** Exactly this. */
  eq?: InputMaybe<Scalars['ID']['input']>;
  /** One of these, at most 100. */
  in?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** A picture of a product. */
export type ProductImage = {
  __typename?: 'ProductImage';
  /** What it shows, for who cannot see it; empty for nothing worth telling. */
  altText: Scalars['String']['output'];
  /** Where it is. */
  url: Scalars['String']['output'];
};

/** A picture of a product. */
export type ProductImageInput = {
  /** What it shows, for who cannot see it, up to 500 characters. */
  altText?: Scalars['String']['input'];
  /** Where it is: an address that begins with http:// or https://, up to 2,000 characters. */
  url: Scalars['String']['input'];
};

/** A condition on a number. All fields that are given must hold. */
export type ProductIntFilter = {
  /** This or more. */
  gte?: InputMaybe<Scalars['Int']['input']>;
  /** This or less. */
  lte?: InputMaybe<Scalars['Int']['input']>;
};

/** In which order products come. */
export type ProductOrder = {
  /** Upwards or downwards. */
  direction?: OrderDirection;
  /** By what. */
  field: ProductOrderField;
};

/** What products can be ordered by. */
export type ProductOrderField =
  /** By when they were added: downwards, the newest first. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME'
  /** By price. */
  | 'PRICE'
  /** The best match first, whatever the direction; the filter must have a text. Of more than 5,000 matches the newest 5,000 are ranked and listed. */
  | 'RELEVANCE'
  /** By SKU. */
  | 'SKU'
  /** By how many are available, over all warehouses. */
  | 'STOCK';

/** A condition on a text. All fields that are given must hold. */
export type ProductStringFilter = {
  /** Contains this, whatever its case. */
  contains?: InputMaybe<Scalars['String']['input']>;
  /** Exactly this. */
  eq?: InputMaybe<Scalars['String']['input']>;
  /** One of these, at most 100. */
  in?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** Goods to be set apart. */
export type QuarantineStockInput = {
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** Which product. */
  productId: Scalars['ID']['input'];
  /** How many, 1 to 1,000,000,000. */
  quantity: Scalars['Int']['input'];
  /** Why, 1 to 500 characters; kept in the ledger. */
  reason: Scalars['String']['input'];
  /** The warehouse's code. */
  warehouse: Scalars['String']['input'];
};

/** The outcome of quarantineStock. */
export type QuarantineStockPayload = {
  __typename?: 'QuarantineStockPayload';
  /** The ledger entry that was made; null if it was refused. */
  movement: Maybe<StockMovement>;
  /** The product with its stock; null if it was refused. */
  product: Maybe<Product>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** What can be read. */
export type Query = {
  __typename?: 'Query';
  /** One brand by its id or its name (give exactly one). Null if there is none. */
  brand: Maybe<Brand>;
  /** Brands, a page at a time. Null only while Inventory cannot be reached. */
  brands: Maybe<BrandConnection>;
  /** Categories, a page at a time. Null only while Inventory cannot be reached. */
  categories: Maybe<CategoryConnection>;
  /** One category by its id or its name (give exactly one). Null if there is none. */
  category: Maybe<Category>;
  /** Products on sale that are low, the fewest available first. Null only while Inventory cannot be reached. */
  lowStock: Maybe<ProductConnection>;
  /** One product by its id or its SKU (give exactly one). Null if there is none. */
  product: Maybe<Product>;
  /** Products, a page at a time. Null only while Inventory cannot be reached. */
  products: Maybe<ProductConnection>;
  /** The reservation that an order holds. Null if Inventory has not heard of the order. */
  reservation: Maybe<Reservation>;
  /** Every level as it was at an instant, by product. Null only while Inventory cannot be reached. */
  stockAsOf: Maybe<PastStockLevelConnection>;
  /** The ledger of all stock, newest first: who changed what, when and why. Null only while Inventory cannot be reached. */
  stockMovements: Maybe<StockMovementConnection>;
  /** One warehouse by its id or its code (give exactly one). Null if there is none. */
  warehouse: Maybe<Warehouse>;
  /** Warehouses, the preferred one first, a page at a time. Null only while Inventory cannot be reached. */
  warehouses: Maybe<WarehouseConnection>;
};


/** What can be read. */
export type QueryBrandArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryBrandsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<BrandFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: BrandOrder;
};


/** What can be read. */
export type QueryCategoriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CategoryFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: CategoryOrder;
};


/** What can be read. */
export type QueryCategoryArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryLowStockArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  threshold?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryProductArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  sku?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: InputMaybe<ProductOrder>;
};


/** What can be read. */
export type QueryReservationArgs = {
  orderId: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryStockAsOfArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  at: Scalars['DateTime']['input'];
  filter?: InputMaybe<StockAsOfFilter>;
  first?: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryStockMovementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StockMovementFilter>;
  first?: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryWarehouseArgs = {
  code?: InputMaybe<Scalars['String']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryWarehousesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  includeClosed?: Scalars['Boolean']['input'];
};

/** A product to put on sale again. */
export type ReinstateProductInput = {
  /** Refuse if the product is no longer at this version. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Which product. */
  id: Scalars['ID']['input'];
};

/** The outcome of reinstateProduct. */
export type ReinstateProductPayload = {
  __typename?: 'ReinstateProductPayload';
  /** The product as it now is; null if it was refused. */
  product: Maybe<Product>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** Goods to be put back on sale. */
export type ReleaseQuarantineInput = {
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** Which product. */
  productId: Scalars['ID']['input'];
  /** How many, 1 to 1,000,000,000. */
  quantity: Scalars['Int']['input'];
  /** Why, 1 to 500 characters; kept in the ledger. */
  reason: Scalars['String']['input'];
  /** The warehouse's code. */
  warehouse: Scalars['String']['input'];
};

/** The outcome of releaseQuarantine. */
export type ReleaseQuarantinePayload = {
  __typename?: 'ReleaseQuarantinePayload';
  /** The ledger entry that was made; null if it was refused. */
  movement: Maybe<StockMovement>;
  /** The product with its stock; null if it was refused. */
  product: Maybe<Product>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** A new name for a brand. */
export type RenameBrandInput = {
  /** Refuse if the brand is no longer at this version. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Which brand. */
  id: Scalars['ID']['input'];
  /** Its new name, 1 to 100 characters, unique. */
  name: Scalars['String']['input'];
};

/** The outcome of renameBrand. */
export type RenameBrandPayload = {
  __typename?: 'RenameBrandPayload';
  /** The brand as it now is; null if it was refused. */
  brand: Maybe<Brand>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** A new name for a category. */
export type RenameCategoryInput = {
  /** Refuse if the category is no longer at this version. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Which category. */
  id: Scalars['ID']['input'];
  /** Its new name, 1 to 100 characters, unique. */
  name: Scalars['String']['input'];
};

/** The outcome of renameCategory. */
export type RenameCategoryPayload = {
  __typename?: 'RenameCategoryPayload';
  /** The category as it now is; null if it was refused. */
  category: Maybe<Category>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** A warehouse to reopen. */
export type ReopenWarehouseInput = {
  /** Refuse if the warehouse is no longer at this version. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Which warehouse. */
  id: Scalars['ID']['input'];
};

/** The outcome of reopenWarehouse. */
export type ReopenWarehousePayload = {
  __typename?: 'ReopenWarehousePayload';
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
  /** The warehouse as it now is; null if it was refused. */
  warehouse: Maybe<Warehouse>;
};

/** The promise of stock to one order. */
export type Reservation = {
  __typename?: 'Reservation';
  /** When it was decided. */
  createdAt: Scalars['DateTime']['output'];
  /** Until when it is held if the order is not confirmed. Null once it is, or where the order may be paid later. */
  expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** The reservation's id. */
  id: Scalars['ID']['output'];
  /** What is promised, and has been shipped, where. */
  lines: Array<ReservationLine>;
  /** The order it is for. */
  orderId: Scalars['ID']['output'];
  /** Where it stands. */
  state: ReservationState;
  /** What the order's shipments, returns and cancellations of lines asked for, in the order in which they came. */
  steps: Array<ReservationStep>;
};

/** What is promised of one product from one warehouse. */
export type ReservationLine = {
  __typename?: 'ReservationLine';
  /** How many of them wait for goods to arrive. */
  backordered: Scalars['Int']['output'];
  /** Which product. Null if it is no longer known. */
  product: Maybe<Product>;
  /** How many are promised: shipped, reserved, or backordered. */
  quantity: Scalars['Int']['output'];
  /** How many of them are set aside and wait to be shipped. */
  reserved: Scalars['Int']['output'];
  /** How many of those came back. */
  returned: Scalars['Int']['output'];
  /** How many of them have left. */
  shipped: Scalars['Int']['output'];
  /** In which warehouse. */
  warehouse: Warehouse;
};

/** Where the promise of stock to an order stands. */
export type ReservationState =
  /** The order is confirmed; the stock waits to be shipped. */
  | 'COMMITTED'
  /** Nobody confirmed the order in time: the stock is free again. It is tried once more if the order is confirmed after all. */
  | 'EXPIRED'
  /** Stock is held until the order is confirmed. */
  | 'HELD'
  /** Part of it has left. */
  | 'PARTIALLY_SHIPPED'
  /** There was not enough; nothing is held. */
  | 'REJECTED'
  /** The stock is free again. */
  | 'RELEASED'
  /** All that was not let go has left. */
  | 'SHIPPED';

/** One thing that an order asked of its reservation. */
export type ReservationStep = {
  __typename?: 'ReservationStep';
  /** The id of the shipment, the return, or the cancellation of lines. */
  id: Scalars['ID']['output'];
  /** False while it waits for an earlier one: word of a return can overtake that of its shipment. */
  isDone: Scalars['Boolean']['output'];
  /** What was asked. */
  kind: ReservationStepKind;
  /** When it was heard of. */
  recordedAt: Scalars['DateTime']['output'];
};

/** What an order asked of its reservation. */
export type ReservationStepKind =
  /** To let go of part of what had not been shipped. */
  | 'LINE_CANCELLATION'
  /** To take goods back. */
  | 'RETURN'
  /** To let a shipment go. */
  | 'SHIPMENT';

/** How much of a product is kept off sale in a warehouse. */
export type SetSellBufferInput = {
  /** Which product. */
  productId: Scalars['ID']['input'];
  /** How many, 0 to 1,000,000,000; 0 sells all. */
  quantity: Scalars['Int']['input'];
  /** The warehouse's code. */
  warehouse: Scalars['String']['input'];
};

/** The outcome of setSellBuffer. */
export type SetSellBufferPayload = {
  __typename?: 'SetSellBufferPayload';
  /** The product with its stock; null if it was refused. */
  product: Maybe<Product>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** What was counted in a warehouse. */
export type SetStockInput = {
  /** Refuse if the books no longer say that so many are there. Without it, whatever changed since the count is overwritten. */
  expectedOnHand?: InputMaybe<Scalars['Int']['input']>;
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** How many there are, 0 to 1,000,000,000. */
  onHand: Scalars['Int']['input'];
  /** Which product. */
  productId: Scalars['ID']['input'];
  /** Why, 1 to 500 characters; kept in the ledger. */
  reason: Scalars['String']['input'];
  /** The warehouse's code. */
  warehouse: Scalars['String']['input'];
};

/** The outcome of setStock. */
export type SetStockPayload = {
  __typename?: 'SetStockPayload';
  /** The ledger entry that was made; null if it was refused, or if the books were right already. */
  movement: Maybe<StockMovement>;
  /** The product with its stock; null if it was refused. */
  product: Maybe<Product>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** Which levels of the past. All fields that are given must hold. */
export type StockAsOfFilter = {
  /** Of these products, at most 100. */
  productIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Of these SKUs, at most 100. */
  skus?: InputMaybe<Array<Scalars['String']['input']>>;
  /** In the warehouse of this code. */
  warehouse?: InputMaybe<Scalars['String']['input']>;
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

/** A condition on an instant. All fields that are given must hold. */
export type StockDateTimeFilter = {
  /** At this instant or later. */
  gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this instant. */
  lt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What a level counts. */
export type StockFigures = {
  __typename?: 'StockFigures';
  /** What is owed to orders until goods arrive. */
  backordered: Scalars['Int']['output'];
  /** What is ordered from suppliers and not here yet. */
  incoming: Scalars['Int']['output'];
  /** What lies there. */
  onHand: Scalars['Int']['output'];
  /** What is promised to orders. */
  reserved: Scalars['Int']['output'];
  /** What cannot be sold: damaged or under inspection. */
  unavailable: Scalars['Int']['output'];
};

/** A condition on an id. All fields that are given must hold. */
export type StockIdFilter = {
  /** Exactly this. */
  eq?: InputMaybe<Scalars['ID']['input']>;
  /** One of these, at most 100. */
  in?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** How much of one product there is in one warehouse. */
export type StockLevel = {
  __typename?: 'StockLevel';
  /** What can be promised: onHand - unavailable - reserved - sellBuffer, but never less than 0. */
  available: Scalars['Int']['output'];
  /** What is owed to orders until goods arrive. */
  backordered: Scalars['Int']['output'];
  /** When it changed last. */
  changedAt: Scalars['DateTime']['output'];
  /** What is ordered from suppliers and not here yet. */
  incoming: Scalars['Int']['output'];
  /** What lies there. */
  onHand: Scalars['Int']['output'];
  /** Which product. */
  product: Product;
  /** What is promised to orders. */
  reserved: Scalars['Int']['output'];
  /** What is kept off sale. */
  sellBuffer: Scalars['Int']['output'];
  /** What cannot be sold: damaged or under inspection. */
  unavailable: Scalars['Int']['output'];
  /** Grows with each change of this level. */
  version: Scalars['Int']['output'];
  /** Which warehouse. */
  warehouse: Warehouse;
};

/** A page of stock levels. */
export type StockLevelConnection = {
  __typename?: 'StockLevelConnection';
  /** The levels with their cursors. */
  edges: Array<StockLevelEdge>;
  /** The levels. */
  nodes: Array<StockLevel>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A stock level with its cursor. */
export type StockLevelEdge = {
  __typename?: 'StockLevelEdge';
  /** Names this level's place. */
  cursor: Scalars['String']['output'];
  /** The level. */
  node: StockLevel;
};

/** A stock level as it was after a change (or at the start of the subscription). */
export type StockLevelEvent = {
  __typename?: 'StockLevelEvent';
  /** What can be promised. */
  available: Scalars['Int']['output'];
  /** What is owed to orders until goods arrive. */
  backordered: Scalars['Int']['output'];
  /** What is ordered from suppliers and not here yet. */
  incoming: Scalars['Int']['output'];
  /** When it changed. */
  occurredAt: Scalars['DateTime']['output'];
  /** What lies there. */
  onHand: Scalars['Int']['output'];
  /** Which product. */
  product: Product;
  /** What is promised to orders. */
  reserved: Scalars['Int']['output'];
  /** What is kept off sale. */
  sellBuffer: Scalars['Int']['output'];
  /** The product's SKU. */
  sku: Scalars['String']['output'];
  /** What cannot be sold. */
  unavailable: Scalars['Int']['output'];
  /** Grows with each change of this level. */
  version: Scalars['Int']['output'];
  /** In which warehouse. */
  warehouse: Warehouse;
};

/** One entry of the ledger. Entries are never changed or deleted; their sum is the stock level. */
export type StockMovement = {
  __typename?: 'StockMovement';
  /** Who made it: `staff:<name>`. Null where an event did, such as an order's. */
  actor: Maybe<Scalars['String']['output']>;
  /** The level after it. */
  after: StockFigures;
  /** By how much backordered changed. */
  backorderedDelta: Scalars['Int']['output'];
  /** The level before it. */
  before: StockFigures;
  /** What it was made for: an event's id, or a request's. */
  cause: Scalars['String']['output'];
  /** The movement's id. */
  id: Scalars['ID']['output'];
  /** By how much incoming changed. */
  incomingDelta: Scalars['Int']['output'];
  /** When. */
  occurredAt: Scalars['DateTime']['output'];
  /** What was on hand afterwards. */
  onHandAfter: Scalars['Int']['output'];
  /** By how much onHand changed. */
  onHandDelta: Scalars['Int']['output'];
  /** The order it was made for. */
  orderId: Maybe<Scalars['ID']['output']>;
  /** Of which product. */
  product: Product;
  /** Why, in the words of who made it. */
  reason: Maybe<Scalars['String']['output']>;
  /** What was reserved afterwards. */
  reservedAfter: Scalars['Int']['output'];
  /** By how much reserved changed. */
  reservedDelta: Scalars['Int']['output'];
  /** What kind of change it was. */
  type: StockMovementType;
  /** By how much unavailable changed. */
  unavailableDelta: Scalars['Int']['output'];
  /** What one piece cost. Null where no goods came or went at a price. */
  unitCost: Maybe<Money>;
  /** In which warehouse. */
  warehouse: Warehouse;
};

/** A page of ledger entries. */
export type StockMovementConnection = {
  __typename?: 'StockMovementConnection';
  /** The entries with their cursors. */
  edges: Array<StockMovementEdge>;
  /** The entries. */
  nodes: Array<StockMovement>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A ledger entry with its cursor. */
export type StockMovementEdge = {
  __typename?: 'StockMovementEdge';
  /** Names this entry's place. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  node: StockMovement;
};

/** Which entries of the ledger. All fields that are given must hold. */
export type StockMovementFilter = {
  /** By who made it: `staff:<name>`. */
  actor?: InputMaybe<StockTextFilter>;
  /** By when it was made. */
  occurredAt?: InputMaybe<StockDateTimeFilter>;
  /** By the order that it was made for. */
  orderId?: InputMaybe<StockIdFilter>;
  /** By product. */
  productId?: InputMaybe<StockIdFilter>;
  /** By the product's SKU. */
  sku?: InputMaybe<StockTextFilter>;
  /** By what kind of change it was. */
  type?: InputMaybe<StockMovementTypeFilter>;
  /** By the warehouse's code. */
  warehouse?: InputMaybe<StockTextFilter>;
};

/** What kind of change of stock it was. */
export type StockMovementType =
  /** A count, a find or a loss. */
  | 'ADJUSTMENT'
  /** Owed to an order until goods arrive. */
  | 'BACKORDER'
  /** Goods that an order was owed came in and are promised to it now. */
  | 'BACKORDER_FILL'
  /** Set apart as damaged or for inspection, put back on sale, or thrown away. */
  | 'DAMAGE'
  /** A promise that ran out: nobody confirmed the order in time. */
  | 'EXPIRE'
  /** No longer expected from a supplier. */
  | 'PO_CLOSE'
  /** Ordered from a supplier. */
  | 'PO_OPEN'
  /** Goods came in. */
  | 'RECEIPT'
  /** A promise taken back. */
  | 'RELEASE'
  /** Promised to an order. */
  | 'RESERVE'
  /** Came back from a customer. */
  | 'RETURN'
  /** Sent to a customer. */
  | 'SHIP'
  /** Came from another warehouse. */
  | 'TRANSFER_IN'
  /** Left for another warehouse. */
  | 'TRANSFER_OUT';

/** A condition on the kind of a change. All fields that are given must hold. */
export type StockMovementTypeFilter = {
  /** Exactly this. */
  eq?: InputMaybe<StockMovementTypeInput>;
  /** One of these. */
  in?: InputMaybe<Array<StockMovementTypeInput>>;
};

/** A kind of change to look for. */
export type StockMovementTypeInput =
  /** A count, a find or a loss. */
  | 'ADJUSTMENT'
  /** Owed to an order until goods arrive. */
  | 'BACKORDER'
  /** Goods that an order was owed came in and are promised to it now. */
  | 'BACKORDER_FILL'
  /** Set apart as damaged or for inspection, put back on sale, or thrown away. */
  | 'DAMAGE'
  /** A promise that ran out: nobody confirmed the order in time. */
  | 'EXPIRE'
  /** No longer expected from a supplier. */
  | 'PO_CLOSE'
  /** Ordered from a supplier. */
  | 'PO_OPEN'
  /** Goods came in. */
  | 'RECEIPT'
  /** A promise taken back. */
  | 'RELEASE'
  /** Promised to an order. */
  | 'RESERVE'
  /** Came back from a customer. */
  | 'RETURN'
  /** Sent to a customer. */
  | 'SHIP'
  /** Came from another warehouse. */
  | 'TRANSFER_IN'
  /** Left for another warehouse. */
  | 'TRANSFER_OUT';

/** How a product's available stock stands. */
export type StockStatus =
  /** Above the reorder point. */
  | 'IN_STOCK'
  /** At the reorder point or below. */
  | 'LOW'
  /** Nothing available. */
  | 'OUT_OF_STOCK';

/** A condition on how the available stock stands. All fields that are given must hold. */
export type StockStatusFilter = {
  /** Exactly this. */
  eq?: InputMaybe<StockStatusInput>;
  /** One of these. */
  in?: InputMaybe<Array<StockStatusInput>>;
};

/** How a product's available stock stands, to ask for it. */
export type StockStatusInput =
  /** Above the reorder point. */
  | 'IN_STOCK'
  /** At the reorder point or below. */
  | 'LOW'
  /** Nothing available. */
  | 'OUT_OF_STOCK';

/** How much of a product there is, over all warehouses. */
export type StockSummary = {
  __typename?: 'StockSummary';
  /** What can be promised: in each warehouse onHand - unavailable - reserved - sellBuffer, but never less than 0. */
  available: Scalars['Int']['output'];
  /** What is owed to orders until goods arrive. */
  backordered: Scalars['Int']['output'];
  /** What is ordered from suppliers and not here yet. */
  incoming: Scalars['Int']['output'];
  /** What lies in the warehouses. */
  onHand: Scalars['Int']['output'];
  /** What is promised to orders. */
  reserved: Scalars['Int']['output'];
  /** Whether it is plentiful, at or below the reorder point, or gone. */
  status: StockStatus;
  /** What cannot be sold: damaged or under inspection. */
  unavailable: Scalars['Int']['output'];
};

/** A condition on a text. All fields that are given must hold. */
export type StockTextFilter = {
  /** Exactly this. */
  eq?: InputMaybe<Scalars['String']['input']>;
  /** One of these, at most 100. */
  in?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What can be followed live, over WebSocket or Server-Sent Events. */
export type Subscription = {
  __typename?: 'Subscription';
  /** Products that become low: of the named SKUs those that are low already first, then each when its available stock falls to its reorder point or below; once, until it has been above again. Empty list: all products, new ones only. */
  lowStock: LowStockAlert;
  /** Stock levels of the named SKUs: each level as it is first, then every change. Empty list: all products, changes only. */
  stockLevelChanged: StockLevelEvent;
};


/** What can be followed live, over WebSocket or Server-Sent Events. */
export type SubscriptionLowStockArgs = {
  skus?: Array<Scalars['String']['input']>;
};


/** What can be followed live, over WebSocket or Server-Sent Events. */
export type SubscriptionStockLevelChangedArgs = {
  skus: Array<Scalars['String']['input']>;
};

/** How many of one product are moved. */
export type TransferLineInput = {
  /** Which product. */
  productId: Scalars['ID']['input'];
  /** How many, 1 to 1,000,000,000. */
  quantity: Scalars['Int']['input'];
};

/** Goods to be moved between two warehouses. */
export type TransferStockInput = {
  /** The code of the warehouse that gives. */
  from: Scalars['String']['input'];
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** What is moved, 1 to 100 lines, each product once. */
  lines: Array<TransferLineInput>;
  /** Why, 1 to 500 characters; kept in the ledger. */
  reason: Scalars['String']['input'];
  /** The code of the warehouse that takes. */
  to: Scalars['String']['input'];
};

/** The outcome of transferStock. */
export type TransferStockPayload = {
  __typename?: 'TransferStockPayload';
  /** The ledger entries, out and in for each line in turn; empty if it was refused. */
  movements: Array<StockMovement>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** Changes to a product. What is not given stays; null is the same as not given, where it isn't said otherwise. */
export type UpdateProductInput = {
  /** Whether orders may ask for more than there is, and wait for the rest. */
  allowBackorder?: InputMaybe<Scalars['Boolean']['input']>;
  /** All attributes that it is to have from now on. */
  attributes?: InputMaybe<Array<ProductAttributeInput>>;
  /** How many may be owed to orders at most. Null: no limit. */
  backorderLimit?: InputMaybe<Scalars['Int']['input']>;
  /** New brand, by name; added if there is none of that name. An empty text takes the brand away. */
  brand?: InputMaybe<Scalars['String']['input']>;
  /** New brand, by id; instead of `brand`. */
  brandId?: InputMaybe<Scalars['ID']['input']>;
  /** New category, by name; added if there is none of that name. An empty text takes the category away. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** New category, by id; instead of `category`. */
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  /** New colour; an empty text takes it away. */
  colour?: InputMaybe<Scalars['String']['input']>;
  /** What one costs us from now on, until goods come in at another cost. Null: it is not known. */
  cost?: InputMaybe<MoneyInput>;
  /** New description. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Refuse if the product is no longer at this version. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Which product. */
  id: Scalars['ID']['input'];
  /** New main picture; instead of `images`. Null takes the main picture away. */
  imageUrl?: InputMaybe<Scalars['String']['input']>;
  /** All pictures that it is to have from now on. */
  images?: InputMaybe<Array<ProductImageInput>>;
  /** Put it on sale again, or take it off. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** New name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** New price. Orders already placed keep theirs. */
  price?: InputMaybe<MoneyInput>;
  /** New reorder point. */
  reorderPoint?: InputMaybe<Scalars['Int']['input']>;
  /** New size; an empty text takes it away. */
  size?: InputMaybe<Scalars['String']['input']>;
  /** New SKU. */
  sku?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of updateProduct. */
export type UpdateProductPayload = {
  __typename?: 'UpdateProductPayload';
  /** The product as it now is; null if the change was refused. */
  product: Maybe<Product>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** Changes to a warehouse. What is not given stays. */
export type UpdateWarehouseInput = {
  /** New code. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** Refuse if the warehouse is no longer at this version. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Which warehouse. */
  id: Scalars['ID']['input'];
  /** New name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** New priority. */
  priority?: InputMaybe<Scalars['Int']['input']>;
};

/** The outcome of updateWarehouse. */
export type UpdateWarehousePayload = {
  __typename?: 'UpdateWarehousePayload';
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
  /** The warehouse as it now is; null if it was refused. */
  warehouse: Maybe<Warehouse>;
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

/** A place that holds stock. */
export type Warehouse = {
  __typename?: 'Warehouse';
  /** When it was closed; null while it is in use. */
  closedAt: Maybe<Scalars['DateTime']['output']>;
  /** A short unique name. */
  code: Scalars['String']['output'];
  /** The warehouse's id. */
  id: Scalars['ID']['output'];
  /** Whether it is in use. */
  isOpen: Scalars['Boolean']['output'];
  /** The name that people use. */
  name: Scalars['String']['output'];
  /** The lower, the sooner stock is taken from here. */
  priority: Scalars['Int']['output'];
  /** What lies there, by product. For staff; null for customers. */
  stockLevels: Maybe<StockLevelConnection>;
  /** Grows with each change of the warehouse's own data. */
  version: Scalars['Int']['output'];
};


/** A place that holds stock. */
export type WarehouseStockLevelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** A page of warehouses. */
export type WarehouseConnection = {
  __typename?: 'WarehouseConnection';
  /** The warehouses with their cursors. */
  edges: Array<WarehouseEdge>;
  /** The warehouses. */
  nodes: Array<Warehouse>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
  /** How many warehouses match, over all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A warehouse with its cursor. */
export type WarehouseEdge = {
  __typename?: 'WarehouseEdge';
  /** Names this warehouse's place in the order. */
  cursor: Scalars['String']['output'];
  /** The warehouse. */
  node: Warehouse;
};

/** Goods to be thrown away. */
export type WriteOffStockInput = {
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** Which product. */
  productId: Scalars['ID']['input'];
  /** How many, 1 to 1,000,000,000. */
  quantity: Scalars['Int']['input'];
  /** Why, 1 to 500 characters; kept in the ledger. */
  reason: Scalars['String']['input'];
  /** The warehouse's code. */
  warehouse: Scalars['String']['input'];
};

/** The outcome of writeOffStock. */
export type WriteOffStockPayload = {
  __typename?: 'WriteOffStockPayload';
  /** The ledger entry that was made; null if it was refused. */
  movement: Maybe<StockMovement>;
  /** The product with its stock; null if it was refused. */
  product: Maybe<Product>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
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
  Brand: Brand;
  Category: Category;
  Product: Product;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Brand:
    ( { __typename: 'Brand' }
    & GraphQLRecursivePick<FederationTypes['Brand'], {"id":true}> );
  Category:
    ( { __typename: 'Category' }
    & GraphQLRecursivePick<FederationTypes['Category'], {"id":true}> );
  Product:
    ( { __typename: 'Product' }
    & ( GraphQLRecursivePick<FederationTypes['Product'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Product'], {"sku":true}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AdjustStockInput: AdjustStockInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AdjustStockPayload: ResolverTypeWrapper<Omit<AdjustStockPayload, 'movement' | 'product' | 'userErrors'> & { movement?: Maybe<ResolversTypes['StockMovement']>, product?: Maybe<ResolversTypes['Product']>, userErrors: Array<ResolversTypes['UserError']> }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Brand: ResolverTypeWrapper<BrandRow>;
  BrandConnection: ResolverTypeWrapper<BrandPage>;
  BrandEdge: ResolverTypeWrapper<Omit<BrandEdge, 'node'> & { node: ResolversTypes['Brand'] }>;
  BrandFilter: BrandFilter;
  BrandOrder: BrandOrder;
  BrandOrderField: BrandOrderField;
  BulkAdjustStockInput: BulkAdjustStockInput;
  BulkAdjustStockPayload: ResolverTypeWrapper<Omit<BulkAdjustStockPayload, 'results' | 'userErrors'> & { results: Array<ResolversTypes['BulkAdjustStockResult']>, userErrors: Array<ResolversTypes['UserError']> }>;
  BulkAdjustStockResult: ResolverTypeWrapper<RowOutcome>;
  BulkAdjustStockRowInput: BulkAdjustStockRowInput;
  BulkErrorPolicy: BulkErrorPolicy;
  Category: ResolverTypeWrapper<CategoryRow>;
  CategoryConnection: ResolverTypeWrapper<CategoryPage>;
  CategoryEdge: ResolverTypeWrapper<Omit<CategoryEdge, 'node'> & { node: ResolversTypes['Category'] }>;
  CategoryFilter: CategoryFilter;
  CategoryOrder: CategoryOrder;
  CategoryOrderField: CategoryOrderField;
  CloseWarehouseInput: CloseWarehouseInput;
  CloseWarehousePayload: ResolverTypeWrapper<Omit<CloseWarehousePayload, 'userErrors' | 'warehouse'> & { userErrors: Array<ResolversTypes['UserError']>, warehouse?: Maybe<ResolversTypes['Warehouse']> }>;
  CreateBrandInput: CreateBrandInput;
  CreateBrandPayload: ResolverTypeWrapper<Omit<CreateBrandPayload, 'brand' | 'userErrors'> & { brand?: Maybe<ResolversTypes['Brand']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreateCategoryInput: CreateCategoryInput;
  CreateCategoryPayload: ResolverTypeWrapper<Omit<CreateCategoryPayload, 'category' | 'userErrors'> & { category?: Maybe<ResolversTypes['Category']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreateProductInput: CreateProductInput;
  CreateProductPayload: ResolverTypeWrapper<Omit<CreateProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversTypes['Product']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreateWarehouseInput: CreateWarehouseInput;
  CreateWarehousePayload: ResolverTypeWrapper<Omit<CreateWarehousePayload, 'userErrors' | 'warehouse'> & { userErrors: Array<ResolversTypes['UserError']>, warehouse?: Maybe<ResolversTypes['Warehouse']> }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeleteBrandInput: DeleteBrandInput;
  DeleteBrandPayload: ResolverTypeWrapper<Omit<DeleteBrandPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  DeleteCategoryInput: DeleteCategoryInput;
  DeleteCategoryPayload: ResolverTypeWrapper<Omit<DeleteCategoryPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  DiscontinueProductInput: DiscontinueProductInput;
  DiscontinueProductPayload: ResolverTypeWrapper<Omit<DiscontinueProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversTypes['Product']>, userErrors: Array<ResolversTypes['UserError']> }>;
  EmailAddress: ResolverTypeWrapper<Scalars['EmailAddress']['output']>;
  IdempotencyKeyReusedError: ResolverTypeWrapper<IdempotencyKeyReusedError>;
  InitialStockInput: InitialStockInput;
  InputError: ResolverTypeWrapper<InputError>;
  InsufficientStockError: ResolverTypeWrapper<InsufficientStockError>;
  InvalidStateError: ResolverTypeWrapper<InvalidStateError>;
  LowStockAlert: ResolverTypeWrapper<LowStockState>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  MoveCategoryInput: MoveCategoryInput;
  MoveCategoryPayload: ResolverTypeWrapper<Omit<MoveCategoryPayload, 'category' | 'userErrors'> & { category?: Maybe<ResolversTypes['Category']>, userErrors: Array<ResolversTypes['UserError']> }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OrderDirection: OrderDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PastStock: ResolverTypeWrapper<StockThen>;
  PastStockLevel: ResolverTypeWrapper<PastLevel>;
  PastStockLevelConnection: ResolverTypeWrapper<PastLevelPage>;
  PastStockLevelEdge: ResolverTypeWrapper<Omit<PastStockLevelEdge, 'node'> & { node: ResolversTypes['PastStockLevel'] }>;
  PriceRangeFilter: PriceRangeFilter;
  Product: ResolverTypeWrapper<ProductRow>;
  ProductAttribute: ResolverTypeWrapper<ProductAttribute>;
  ProductAttributeInput: ProductAttributeInput;
  ProductConnection: ResolverTypeWrapper<ProductPage>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  ProductFilter: ProductFilter;
  ProductIdFilter: ProductIdFilter;
  ProductImage: ResolverTypeWrapper<ProductImage>;
  ProductImageInput: ProductImageInput;
  ProductIntFilter: ProductIntFilter;
  ProductOrder: ProductOrder;
  ProductOrderField: ProductOrderField;
  ProductStringFilter: ProductStringFilter;
  QuarantineStockInput: QuarantineStockInput;
  QuarantineStockPayload: ResolverTypeWrapper<Omit<QuarantineStockPayload, 'movement' | 'product' | 'userErrors'> & { movement?: Maybe<ResolversTypes['StockMovement']>, product?: Maybe<ResolversTypes['Product']>, userErrors: Array<ResolversTypes['UserError']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReinstateProductInput: ReinstateProductInput;
  ReinstateProductPayload: ResolverTypeWrapper<Omit<ReinstateProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversTypes['Product']>, userErrors: Array<ResolversTypes['UserError']> }>;
  ReleaseQuarantineInput: ReleaseQuarantineInput;
  ReleaseQuarantinePayload: ResolverTypeWrapper<Omit<ReleaseQuarantinePayload, 'movement' | 'product' | 'userErrors'> & { movement?: Maybe<ResolversTypes['StockMovement']>, product?: Maybe<ResolversTypes['Product']>, userErrors: Array<ResolversTypes['UserError']> }>;
  RenameBrandInput: RenameBrandInput;
  RenameBrandPayload: ResolverTypeWrapper<Omit<RenameBrandPayload, 'brand' | 'userErrors'> & { brand?: Maybe<ResolversTypes['Brand']>, userErrors: Array<ResolversTypes['UserError']> }>;
  RenameCategoryInput: RenameCategoryInput;
  RenameCategoryPayload: ResolverTypeWrapper<Omit<RenameCategoryPayload, 'category' | 'userErrors'> & { category?: Maybe<ResolversTypes['Category']>, userErrors: Array<ResolversTypes['UserError']> }>;
  ReopenWarehouseInput: ReopenWarehouseInput;
  ReopenWarehousePayload: ResolverTypeWrapper<Omit<ReopenWarehousePayload, 'userErrors' | 'warehouse'> & { userErrors: Array<ResolversTypes['UserError']>, warehouse?: Maybe<ResolversTypes['Warehouse']> }>;
  Reservation: ResolverTypeWrapper<ReservationRow>;
  ReservationLine: ResolverTypeWrapper<ReservationLineRow>;
  ReservationState: ReservationState;
  ReservationStep: ResolverTypeWrapper<ReservationStepRow>;
  ReservationStepKind: ReservationStepKind;
  SetSellBufferInput: SetSellBufferInput;
  SetSellBufferPayload: ResolverTypeWrapper<Omit<SetSellBufferPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversTypes['Product']>, userErrors: Array<ResolversTypes['UserError']> }>;
  SetStockInput: SetStockInput;
  SetStockPayload: ResolverTypeWrapper<Omit<SetStockPayload, 'movement' | 'product' | 'userErrors'> & { movement?: Maybe<ResolversTypes['StockMovement']>, product?: Maybe<ResolversTypes['Product']>, userErrors: Array<ResolversTypes['UserError']> }>;
  StockAsOfFilter: StockAsOfFilter;
  StockCountConflictError: ResolverTypeWrapper<StockCountConflictError>;
  StockDateTimeFilter: StockDateTimeFilter;
  StockFigures: ResolverTypeWrapper<StockFigures>;
  StockIdFilter: StockIdFilter;
  StockLevel: ResolverTypeWrapper<StockLevelRow>;
  StockLevelConnection: ResolverTypeWrapper<StockLevelPage>;
  StockLevelEdge: ResolverTypeWrapper<Omit<StockLevelEdge, 'node'> & { node: ResolversTypes['StockLevel'] }>;
  StockLevelEvent: ResolverTypeWrapper<LevelState>;
  StockMovement: ResolverTypeWrapper<MovementRow>;
  StockMovementConnection: ResolverTypeWrapper<MovementPage>;
  StockMovementEdge: ResolverTypeWrapper<Omit<StockMovementEdge, 'node'> & { node: ResolversTypes['StockMovement'] }>;
  StockMovementFilter: StockMovementFilter;
  StockMovementType: StockMovementType;
  StockMovementTypeFilter: StockMovementTypeFilter;
  StockMovementTypeInput: StockMovementTypeInput;
  StockStatus: StockStatus;
  StockStatusFilter: StockStatusFilter;
  StockStatusInput: StockStatusInput;
  StockSummary: ResolverTypeWrapper<StockTotals>;
  StockTextFilter: StockTextFilter;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TransferLineInput: TransferLineInput;
  TransferStockInput: TransferStockInput;
  TransferStockPayload: ResolverTypeWrapper<Omit<TransferStockPayload, 'movements' | 'userErrors'> & { movements: Array<ResolversTypes['StockMovement']>, userErrors: Array<ResolversTypes['UserError']> }>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UpdateProductInput: UpdateProductInput;
  UpdateProductPayload: ResolverTypeWrapper<Omit<UpdateProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversTypes['Product']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateWarehouseInput: UpdateWarehouseInput;
  UpdateWarehousePayload: ResolverTypeWrapper<Omit<UpdateWarehousePayload, 'userErrors' | 'warehouse'> & { userErrors: Array<ResolversTypes['UserError']>, warehouse?: Maybe<ResolversTypes['Warehouse']> }>;
  UserError: ResolverTypeWrapper<Rejection>;
  UserErrorCode: UserErrorCode;
  VersionConflictError: ResolverTypeWrapper<VersionConflictError>;
  Warehouse: ResolverTypeWrapper<WarehouseRow>;
  WarehouseConnection: ResolverTypeWrapper<WarehousePage>;
  WarehouseEdge: ResolverTypeWrapper<Omit<WarehouseEdge, 'node'> & { node: ResolversTypes['Warehouse'] }>;
  WriteOffStockInput: WriteOffStockInput;
  WriteOffStockPayload: ResolverTypeWrapper<Omit<WriteOffStockPayload, 'movement' | 'product' | 'userErrors'> & { movement?: Maybe<ResolversTypes['StockMovement']>, product?: Maybe<ResolversTypes['Product']>, userErrors: Array<ResolversTypes['UserError']> }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AdjustStockInput: AdjustStockInput;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  AdjustStockPayload: Omit<AdjustStockPayload, 'movement' | 'product' | 'userErrors'> & { movement?: Maybe<ResolversParentTypes['StockMovement']>, product?: Maybe<ResolversParentTypes['Product']>, userErrors: Array<ResolversParentTypes['UserError']> };
  Boolean: Scalars['Boolean']['output'];
  Brand: BrandRow;
  BrandConnection: BrandPage;
  BrandEdge: Omit<BrandEdge, 'node'> & { node: ResolversParentTypes['Brand'] };
  BrandFilter: BrandFilter;
  BrandOrder: BrandOrder;
  BulkAdjustStockInput: BulkAdjustStockInput;
  BulkAdjustStockPayload: Omit<BulkAdjustStockPayload, 'results' | 'userErrors'> & { results: Array<ResolversParentTypes['BulkAdjustStockResult']>, userErrors: Array<ResolversParentTypes['UserError']> };
  BulkAdjustStockResult: RowOutcome;
  BulkAdjustStockRowInput: BulkAdjustStockRowInput;
  Category: CategoryRow;
  CategoryConnection: CategoryPage;
  CategoryEdge: Omit<CategoryEdge, 'node'> & { node: ResolversParentTypes['Category'] };
  CategoryFilter: CategoryFilter;
  CategoryOrder: CategoryOrder;
  CloseWarehouseInput: CloseWarehouseInput;
  CloseWarehousePayload: Omit<CloseWarehousePayload, 'userErrors' | 'warehouse'> & { userErrors: Array<ResolversParentTypes['UserError']>, warehouse?: Maybe<ResolversParentTypes['Warehouse']> };
  CreateBrandInput: CreateBrandInput;
  CreateBrandPayload: Omit<CreateBrandPayload, 'brand' | 'userErrors'> & { brand?: Maybe<ResolversParentTypes['Brand']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateCategoryInput: CreateCategoryInput;
  CreateCategoryPayload: Omit<CreateCategoryPayload, 'category' | 'userErrors'> & { category?: Maybe<ResolversParentTypes['Category']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateProductInput: CreateProductInput;
  CreateProductPayload: Omit<CreateProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversParentTypes['Product']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateWarehouseInput: CreateWarehouseInput;
  CreateWarehousePayload: Omit<CreateWarehousePayload, 'userErrors' | 'warehouse'> & { userErrors: Array<ResolversParentTypes['UserError']>, warehouse?: Maybe<ResolversParentTypes['Warehouse']> };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DeleteBrandInput: DeleteBrandInput;
  DeleteBrandPayload: Omit<DeleteBrandPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  DeleteCategoryInput: DeleteCategoryInput;
  DeleteCategoryPayload: Omit<DeleteCategoryPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  DiscontinueProductInput: DiscontinueProductInput;
  DiscontinueProductPayload: Omit<DiscontinueProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversParentTypes['Product']>, userErrors: Array<ResolversParentTypes['UserError']> };
  EmailAddress: Scalars['EmailAddress']['output'];
  IdempotencyKeyReusedError: IdempotencyKeyReusedError;
  InitialStockInput: InitialStockInput;
  InputError: InputError;
  InsufficientStockError: InsufficientStockError;
  InvalidStateError: InvalidStateError;
  LowStockAlert: LowStockState;
  Money: Money;
  MoneyInput: MoneyInput;
  MoveCategoryInput: MoveCategoryInput;
  MoveCategoryPayload: Omit<MoveCategoryPayload, 'category' | 'userErrors'> & { category?: Maybe<ResolversParentTypes['Category']>, userErrors: Array<ResolversParentTypes['UserError']> };
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  PastStock: StockThen;
  PastStockLevel: PastLevel;
  PastStockLevelConnection: PastLevelPage;
  PastStockLevelEdge: Omit<PastStockLevelEdge, 'node'> & { node: ResolversParentTypes['PastStockLevel'] };
  PriceRangeFilter: PriceRangeFilter;
  Product: ProductRow;
  ProductAttribute: ProductAttribute;
  ProductAttributeInput: ProductAttributeInput;
  ProductConnection: ProductPage;
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  ProductFilter: ProductFilter;
  ProductIdFilter: ProductIdFilter;
  ProductImage: ProductImage;
  ProductImageInput: ProductImageInput;
  ProductIntFilter: ProductIntFilter;
  ProductOrder: ProductOrder;
  ProductStringFilter: ProductStringFilter;
  QuarantineStockInput: QuarantineStockInput;
  QuarantineStockPayload: Omit<QuarantineStockPayload, 'movement' | 'product' | 'userErrors'> & { movement?: Maybe<ResolversParentTypes['StockMovement']>, product?: Maybe<ResolversParentTypes['Product']>, userErrors: Array<ResolversParentTypes['UserError']> };
  Query: Record<PropertyKey, never>;
  ReinstateProductInput: ReinstateProductInput;
  ReinstateProductPayload: Omit<ReinstateProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversParentTypes['Product']>, userErrors: Array<ResolversParentTypes['UserError']> };
  ReleaseQuarantineInput: ReleaseQuarantineInput;
  ReleaseQuarantinePayload: Omit<ReleaseQuarantinePayload, 'movement' | 'product' | 'userErrors'> & { movement?: Maybe<ResolversParentTypes['StockMovement']>, product?: Maybe<ResolversParentTypes['Product']>, userErrors: Array<ResolversParentTypes['UserError']> };
  RenameBrandInput: RenameBrandInput;
  RenameBrandPayload: Omit<RenameBrandPayload, 'brand' | 'userErrors'> & { brand?: Maybe<ResolversParentTypes['Brand']>, userErrors: Array<ResolversParentTypes['UserError']> };
  RenameCategoryInput: RenameCategoryInput;
  RenameCategoryPayload: Omit<RenameCategoryPayload, 'category' | 'userErrors'> & { category?: Maybe<ResolversParentTypes['Category']>, userErrors: Array<ResolversParentTypes['UserError']> };
  ReopenWarehouseInput: ReopenWarehouseInput;
  ReopenWarehousePayload: Omit<ReopenWarehousePayload, 'userErrors' | 'warehouse'> & { userErrors: Array<ResolversParentTypes['UserError']>, warehouse?: Maybe<ResolversParentTypes['Warehouse']> };
  Reservation: ReservationRow;
  ReservationLine: ReservationLineRow;
  ReservationStep: ReservationStepRow;
  SetSellBufferInput: SetSellBufferInput;
  SetSellBufferPayload: Omit<SetSellBufferPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversParentTypes['Product']>, userErrors: Array<ResolversParentTypes['UserError']> };
  SetStockInput: SetStockInput;
  SetStockPayload: Omit<SetStockPayload, 'movement' | 'product' | 'userErrors'> & { movement?: Maybe<ResolversParentTypes['StockMovement']>, product?: Maybe<ResolversParentTypes['Product']>, userErrors: Array<ResolversParentTypes['UserError']> };
  StockAsOfFilter: StockAsOfFilter;
  StockCountConflictError: StockCountConflictError;
  StockDateTimeFilter: StockDateTimeFilter;
  StockFigures: StockFigures;
  StockIdFilter: StockIdFilter;
  StockLevel: StockLevelRow;
  StockLevelConnection: StockLevelPage;
  StockLevelEdge: Omit<StockLevelEdge, 'node'> & { node: ResolversParentTypes['StockLevel'] };
  StockLevelEvent: LevelState;
  StockMovement: MovementRow;
  StockMovementConnection: MovementPage;
  StockMovementEdge: Omit<StockMovementEdge, 'node'> & { node: ResolversParentTypes['StockMovement'] };
  StockMovementFilter: StockMovementFilter;
  StockMovementTypeFilter: StockMovementTypeFilter;
  StockStatusFilter: StockStatusFilter;
  StockSummary: StockTotals;
  StockTextFilter: StockTextFilter;
  Subscription: Record<PropertyKey, never>;
  TransferLineInput: TransferLineInput;
  TransferStockInput: TransferStockInput;
  TransferStockPayload: Omit<TransferStockPayload, 'movements' | 'userErrors'> & { movements: Array<ResolversParentTypes['StockMovement']>, userErrors: Array<ResolversParentTypes['UserError']> };
  URL: Scalars['URL']['output'];
  UpdateProductInput: UpdateProductInput;
  UpdateProductPayload: Omit<UpdateProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversParentTypes['Product']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateWarehouseInput: UpdateWarehouseInput;
  UpdateWarehousePayload: Omit<UpdateWarehousePayload, 'userErrors' | 'warehouse'> & { userErrors: Array<ResolversParentTypes['UserError']>, warehouse?: Maybe<ResolversParentTypes['Warehouse']> };
  UserError: Rejection;
  VersionConflictError: VersionConflictError;
  Warehouse: WarehouseRow;
  WarehouseConnection: WarehousePage;
  WarehouseEdge: Omit<WarehouseEdge, 'node'> & { node: ResolversParentTypes['Warehouse'] };
  WriteOffStockInput: WriteOffStockInput;
  WriteOffStockPayload: Omit<WriteOffStockPayload, 'movement' | 'product' | 'userErrors'> & { movement?: Maybe<ResolversParentTypes['StockMovement']>, product?: Maybe<ResolversParentTypes['Product']>, userErrors: Array<ResolversParentTypes['UserError']> };
};

export type AdjustStockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdjustStockPayload'] = ResolversParentTypes['AdjustStockPayload']> = {
  movement?: Resolver<Maybe<ResolversTypes['StockMovement']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type BrandResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Brand'] = ResolversParentTypes['Brand'], FederationReferenceType extends FederationReferenceTypes['Brand'] = FederationReferenceTypes['Brand']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Brand']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<BrandProductsArgs, 'first'>>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BrandConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BrandConnection'] = ResolversParentTypes['BrandConnection']> = {
  edges?: Resolver<Array<ResolversTypes['BrandEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Brand']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BrandEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BrandEdge'] = ResolversParentTypes['BrandEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Brand'], ParentType, ContextType>;
};

export type BulkAdjustStockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkAdjustStockPayload'] = ResolversParentTypes['BulkAdjustStockPayload']> = {
  appliedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  results?: Resolver<Array<ResolversTypes['BulkAdjustStockResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type BulkAdjustStockResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkAdjustStockResult'] = ResolversParentTypes['BulkAdjustStockResult']> = {
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  movement?: Resolver<Maybe<ResolversTypes['StockMovement']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category'], FederationReferenceType extends FederationReferenceTypes['Category'] = FederationReferenceTypes['Category']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Category']> | FederationReferenceType, FederationReferenceType, ContextType>;
  ancestors?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  children?: Resolver<ResolversTypes['CategoryConnection'], ParentType, ContextType, RequireFields<CategoryChildrenArgs, 'first'>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<CategoryProductsArgs, 'first' | 'includeDescendants'>>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CategoryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryConnection'] = ResolversParentTypes['CategoryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CategoryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CategoryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryEdge'] = ResolversParentTypes['CategoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
};

export type CloseWarehousePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CloseWarehousePayload'] = ResolversParentTypes['CloseWarehousePayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warehouse?: Resolver<Maybe<ResolversTypes['Warehouse']>, ParentType, ContextType>;
};

export type CreateBrandPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateBrandPayload'] = ResolversParentTypes['CreateBrandPayload']> = {
  brand?: Resolver<Maybe<ResolversTypes['Brand']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateCategoryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCategoryPayload'] = ResolversParentTypes['CreateCategoryPayload']> = {
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateProductPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateProductPayload'] = ResolversParentTypes['CreateProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateWarehousePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateWarehousePayload'] = ResolversParentTypes['CreateWarehousePayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warehouse?: Resolver<Maybe<ResolversTypes['Warehouse']>, ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DeleteBrandPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteBrandPayload'] = ResolversParentTypes['DeleteBrandPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteCategoryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteCategoryPayload'] = ResolversParentTypes['DeleteCategoryPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DiscontinueProductPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiscontinueProductPayload'] = ResolversParentTypes['DiscontinueProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

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

export type LowStockAlertResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LowStockAlert'] = ResolversParentTypes['LowStockAlert']> = {
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  crossing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  reorderPoint?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MoveCategoryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoveCategoryPayload'] = ResolversParentTypes['MoveCategoryPayload']> = {
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  adjustStock?: Resolver<ResolversTypes['AdjustStockPayload'], ParentType, ContextType, RequireFields<MutationAdjustStockArgs, 'input'>>;
  bulkAdjustStock?: Resolver<ResolversTypes['BulkAdjustStockPayload'], ParentType, ContextType, RequireFields<MutationBulkAdjustStockArgs, 'input'>>;
  closeWarehouse?: Resolver<ResolversTypes['CloseWarehousePayload'], ParentType, ContextType, RequireFields<MutationCloseWarehouseArgs, 'input'>>;
  createBrand?: Resolver<ResolversTypes['CreateBrandPayload'], ParentType, ContextType, RequireFields<MutationCreateBrandArgs, 'input'>>;
  createCategory?: Resolver<ResolversTypes['CreateCategoryPayload'], ParentType, ContextType, RequireFields<MutationCreateCategoryArgs, 'input'>>;
  createProduct?: Resolver<ResolversTypes['CreateProductPayload'], ParentType, ContextType, RequireFields<MutationCreateProductArgs, 'input'>>;
  createWarehouse?: Resolver<ResolversTypes['CreateWarehousePayload'], ParentType, ContextType, RequireFields<MutationCreateWarehouseArgs, 'input'>>;
  deleteBrand?: Resolver<ResolversTypes['DeleteBrandPayload'], ParentType, ContextType, RequireFields<MutationDeleteBrandArgs, 'input'>>;
  deleteCategory?: Resolver<ResolversTypes['DeleteCategoryPayload'], ParentType, ContextType, RequireFields<MutationDeleteCategoryArgs, 'input'>>;
  discontinueProduct?: Resolver<ResolversTypes['DiscontinueProductPayload'], ParentType, ContextType, RequireFields<MutationDiscontinueProductArgs, 'input'>>;
  moveCategory?: Resolver<ResolversTypes['MoveCategoryPayload'], ParentType, ContextType, RequireFields<MutationMoveCategoryArgs, 'input'>>;
  quarantineStock?: Resolver<ResolversTypes['QuarantineStockPayload'], ParentType, ContextType, RequireFields<MutationQuarantineStockArgs, 'input'>>;
  reinstateProduct?: Resolver<ResolversTypes['ReinstateProductPayload'], ParentType, ContextType, RequireFields<MutationReinstateProductArgs, 'input'>>;
  releaseQuarantine?: Resolver<ResolversTypes['ReleaseQuarantinePayload'], ParentType, ContextType, RequireFields<MutationReleaseQuarantineArgs, 'input'>>;
  renameBrand?: Resolver<ResolversTypes['RenameBrandPayload'], ParentType, ContextType, RequireFields<MutationRenameBrandArgs, 'input'>>;
  renameCategory?: Resolver<ResolversTypes['RenameCategoryPayload'], ParentType, ContextType, RequireFields<MutationRenameCategoryArgs, 'input'>>;
  reopenWarehouse?: Resolver<ResolversTypes['ReopenWarehousePayload'], ParentType, ContextType, RequireFields<MutationReopenWarehouseArgs, 'input'>>;
  setSellBuffer?: Resolver<ResolversTypes['SetSellBufferPayload'], ParentType, ContextType, RequireFields<MutationSetSellBufferArgs, 'input'>>;
  setStock?: Resolver<ResolversTypes['SetStockPayload'], ParentType, ContextType, RequireFields<MutationSetStockArgs, 'input'>>;
  transferStock?: Resolver<ResolversTypes['TransferStockPayload'], ParentType, ContextType, RequireFields<MutationTransferStockArgs, 'input'>>;
  updateProduct?: Resolver<ResolversTypes['UpdateProductPayload'], ParentType, ContextType, RequireFields<MutationUpdateProductArgs, 'input'>>;
  updateWarehouse?: Resolver<ResolversTypes['UpdateWarehousePayload'], ParentType, ContextType, RequireFields<MutationUpdateWarehouseArgs, 'input'>>;
  writeOffStock?: Resolver<ResolversTypes['WriteOffStockPayload'], ParentType, ContextType, RequireFields<MutationWriteOffStockArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PastStockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PastStock'] = ResolversParentTypes['PastStock']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  backordered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  incoming?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  levels?: Resolver<Array<ResolversTypes['PastStockLevel']>, ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unavailable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PastStockLevelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PastStockLevel'] = ResolversParentTypes['PastStockLevel']> = {
  backordered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  incoming?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unavailable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warehouse?: Resolver<ResolversTypes['Warehouse'], ParentType, ContextType>;
};

export type PastStockLevelConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PastStockLevelConnection'] = ResolversParentTypes['PastStockLevelConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PastStockLevelEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['PastStockLevel']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PastStockLevelEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PastStockLevelEdge'] = ResolversParentTypes['PastStockLevelEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PastStockLevel'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  allowBackorder?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  attributes?: Resolver<Array<ResolversTypes['ProductAttribute']>, ParentType, ContextType>;
  backorderLimit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  brand?: Resolver<Maybe<ResolversTypes['Brand']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  colour?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imageUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  images?: Resolver<Array<ResolversTypes['ProductImage']>, ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isAvailable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reorderPoint?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stock?: Resolver<ResolversTypes['StockSummary'], ParentType, ContextType>;
  stockAsOf?: Resolver<Maybe<ResolversTypes['PastStock']>, ParentType, ContextType, RequireFields<ProductStockAsOfArgs, 'at'>>;
  stockLevels?: Resolver<Array<ResolversTypes['StockLevel']>, ParentType, ContextType>;
  stockMovements?: Resolver<Maybe<ResolversTypes['StockMovementConnection']>, ParentType, ContextType, RequireFields<ProductStockMovementsArgs, 'first'>>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductAttributeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductAttribute'] = ResolversParentTypes['ProductAttribute']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type ProductImageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductImage'] = ResolversParentTypes['ProductImage']> = {
  altText?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QuarantineStockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuarantineStockPayload'] = ResolversParentTypes['QuarantineStockPayload']> = {
  movement?: Resolver<Maybe<ResolversTypes['StockMovement']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  brand?: Resolver<Maybe<ResolversTypes['Brand']>, ParentType, ContextType, Partial<QueryBrandArgs>>;
  brands?: Resolver<Maybe<ResolversTypes['BrandConnection']>, ParentType, ContextType, RequireFields<QueryBrandsArgs, 'first' | 'orderBy'>>;
  categories?: Resolver<Maybe<ResolversTypes['CategoryConnection']>, ParentType, ContextType, RequireFields<QueryCategoriesArgs, 'first' | 'orderBy'>>;
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType, Partial<QueryCategoryArgs>>;
  lowStock?: Resolver<Maybe<ResolversTypes['ProductConnection']>, ParentType, ContextType, RequireFields<QueryLowStockArgs, 'first'>>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, Partial<QueryProductArgs>>;
  products?: Resolver<Maybe<ResolversTypes['ProductConnection']>, ParentType, ContextType, RequireFields<QueryProductsArgs, 'first'>>;
  reservation?: Resolver<Maybe<ResolversTypes['Reservation']>, ParentType, ContextType, RequireFields<QueryReservationArgs, 'orderId'>>;
  stockAsOf?: Resolver<Maybe<ResolversTypes['PastStockLevelConnection']>, ParentType, ContextType, RequireFields<QueryStockAsOfArgs, 'at' | 'first'>>;
  stockMovements?: Resolver<Maybe<ResolversTypes['StockMovementConnection']>, ParentType, ContextType, RequireFields<QueryStockMovementsArgs, 'first'>>;
  warehouse?: Resolver<Maybe<ResolversTypes['Warehouse']>, ParentType, ContextType, Partial<QueryWarehouseArgs>>;
  warehouses?: Resolver<Maybe<ResolversTypes['WarehouseConnection']>, ParentType, ContextType, RequireFields<QueryWarehousesArgs, 'first' | 'includeClosed'>>;
};

export type ReinstateProductPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReinstateProductPayload'] = ResolversParentTypes['ReinstateProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReleaseQuarantinePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReleaseQuarantinePayload'] = ResolversParentTypes['ReleaseQuarantinePayload']> = {
  movement?: Resolver<Maybe<ResolversTypes['StockMovement']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RenameBrandPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RenameBrandPayload'] = ResolversParentTypes['RenameBrandPayload']> = {
  brand?: Resolver<Maybe<ResolversTypes['Brand']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RenameCategoryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RenameCategoryPayload'] = ResolversParentTypes['RenameCategoryPayload']> = {
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReopenWarehousePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReopenWarehousePayload'] = ResolversParentTypes['ReopenWarehousePayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warehouse?: Resolver<Maybe<ResolversTypes['Warehouse']>, ParentType, ContextType>;
};

export type ReservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reservation'] = ResolversParentTypes['Reservation']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['ReservationLine']>, ParentType, ContextType>;
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ReservationState'], ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['ReservationStep']>, ParentType, ContextType>;
};

export type ReservationLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReservationLine'] = ResolversParentTypes['ReservationLine']> = {
  backordered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  returned?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shipped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warehouse?: Resolver<ResolversTypes['Warehouse'], ParentType, ContextType>;
};

export type ReservationStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReservationStep'] = ResolversParentTypes['ReservationStep']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDone?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ReservationStepKind'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SetSellBufferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetSellBufferPayload'] = ResolversParentTypes['SetSellBufferPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetStockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetStockPayload'] = ResolversParentTypes['SetStockPayload']> = {
  movement?: Resolver<Maybe<ResolversTypes['StockMovement']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StockCountConflictErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockCountConflictError'] = ResolversParentTypes['StockCountConflictError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  currentOnHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StockFiguresResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockFigures'] = ResolversParentTypes['StockFigures']> = {
  backordered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  incoming?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unavailable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StockLevelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockLevel'] = ResolversParentTypes['StockLevel']> = {
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  backordered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  incoming?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sellBuffer?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unavailable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warehouse?: Resolver<ResolversTypes['Warehouse'], ParentType, ContextType>;
};

export type StockLevelConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockLevelConnection'] = ResolversParentTypes['StockLevelConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StockLevelEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['StockLevel']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StockLevelEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockLevelEdge'] = ResolversParentTypes['StockLevelEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockLevel'], ParentType, ContextType>;
};

export type StockLevelEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockLevelEvent'] = ResolversParentTypes['StockLevelEvent']> = {
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  backordered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  incoming?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sellBuffer?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unavailable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warehouse?: Resolver<ResolversTypes['Warehouse'], ParentType, ContextType>;
};

export type StockMovementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovement'] = ResolversParentTypes['StockMovement']> = {
  actor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  after?: Resolver<ResolversTypes['StockFigures'], ParentType, ContextType>;
  backorderedDelta?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['StockFigures'], ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  incomingDelta?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  onHandAfter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHandDelta?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  orderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reservedAfter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reservedDelta?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['StockMovementType'], ParentType, ContextType>;
  unavailableDelta?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitCost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  warehouse?: Resolver<ResolversTypes['Warehouse'], ParentType, ContextType>;
};

export type StockMovementConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovementConnection'] = ResolversParentTypes['StockMovementConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StockMovementEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['StockMovement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StockMovementEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovementEdge'] = ResolversParentTypes['StockMovementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockMovement'], ParentType, ContextType>;
};

export type StockSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockSummary'] = ResolversParentTypes['StockSummary']> = {
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  backordered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  incoming?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StockStatus'], ParentType, ContextType>;
  unavailable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  lowStock?: SubscriptionResolver<ResolversTypes['LowStockAlert'], "lowStock", ParentType, ContextType, RequireFields<SubscriptionLowStockArgs, 'skus'>>;
  stockLevelChanged?: SubscriptionResolver<ResolversTypes['StockLevelEvent'], "stockLevelChanged", ParentType, ContextType, RequireFields<SubscriptionStockLevelChangedArgs, 'skus'>>;
};

export type TransferStockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferStockPayload'] = ResolversParentTypes['TransferStockPayload']> = {
  movements?: Resolver<Array<ResolversTypes['StockMovement']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UpdateProductPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProductPayload'] = ResolversParentTypes['UpdateProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateWarehousePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateWarehousePayload'] = ResolversParentTypes['UpdateWarehousePayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  warehouse?: Resolver<Maybe<ResolversTypes['Warehouse']>, ParentType, ContextType>;
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

export type WarehouseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Warehouse'] = ResolversParentTypes['Warehouse']> = {
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOpen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stockLevels?: Resolver<Maybe<ResolversTypes['StockLevelConnection']>, ParentType, ContextType, RequireFields<WarehouseStockLevelsArgs, 'first'>>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WarehouseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WarehouseConnection'] = ResolversParentTypes['WarehouseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WarehouseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Warehouse']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WarehouseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WarehouseEdge'] = ResolversParentTypes['WarehouseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Warehouse'], ParentType, ContextType>;
};

export type WriteOffStockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WriteOffStockPayload'] = ResolversParentTypes['WriteOffStockPayload']> = {
  movement?: Resolver<Maybe<ResolversTypes['StockMovement']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AdjustStockPayload?: AdjustStockPayloadResolvers<ContextType>;
  Brand?: BrandResolvers<ContextType>;
  BrandConnection?: BrandConnectionResolvers<ContextType>;
  BrandEdge?: BrandEdgeResolvers<ContextType>;
  BulkAdjustStockPayload?: BulkAdjustStockPayloadResolvers<ContextType>;
  BulkAdjustStockResult?: BulkAdjustStockResultResolvers<ContextType>;
  Category?: CategoryResolvers<ContextType>;
  CategoryConnection?: CategoryConnectionResolvers<ContextType>;
  CategoryEdge?: CategoryEdgeResolvers<ContextType>;
  CloseWarehousePayload?: CloseWarehousePayloadResolvers<ContextType>;
  CreateBrandPayload?: CreateBrandPayloadResolvers<ContextType>;
  CreateCategoryPayload?: CreateCategoryPayloadResolvers<ContextType>;
  CreateProductPayload?: CreateProductPayloadResolvers<ContextType>;
  CreateWarehousePayload?: CreateWarehousePayloadResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DeleteBrandPayload?: DeleteBrandPayloadResolvers<ContextType>;
  DeleteCategoryPayload?: DeleteCategoryPayloadResolvers<ContextType>;
  DiscontinueProductPayload?: DiscontinueProductPayloadResolvers<ContextType>;
  EmailAddress?: GraphQLScalarType;
  IdempotencyKeyReusedError?: IdempotencyKeyReusedErrorResolvers<ContextType>;
  InputError?: InputErrorResolvers<ContextType>;
  InsufficientStockError?: InsufficientStockErrorResolvers<ContextType>;
  InvalidStateError?: InvalidStateErrorResolvers<ContextType>;
  LowStockAlert?: LowStockAlertResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  MoveCategoryPayload?: MoveCategoryPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PastStock?: PastStockResolvers<ContextType>;
  PastStockLevel?: PastStockLevelResolvers<ContextType>;
  PastStockLevelConnection?: PastStockLevelConnectionResolvers<ContextType>;
  PastStockLevelEdge?: PastStockLevelEdgeResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductAttribute?: ProductAttributeResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  ProductImage?: ProductImageResolvers<ContextType>;
  QuarantineStockPayload?: QuarantineStockPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReinstateProductPayload?: ReinstateProductPayloadResolvers<ContextType>;
  ReleaseQuarantinePayload?: ReleaseQuarantinePayloadResolvers<ContextType>;
  RenameBrandPayload?: RenameBrandPayloadResolvers<ContextType>;
  RenameCategoryPayload?: RenameCategoryPayloadResolvers<ContextType>;
  ReopenWarehousePayload?: ReopenWarehousePayloadResolvers<ContextType>;
  Reservation?: ReservationResolvers<ContextType>;
  ReservationLine?: ReservationLineResolvers<ContextType>;
  ReservationStep?: ReservationStepResolvers<ContextType>;
  SetSellBufferPayload?: SetSellBufferPayloadResolvers<ContextType>;
  SetStockPayload?: SetStockPayloadResolvers<ContextType>;
  StockCountConflictError?: StockCountConflictErrorResolvers<ContextType>;
  StockFigures?: StockFiguresResolvers<ContextType>;
  StockLevel?: StockLevelResolvers<ContextType>;
  StockLevelConnection?: StockLevelConnectionResolvers<ContextType>;
  StockLevelEdge?: StockLevelEdgeResolvers<ContextType>;
  StockLevelEvent?: StockLevelEventResolvers<ContextType>;
  StockMovement?: StockMovementResolvers<ContextType>;
  StockMovementConnection?: StockMovementConnectionResolvers<ContextType>;
  StockMovementEdge?: StockMovementEdgeResolvers<ContextType>;
  StockSummary?: StockSummaryResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TransferStockPayload?: TransferStockPayloadResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UpdateProductPayload?: UpdateProductPayloadResolvers<ContextType>;
  UpdateWarehousePayload?: UpdateWarehousePayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VersionConflictError?: VersionConflictErrorResolvers<ContextType>;
  Warehouse?: WarehouseResolvers<ContextType>;
  WarehouseConnection?: WarehouseConnectionResolvers<ContextType>;
  WarehouseEdge?: WarehouseEdgeResolvers<ContextType>;
  WriteOffStockPayload?: WriteOffStockPayloadResolvers<ContextType>;
};

