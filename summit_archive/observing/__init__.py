"""What an operator sees: lines, numbers, and mail about errors. What a reader reads, and who a reader is, is in none of them.

around        a server's application: each answer gets a number, is timed and counted
request_ids   the number that a request has, in each line and on error pages
routes        by which route a page was found, for what is counted: never its address
lines         a log line as a person or a program reads it
unsaid        what is cut out of lines, mails and reports: rows, statements, secret addresses
counts        counters that the processes share, for Prometheus
gauges        numbers that are read when they are asked for: database, lag, disk, the last backup, and what others add
page          /metrics, for those who may see it
mails         errors by mail, few of them
reports       errors to a service that speaks Sentry's protocol

Nothing of it is on unless the settings ask for it, but lines on stderr and the numbers of requests.
"""
