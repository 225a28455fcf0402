/**
 * What must happen at once on the server. A key of the cache is two keys there: its value, and its lease.
 * Of a lease, `c…` was left by a change and `r…` made by a reader; both end with the next change.
 */

/** KEYS: the mark that all changed a moment ago, then leases; ARGV: a new token, its milliseconds. Returns the tokens. */
export const leaseScript = `
local recent = redis.call('EXISTS', KEYS[1]) == 1
local tokens = {}
for i = 2, #KEYS do
  local token = redis.call('GET', KEYS[i])
  if not token then
    token = ARGV[1]
    redis.call('SET', KEYS[i], token, 'PX', ARGV[2])
  end
  tokens[i - 1] = (recent and '!' or '') .. token
end
return tokens`

/** KEYS: a lease and a value, again and again; ARGV: milliseconds, then a token and a value, again and again. */
export const writeScript = `
for i = 1, #KEYS, 2 do
  if redis.call('GET', KEYS[i]) == ARGV[i + 1] then
    redis.call('SET', KEYS[i + 1], ARGV[i + 2], 'PX', ARGV[1])
  end
end`

/** KEYS: a lease and a value, again and again; ARGV: a new token, its milliseconds. */
export const forgetScript = `
for i = 1, #KEYS, 2 do
  redis.call('SET', KEYS[i], ARGV[1], 'PX', ARGV[2])
  redis.call('DEL', KEYS[i + 1])
end`

/** KEYS: the epoch, the mark that all changed a moment ago; ARGV: a new epoch, milliseconds of the mark. */
export const renewScript = `
redis.call('SET', KEYS[1], ARGV[1])
redis.call('SET', KEYS[2], '', 'PX', ARGV[2])`
