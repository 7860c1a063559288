"""What operators install the archive with: files for containers, systemd, proxies and the database; its README tells how.

pins     what the program is made of: digests of all packages, and the bill of materials
alive    whether the site answers, for a container's health check
"""
