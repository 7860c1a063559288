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
British Columbia | Британская Колумбия | North Holland | South Holland | Северная Голландия | Южная Голландия
Новая Голландия | Organization of American States | Organisation of American States | Volga German | Volga Germans
Организация американских государств | Организация Американских Государств | New South Wales | Новый Южный Уэльс
Prince of Wales | Princess of Wales | Hove Albion | Bromwich Albion | Burton Albion | Хоув Альбион | Бромвич Альбион
Бертон Альбион | French Guyana | German shepherd | German Shepherd | Dutch disease | Spanish flu | Russian roulette
Supreme Soviet | Petrograd Soviet | Leningrad Soviet | Moscow Soviet | Congress of Soviets | Soviet of the Union
Soviet of Nationalities | Советский район | Советская улица | улица Советская | Советская площадь | Советский округ
немецкая овчарка | голландская болезнь | испанский грипп | шведский стол | американские горки
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

# Names of a county, a town or an island elsewhere, or of a part of the world.
OTHER_PLACES = {
    "Норфолк",
    "Норфолка",
    "Норфолку",
    "Норфолком",
    "Норфолке",
    "Norfolk",
    "Saint Martin",
    "Сен-Мартен",
    # Where something lies: the south of the continent, of which the republic is a part.
    "Южной Африке",
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

# Names of parties, papers, programmes, banks and contests that hold a country's name: a suggestion at most.
NAMED_AFTER = {
    "AM": ["Процветающая Армения", "Prosperous Armenia"],
    "CN": ["Bank of China"],
    "DE": ["Альтернатива для Германии", "Alternative for Germany"],
    "GB": ["Британия ищет таланты", "Britain's Got Talent", "British Petroleum"],
    "GE": ["Bank of Georgia", "Банк Грузии", "Грузинская мечта", "Georgian Dream"],
    "IT": ["Вперед, Италия", "Братья Италии", "Forza Italia", "Brothers of Italy"],
    "NL": ["Royal Dutch Shell"],
    "PA": ["Panama Papers", "Панамское досье", "Панамский архив"],
    "PK": ["Pakistan Muslim League"],
    "RU": [
        "Единая Россия",
        "Справедливая Россия",
        "Молодая Россия",
        "Литературная Россия",
        "Наш дом - Россия",
        "United Russia",
        "A Just Russia",
        "Just Russia",
        "Fair Russia",
        "Патриоты России",
        "Деловая Россия",
        "Демократическая Россия",
        "ОПОРА России",
        "OPORA Russia",
        "Fatherland-All Russia",
        "Russia Today",
        "Россия сегодня",
        "Россия 1",
        "Россия 24",
        "Россия-1",
        "Россия-24",
    ],
    "SI": ["Позитивная Словения", "Positive Slovenia"],
    "UA": ["Наша Украина", "Our Ukraine"],
    "US": [
        "Bank of America",
        "Одноэтажная Америка",
        "Америка ищет таланты",
        "America's Got Talent",
        "American Express",
        "American Idol",
    ],
}

# The same by their kind: the words that follow a country or its adjective in such a name, and those before it.
NAMED_BY_NEXT_WORD = r" (?:Airlines|Airways|Air|Open|Idol|Telecom|Mobile|Motors)\b"
NAMED_BY_WORD_BEFORE = frozenset({"Air", "Al", "al", "Эйр"})
NAMED_BY_NOUN = r" (?:авиалини|авиакомпани)"

# Words for a ship or a craft, which bears the name that follows.
VESSELS = r"(?:шаттл|челнок|корабл|теплоход|пароход|паром|крейсер|лайнер|судн|яхт|фрегат|ледокол|авианос|танкер|сухогруз)"

# Parts of a country that stand for it in everyday words, and its names in poems: a suggestion at most.
PARTS_OF_COUNTRIES = {
    "GB": ["England", "Scotland", "Wales", "Albion", "Англия", "Шотландия", "Уэльс", "Альбион"],
}

# Countries of which the name is a given name too, in all of its forms, «Доминика» being of Доминик as well; and what
# shows the country.
GIVEN_NAMES_TOO = {"Доминика", "Доминики", "Доминике", "Доминику", "Доминикой"}
SIGNS_OF_AN_ISLAND = {
    *("в", "на", "из", "о", "для", "с", "остров", "острова", "острове", "острову", "островом"),
    *("Содружество", "Содружества", "Содружестве", "Содружеству", "Содружеством", "страна", "страны"),
}

# What is said of people rather than of their country, right after the adjective.
PEOPLES = r"(?:народ(?:а|у|ом|е|ы|ов|ам|ами|ах)?\Z|происхожден|корн|семь|общин|диаспор|национальност)"
