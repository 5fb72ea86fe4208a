/**
 * The budget of the fleet, as one hash in Redis. It holds a token bucket in aggregate and one for each operation with a
 * rate, and what the fleet has learned from calls that AWS refused as too fast.
 *
 * `limit` is the rate at the last refusal. From 0.9 of it the rate grows along a cubic curve: quickly, ever more slowly
 * up to the limit, and beyond it ever more quickly. `plateau` is the time that it takes to the limit. It doubles with
 * each refusal that confirms the limit, so that a limit that is known is seldom tested, and is short again once the
 * limit falls. Only the time counts in which calls wait for tokens (`busy`): AWS's bucket is empty at two refusals, so
 * the calls that it has taken in between are the rate that it fills at.
 */
const state = `
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + time[2] / 1000
end
local stored = redis.call('HGETALL', KEYS[1])
local s = {}
for i = 1, #stored, 2 do s[stored[i]] = tonumber(stored[i + 1]) end
local elapsed = math.max(0, now - (s.at or now))
local configured = tonumber(ARGV[2]) or math.huge
local burst = tonumber(ARGV[3]) or math.huge

local function learned()
  if not s.limit then return math.huge end
  return s.limit * (1 + 0.1 * (s.busy / s.plateau - 1) ^ 3)
end

local rate = math.min(configured, learned())
if rate < configured then burst = math.min(burst, math.max(2, rate)) end
if rate < math.huge then
  if s.limit then s.busy = s.busy + math.min(elapsed, math.max(0, burst - (s.tokens or 0)) / rate * 1000) end
  s.tokens = math.min(burst, (s.tokens or math.min(burst, math.max(1, rate))) + elapsed * rate / 1000)
end
if not s.second or now - s.second >= 1000 then
  s.before = s.second and now - s.second < 2000 and s.count or 0
  s.second, s.count = now, 0
end
s.at = now

local function store()
  local fields = {}
  for name, value in pairs(s) do
    fields[#fields + 1] = name
    fields[#fields + 1] = string.format('%.17g', value)
  end
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[1], unpack(fields))
  redis.call('PEXPIRE', KEYS[1], 86400000)
end
`;

/**
 * Takes tokens for the first of the wishes that may have one, as many as it asks for and there are. Each importance
 * leaves a reserve to those before it: a tenth of a second's calls, at least one, and as much less as the burst is small.
 *
 * KEYS: the budget, the heartbeats of the workers. ARGV: the time, or '' for that of Redis's clock; rate and burst, or
 * ''; calls that were made without a token; since when a worker is alive, in ms before now; then for each wish its
 * operation, its reserve, the rate and burst of the operation, or '', and how many tokens it asks for.
 * @returns which wish has tokens, or 0; else in how many ms to ask again; the rate, or ''; how many workers live; how many
 * tokens the wish has
 */
export const takeScript = `${state}
-- No debt outlives what has come meanwhile: a bucket that was lost has not filled.
if s.tokens then s.tokens = math.min(s.tokens, math.max(0, s.tokens - tonumber(ARGV[4]))) end
local workers = redis.call('ZCOUNT', KEYS[2], now - tonumber(ARGV[5]), '+inf')
local reserve = math.min(math.max(1, rate / 10), (burst - 1) / 4)
local granted, count, wait = 0, 0, math.huge
for i = 6, #ARGV, 5 do
  local operation, multiple = ARGV[i], tonumber(ARGV[i + 1])
  local own, ownBurst = tonumber(ARGV[i + 2]), tonumber(ARGV[i + 3])
  local name, filled = 'tokens:' .. operation, 'at:' .. operation
  if own then
    local since = math.max(0, now - (s[filled] or now))
    s[name] = math.min(ownBurst, (s[name] or math.min(ownBurst, math.max(1, own))) + since * own / 1000)
    s[filled] = now
  end
  local late = 0
  while count < tonumber(ARGV[i + 4]) do
    late = 0
    if rate < math.huge then late = (1 + multiple * reserve - s.tokens) / rate * 1000 end
    if own then late = math.max(late, (1 - s[name]) / own * 1000) end
    if late >= 0.001 then break end
    if own then s[name] = s[name] - 1 end
    if s.tokens then s.tokens = s.tokens - 1 end
    s.count = s.count + 1
    if s.limit then s.taken = s.taken + 1 end
    count = count + 1
  end
  if count > 0 then
    granted, wait = (i - 1) / 5, 0
    break
  end
  wait = math.min(wait, late)
end
if rate == math.huge then s.tokens = nil end
store()
return { granted, wait < math.huge and math.ceil(wait) or 0, rate < math.huge and tostring(rate) or '', workers, count }
`;

/**
 * Lowers the rate after a call that AWS refused as too fast. Calls that were under way together are refused together:
 * that is one sign. ARGV as above, without wishes.
 * @returns the rate from now on, or '' when this refusal tells nothing new
 */
export const lowerScript = `${state}
local first = not s.limit
if not first then s.taken = s.taken - 1 end
if s.slowed and now - s.slowed < 1000 then
  if s.tokens then s.tokens = math.min(s.tokens, 0) end
  store()
  return ''
end
local limit
if first then
  limit = math.min(configured, math.max(1, s.count, s.before))
elseif s.busy >= 1000 then
  local least = s.busy > s.plateau and 0.75 or 0.5
  limit = math.min(rate, math.max(s.taken / s.busy * 1000, least * rate))
else
  limit = rate / 2
end
limit = math.max(0.25, limit)
local isConfirmed = not first and s.taken > 0 and limit > 0.75 * s.limit and limit < 1.25 * s.limit
s.plateau = isConfirmed and math.min(60000, s.plateau * 2) or 2000
s.limit, s.busy, s.taken, s.slowed = limit, 0, 0, now
-- The first refusal comes out of a burst that has used up the second ahead as well.
s.tokens = first and -limit or 0
store()
return tostring(0.9 * limit)
`;
