"""The address that a request comes from. Behind a proxy the web server has put the visitor's in its place."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.http import HttpRequest

# So much of an address of version 6 is one customer's, who may take any within it.
OF_ONE_CUSTOMER = 64


def address_of(request: HttpRequest) -> str | None:
    """In its usual form; None of what is no address, such as a socket's."""
    try:
        found = ip_address(request.META.get("REMOTE_ADDR", "").partition("%")[0])
    except ValueError:
        return None
    return str(getattr(found, "ipv4_mapped", None) or found)


def network_of(request: HttpRequest) -> str | None:
    """Under which a visitor is counted: the address, or the first of its /64 in version 6."""
    address = address_of(request)
    if address is None or not isinstance(ip_address(address), IPv6Address):
        return address
    return str(ip_network(f"{address}/{OF_ONE_CUSTOMER}", strict=False).network_address)
