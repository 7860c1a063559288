"""Words that hold a country's name and are not the country, and words that are other names too.

Data of the linker's own: a name of the archive found inside one of these does not count.
"""

# Other places, states of other times, languages, peoples and phrases.
NOT_THE_COUNTRY = """
New Mexico | Gulf of Mexico | Northern Ireland | New Guinea | Gulf of Guinea | New England | New Britain
South Ossetia | North Ossetia | South Georgia | Georgia Tech | University of Georgia | State of Georgia | state of Georgia
Georgia Bulldogs | Georgia State | Georgia Southern | Atlanta, Georgia | Savannah, Georgia | Athens, Georgia
Augusta, Georgia | Macon, Georgia | Columbus, Georgia | Michael Jordan | Jordan Peterson | Jordan River | River Jordan
Jordan Belfort | Jordan Spieth | Jordan Henderson | DeAndre Jordan | Chad Smith | Chad Kroeger
East Germany | West Germany | German Democratic Republic | Democratic Republic of Germany
South Vietnam | North Vietnam | South Yemen | North Yemen | Serbia and Montenegro
Soviet Russia | Tsarist Russia | Russian Empire | British Empire | Japanese Empire | Korean Empire | Mali Empire
Ottoman Turkey | Kingdom of Georgia | Republika Srpska | Republic of Serbian Krajina
Turkish Republic of Northern Cyprus | Northern Cyprus | Chinese Taipei | Indian Ocean | American Indian
American Indians | West Indian | West Indies | Native American | Native Americans | Latin American | Latin Americans
Latin America | South America | North America | Central America | South American | North American | Central American
African American | African Americans | African-American | African-Americans | Pan American | Inter-American
Greek Macedonia | Aegean Macedonia | Inner Mongolia | Outer Mongolia | Sea of Japan | South China Sea | East China Sea
Gulf of Oman | Sea of Oman | Gulf of Panama | Gulf of Finland | Lake Malawi | Lake Chad | Niger River | River Niger
Niger Delta | Congo River | River Congo | Belgian Congo | French Congo | Irish Sea | Java Sea | Philippine Sea
English Channel | Panama hat | Cuba Gooding | Israel Kamakawiwo'ole | Holland Taylor | Tom Holland
French Guinea | Portuguese Guinea | Spanish Guinea | British India | French India | British Guiana
Turkish bath | Turkish delight | Swiss cheese | Persian Gulf | Republic of Ireland's border
New Caledonian | Jersey City | New Jersey | Saint-Martin | Kuwait Oil
Российская империя | Российская Империя | Британская империя | Японская империя | Османская Турция | Советская Россия
Нацистская Германия | Восточная Германия | Западная Германия | Германская Демократическая Республика | Германская империя
Республика Сербская | Сербия и Черногория | Северная Ирландия | Южная Георгия | Северный Кипр | Турецкая Республика Северного Кипра
Новая Гвинея | Нью-Мексико | Новая Англия | Латинская Америка | Южная Америка | Северная Америка | Центральная Америка
Внутренняя Монголия | Индийский океан | Японское море | Мексиканский залив | Панамский канал | Оманский залив
Финский залив | Финский нож | Ирландское море | Китайская Республика | Великая Китайская стена
Чилийская селитра | Американские индейцы | американские индейцы | американский футбол | Американский футбол
Королевство Грузия | Белая Русь | Китай-город | Грузинская ССР | Украинская ССР | Белорусская ССР | Казахская ССР
Колумбийский университет | округ Колумбия | Округ Колумбия | Украинский фронт | Белорусский фронт | Прибалтийский фронт
Республики Сербской | Республике Сербской | Республику Сербскую | Республикой Сербской | Александр Македонский
Узбекская ССР | Таджикская ССР | Киргизская ССР | Туркменская ССР | Армянская ССР | Азербайджанская ССР
Молдавская ССР | Литовская ССР | Латвийская ССР | Эстонская ССР | русский язык
"""

# The same, where only the context tells: given names and family names of people.
PERSONAL_NAMES = set(
    """
    Jordan Chad Georgia Israel Holland Ireland India Cuba Kenya America Jersey Guernsey Martin Salvador
    Сальвадор Сальвадора Сальвадору Сальвадором
    """.split()
)

# What ISO 3166-1 lists as not independent: named more often as a place than as a party to anything.
TERRITORIES = frozenset(
    """
    AI AQ AS AW AX BL BM BQ BV CC CK CW CX FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU PF PM
    PN PR RE SH SJ SX TC TF TK UM VG VI WF YT
    """.split()
)

# Territories whose name is a county, a town or an island elsewhere.
OTHER_PLACES = {
    "Норфолк",
    "Норфолка",
    "Норфолку",
    "Норфолком",
    "Норфолке",
    "Norfolk",
    "Saint Martin",
    "Сен-Мартен",
}

# A country bears it, and an American state: words that show the state.
STATES = {"Georgia"}
SIGNS_OF_THE_STATE = (
    "Atlanta",
    "Savannah",
    "U.S. state",
    "US state",
    "American state",
    "Stone Mountain",
    "Jimmy Carter",
    "CNN Center",
    "Alabama",
    "South Carolina",
    "Florida",
    "Tennessee",
)
SIGNS_OF_THE_COUNTRY = (
    "Tbilisi",
    "Georgian",
    "Saakashvili",
    "Abkhaz",
    "Ossetia",
    "Russia",
    "Shevardnadze",
    "Azerbaijan",
    "Armenia",
)

# In a text that is all in capitals these are words, not abbreviations.
WORDS_IN_CAPITALS = {"US"}

# At the beginning of a sentence these are other words: «Того же мнения…».
OTHER_WORDS_AT_FIRST = {"Того"}

# The beginnings of adjectives such as «американо-российский» that are not made of the adjective itself.
COMPOUNDS = {
    "AF": ["афгано"],
    "AL": ["албано"],
    "AM": ["армяно"],
    "AZ": ["азербайджано"],
    "BG": ["болгаро"],
    "CN": ["китае"],
    "DE": ["германо", "немецко"],
    "ES": ["испано"],
    "FR": ["франко"],
    "GB": ["британо", "англо"],
    "GE": ["грузино"],
    "GR": ["греко"],
    "IN": ["индо"],
    "IQ": ["ирако"],
    "IR": ["ирано"],
    "IT": ["итало"],
    "JP": ["японо"],
    "PL": ["польско"],
    "RO": ["румыно"],
    "RS": ["сербо"],
    "SY": ["сиро"],
    "TR": ["турко", "турецко"],
    "UA": ["украино"],
    "US": ["американо"],
}

# Two countries may be meant: which, only the rest of the article tells.
SHARED_NAMES = {"Congo": ("CD", "CG"), "Конго": ("CD", "CG"), "Korea": ("KP", "KR"), "Корея": ("KP", "KR")}

# Names of parties and papers that hold a country's name: a suggestion at most.
NAMED_AFTER = {
    "RU": [
        "Единая Россия",
        "Справедливая Россия",
        "Молодая Россия",
        "Литературная Россия",
        "Наш дом - Россия",
        "United Russia",
        "A Just Russia",
        "Just Russia",
    ],
}

# What is said of people rather than of their country, right after the adjective.
PEOPLES = r"(?:народ(?:а|у|ом|е|ы|ов|ам|ами|ах)?\Z|происхожден|корн|семь|общин|диаспор|национальност)"
