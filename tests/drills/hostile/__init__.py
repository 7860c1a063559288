"""What `hostile_input` is made of.

values     strings that programs choke on
places     every address, public and editors', with the parameters and forms that they know
damage     an address, a form, a body, a header, spoilt
inputs     request number so-and-so of a seed, always the same
asking     asks the application, in this process; tells the status, the time, and what was raised
"""
