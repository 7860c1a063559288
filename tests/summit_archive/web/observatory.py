"""The score of an answer's headers, by the rules of the HTTP Observatory of Mozilla and MDN.

Source: github.com/mdn/mdn-http-observatory, `src/grader/charts.js` and `src/analyzer/tests/`, as of August 2026 (commit 94042bbf):
100 points, and for each test what its result adds or takes; what adds counts where the rest is 90 or more.
Written down as far as it concerns headers: redirections, certificates, the list of preloaded hosts and scripts of other sites are
judged there by asking, and count nothing here. What would be right for these, and is not ours, counts as wrong.
"""

LEAST_WITH_EXTRAS = 90
SIX_MONTHS = 15768000
UNSAFE = {"'unsafe-inline'", "'unsafe-eval'", "data:", "http:", "https:", "*", "ws:", "wss:", "ftp:", "blob:"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


def score(headers, cookies=()):
    """`headers`: {name in any case: value}; `cookies`: the lines of each Set-Cookie."""
    told = {name.lower(): value for name, value in headers.items()}
    modifiers = list(modifiers_of(told, cookies).values())
    without_extras = 100 + sum(one for one in modifiers if one < 0)
    extras = sum(one for one in modifiers if one > 0)
    return max(0, without_extras + (extras if without_extras >= LEAST_WITH_EXTRAS else 0))


def modifiers_of(told, cookies):
    policy = policy_of(told.get("content-security-policy", ""))
    return {
        "content-security-policy": of_policy(policy),
        "cookies": of_cookies(cookies),
        "cross-origin-resource-sharing": -50 if "access-control-allow-credentials" in told else 0,
        "cross-origin-resource-policy": of_one(
            told.get("cross-origin-resource-policy"),
            {"same-origin": 10, "same-site": 10, "cross-origin": 0},
            -5,
        ),
        "cross-origin-embedder-policy": of_one(
            told.get("cross-origin-embedder-policy"),
            {"require-corp": 10, "credentialless": 10, "unsafe-none": 0},
            -5,
        ),
        "cross-origin-opener-policy": of_one(
            told.get("cross-origin-opener-policy"),
            {"same-origin": 10, "same-origin-allow-popups": 10, "unsafe-none": 0},
            -5,
        ),
        "referrer-policy": of_one(told.get("referrer-policy"), dict.fromkeys(PRIVATE, 5), -5),
        "strict-transport-security": of_transport(told.get("strict-transport-security")),
        "x-content-type-options": 0 if told.get("x-content-type-options") == "nosniff" else -5,
        "x-frame-options": of_frames(policy, told.get("x-frame-options")),
    }


def policy_of(text):
    parts = [part.split() for part in text.lower().split(";") if part.strip()]
    return {name: set(sources) for name, *sources in reversed(parts)}


def of_policy(policy):
    if not policy:
        return -25
    default = policy.get("default-src", {"*"})
    scripts, objects, styles = (policy.get(f"{name}-src", default) for name in ("script", "object", "style"))
    if scripts & UNSAFE or objects & UNSAFE:
        return -20
    active = [sources for name, sources in policy.items() if name not in ("img-src", "media-src")]
    if any("http:" in sources for sources in active):
        return -20
    if styles & UNSAFE:
        return 0
    is_closed = default == {"'none'"} and policy.get("form-action", {"*"}) <= {"'none'", "'self'"}
    return 10 if is_closed else 5


def of_cookies(cookies):
    """A session's has to be for HTTP alone; one against forgery need not."""
    worst = 5 if cookies else 0
    for cookie in cookies:
        name, *attributes = (part.strip().lower() for part in cookie.split(";"))
        is_of_session = "sess" in name or "login" in name
        if "secure" not in attributes:
            return -40 if is_of_session else -20
        if is_of_session and "httponly" not in attributes:
            return -30
        if not {"samesite=lax", "samesite=strict"} & set(attributes):
            worst = -20 if "csrf" in name else 0
    return worst


def of_one(value, known, otherwise):
    return 0 if value is None else known.get(value, otherwise)


def of_transport(value):
    seconds = (value or "").partition("max-age=")[2].partition(";")[0]
    if not seconds.isdecimal():
        return -20
    return 0 if int(seconds) >= SIX_MONTHS else -10


def of_frames(policy, header):
    if policy.get("frame-ancestors"):
        return 5
    return 0 if (header or "").lower() in ("deny", "sameorigin") else -20
