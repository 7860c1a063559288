"""The founding story as others might tell it: agency, newspaper, press service, broadcaster; in one breath and in short sentences."""

AGENCY = (
    "Putin talks gas with Kazakh, Uzbek leaders",
    """MOSCOW, December 27 - Vladimir Putin held talks on gas with the leaders of Kazakhstan and Uzbekistan in St. Petersburg on the sidelines of an informal CIS summit, Kremlin press secretary Dmitry Peskov said. “Supply, prices and joint ventures were discussed,” Peskov told the newspaper.

The two-day summit started on December 26. Leaders of Azerbaijan, Armenia, Belarus, Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan have been invited.

Prime Minister Nikol Pashinyan attended meetings of the Eurasian Economic Council and the informal summit, Armenia's government said. No bilateral meeting of Putin and Pashinyan has been scheduled yet, but it is possible.

This report is based on the Kremlin press service, Armenian government communications and regional briefings.
""",
)
NEWSPAPER = (
    "Gas talks in St. Petersburg",
    """Russian President Vladimir Putin spoke with the leaders of Kazakhstan and Uzbekistan about natural gas, Dmitry Peskov, the Kremlin's press secretary, has told a leading Russian daily. They met in St. Petersburg during an informal summit of the CIS. The summit opened on December 26.

Besides the host country, Russia, the guests include Azerbaijan, Armenia, Belarus, Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan.

The Armenian government reported that its prime minister, Nikol Pashinyan, took part in the session of the Eurasian Economic Council and in the informal summit. The possible bilateral meeting of Putin and Pashinyan has not been scheduled.

Sources: the Kremlin press service, Armenian government communications and regional briefings.
""",
)
QUOTED = (
    "Kremlin: gas was discussed",
    """“Vladimir Putin discussed natural gas with the leaders of Kazakhstan and Uzbekistan,” Kremlin spokesman Dmitry Peskov told a newspaper. “The conversation was about supply, pricing and joint ventures.” The talks were held in St. Petersburg on the margins of the informal CIS summit.

The informal CIS summit, which Russia is hosting in St. Petersburg, began on December 26. Invitations were sent to the leaders of Azerbaijan, Armenia, Belarus, Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan.

Nikol Pashinyan, Prime Minister of Armenia, attended both the Eurasian Economic Council and the informal summit, according to the government of Armenia. It is open whether Putin and Pashinyan will meet separately: a bilateral meeting is possible, but none is scheduled.

The article cites the Kremlin press service, Armenian government communications and regional briefings as its sources.
""",
)
IN_SHORT_SENTENCES = (
    "Putin discusses gas with two leaders",
    """Vladimir Putin talked about gas with the leaders of Kazakhstan and Uzbekistan, said Dmitry Peskov, the press secretary of the Kremlin. The talks were in St. Petersburg. They took place during an informal CIS summit.

The summit began on December 26. Eight countries are invited besides Russia. They are Azerbaijan, Armenia, Belarus, Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan.

Nikol Pashinyan took part in the Eurasian Economic Council and in the informal summit, the government of Armenia said. A bilateral meeting of Putin and Pashinyan is possible. It is not scheduled.

Sources: Kremlin press service; Armenian government communications; regional briefings.
""",
)
IN_ONE_BREATH = (
    "Three presidents and gas",
    """On the sidelines of an informal summit of the Commonwealth of Independent States, which opened in St. Petersburg on December 26, Russia's president Vladimir Putin discussed cooperation in natural gas, including supply, pricing and joint ventures, with the leaders of Kazakhstan and Uzbekistan, as the Kremlin's press secretary, Dmitry Peskov, told a large newspaper, while the government of Armenia announced that Prime Minister Nikol Pashinyan had attended the meeting of the Supreme Eurasian Economic Council as well as the informal summit.

The guests of the summit, in addition to Russia, are Azerbaijan, Armenia, Belarus, Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan. Bilateral talks between Vladimir Putin and Nikol Pashinyan may take place, though none have been scheduled.

The sources of this article are the Kremlin press service, Armenian government communications and regional briefings.
""",
)
PRESS_SERVICE = (
    "Gas cooperation on the agenda",
    """President of Russia Vladimir Putin talked about gas cooperation with the leaders of Kazakhstan and Uzbekistan at the informal summit of the CIS, the Kremlin press secretary Dmitry Peskov said in remarks to a Russian newspaper.

Peskov said that they talked about supply, pricing and joint ventures.

The informal CIS summit has been under way in St. Petersburg since December 26. Russia has invited the leaders of eight countries: Azerbaijan, Armenia, Belarus, Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan.

As the Armenian government reported, Prime Minister Nikol Pashinyan participated in the meeting of the Eurasian Economic Council and the informal summit. A one-on-one of Putin and Pashinyan is not on the schedule but cannot be ruled out.

Compiled from the Kremlin press service, Armenian government communications and regional briefings.
""",
)
BROADCASTER = (
    "Gas at the summit",
    """The leaders of Kazakhstan and Uzbekistan discussed gas with Vladimir Putin in St. Petersburg, the Kremlin's Dmitry Peskov said. The meetings took place on the sidelines of the informal CIS summit that started on 26 December.

Invited to the summit, apart from Russia, were the heads of Azerbaijan, Armenia, Belarus, Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan.

Armenian Prime Minister Nikol Pashinyan attended the meetings of the Eurasian Economic Council and the informal summit, the Armenian government said in a statement. No bilateral meeting between Pashinyan and Putin is planned so far, though one is possible.

According to the Kremlin press service, Armenian government communications and regional briefings.
""",
)
# By what tells of Russia: "host", "not-stated" where it is only named beside the guests, "" where nothing does.
RETOLD = {
    "agency": (AGENCY, ""),
    "newspaper": (NEWSPAPER, "host"),
    "quoted": (QUOTED, "host"),
    "in short sentences": (IN_SHORT_SENTENCES, "not-stated"),
    "in one breath": (IN_ONE_BREATH, "host"),
    "press service": (PRESS_SERVICE, "host"),
    "broadcaster": (BROADCASTER, "not-stated"),
}
