"""Words that show a party beside a name: verbs of saying and deciding, what only a party has, what two parties share.

English as its forms, Russian as the beginnings of words. Data of `capitals`.
"""

import re


def words(text: str) -> str:
    """The alternatives of a pattern, from words with spaces between; an underscore stands for a space."""
    return "|".join(text.split()).replace("_", " ")


# Right after these a capital is a place, whatever else stands there.
PLACES = frozenset(
    """
    in at near outside inside through via around across within into the a an visit visited visiting leaving left reach
    reached this downtown central greater в во из до у около через к ко под над о об при вокруг возле из-за
    """.split()
)

# --- English --------------------------------------------------------------------

# What a government does, and a city hardly ever. Endings stand in the pattern.
ENGLISH_ACTS = words(
    """
    say|says|said announc believ think thought want agree insist refus reject accept support oppos welcomed condemn
    warn urg demand accus blam deni|deny confirm propos offer suggest respond react hop expect intend seek|sought
    tri|try decid impos recogni[sz] sign negotiat consider regard pledg promis threat critici[sz] acknowledg admit|admitted
    claim argu assert maintain know|knew|known understand|understood appreciat express shar signal declar stress
    emphasi[sz] reiterat underlin ask request pursu advocat favou?r suspend|suspended expel|expelled|expels recall
    withdr abandon ratif violat attempt act|acts|acted|acting co-?ordinat co-?operat alarm concern interested
    ready prepared willing determin committed convinced confident satisfied aware opposed able_to obliged
    respon(?:sible|ded) use_(?:its|their) set_out stand_ready stands_ready stood_ready has_no|have_no|had_no
    stands?_(?:by|for|with) face[sd] pressing press(?:es|ed)? push(?:es|ed|ing)? stick(?:s|ing)? backs|backed
    strive|strove justif conclud condon resum renew deepen develop(?:ed|ing)?_(?:relations|ties) establish(?:ed|ing)?_(?:relations|ties|diplomatic)
    engaged_in_(?:a_)?(?:constructive_)?(?:dialogue|talks) ha(?:ve|s)_(?:[a-z]+_)?(?:different|divergent|similar|shared|common|close|always) exchang discuss dismiss praise[sd] vow hail(?:s|ed) slam(?:s|med) fear deplor regret complain warns boycott
    """
)
ENGLISH_BEFORE_ACTS = words(
    """
    has have had will would can could may might must should shall is was are were be been being does did do never
    also now still not already long always both again then no_longer therefore recently repeatedly clearly today
    to cannot once [a-z]+ly
    """
)
ENGLISH_SUBJECT = re.compile(
    r"(?:, [a-z ]{3,40},)?(?:(?:,| and| or|, and) (?:the )?[A-Z][\w.-]+(?: [A-Z][\w-]+)?){0,3},?"
    rf"(?: (?:{ENGLISH_BEFORE_ACTS}))" + r"{0,4}"
    rf" (?:{ENGLISH_ACTS})(?:e?[sd]|e|t|i?ng|en(?:s|ed|ing)?|y|ie[sd]|ew|aws?|awn)?\b(?! of)"
)
# No city owns these.
OWNED = words(
    """
    positions? stance policy policies decisions? views? reactions? responses? support interests? roles? proposals?
    initiatives? efforts? refusal demands? accusations? claims? concerns? readiness willingness intentions? attitude
    approach relations? relationship ties ally allies plans? aims? goals? strategy influence diplomacy call calls
    offers? statements? commitments? assistance actions? behaviou?r consent objections? opposition withdrawal
    invasion aggression military nuclear sanctions envoys? ambassadors? request opinion contribution intervention
    recognition message propaganda partners? partnership priorities obligations? adversaries foreign sovereignty
    motives ambitions line stand official viewpoint concept logic principled
    """
)
ENGLISH_OWNER = re.compile(rf"'s? (?:[a-z-]+ ){{0,2}}(?:{OWNED})\b")
ENGLISH_OWNED_BY = re.compile(
    rf"(?:\b(?:{OWNED}|part|behalf|regime|hands|attention|blessing) of|\bofficial) (?:[A-Z][\w-]+ and )?\Z"
)
SHARED_BY_TWO = words(
    """
    relations? relationship ties talks dialogue negotiations? negotiat\\w* contacts? co-?operation co-?operat\\w*
    agreements? agree[ds]? treaty deals? alliance consultations? partnership interaction disputes? conflict accords?
    rapprochement co-?ordination friendship war differences disagreements? confrontation trade channels? tensions?
    split rift understanding quarrel\\w* bargain\\w* compromise engag\\w* break
    """
)
ENGLISH_DEALT_WITH = re.compile(
    rf"\b(?:{SHARED_BY_TWO})(?: [a-z]+){{0,2}} (?:with|between)(?: both)? (?:[A-Z][\w-]+(?: [A-Z][\w-]+)? and )?\Z"
)
# After the name they make it the city's.
ENGLISH_OF_THE_CITY = re.compile(
    r" [A-Z]|[ -](?:mayor|residents?|guests?|authorities|time|region|city|streets?|suburbs?|airport|schools?|metro)\b"
)
ENGLISH_BETWEEN = re.compile(r"\bbetween (?:both )?\Z")
ENGLISH_ADDRESSED = re.compile(
    r"(?:\b(?:accus|urg|criticis|criticiz|blam|pressur|condemn|persuad|convinc|notif|isolat|provok|antagonis|influenc)(?:e|es|ed|ing)"
    r"|\b(?:tell|told|ask|asked|warn|warns|warned|assure[sd]?|press|pressed|inform|informed|thanked|help|helped"
    r"|called (?:on|upon)|calls? (?:on|upon)|calling (?:on|upon)|appeal(?:s|ed)? to|demand(?:s|ed)? (?:from|of|that)"
    r"|pressure (?:on|from)|sanctions\"? (?:against|on|by)|influence (?:on|over)|support (?:for|from)|aid to|attitudes? to"
    r"|attitudes? towards?|policy (?:on|towards?)|according to|hostile to|loyal to"
    r"|reply to|response (?:to|from)|message (?:to|from)|signals? (?:to|from)|commitments? by|demands (?:by|from|on)"
    r"|(?:taken|made|given|drawn up|put forward) by|[a-z]{3,}(?:ised|ized|osed|ted|ned|led|ided) by))"
    r" (?:both )?(?:[A-Z][\w-]+(?: [A-Z][\w-]+)? and )?\Z"
)
# "Moscow-Washington contacts"
ENGLISH_PAIR = re.compile(rf"-([A-Z]\w+)(?:-[A-Z]\w+)? (?:{SHARED_BY_TWO})\b")
ENGLISH_PAIRED = re.compile(rf" (?:{SHARED_BY_TWO})\b")
# A city is where one is, whence and whither one goes; an article before it makes it part of a longer name.
ENGLISH_PLACE = re.compile(
    r"(?:\b(?i:from|to|of|for|over|toward|towards|by|entered|with|on|against)"
    r"|[\w.] ?[-/])(?: both)? ?\Z"
)
TRAVEL = re.compile(
    r"(?:flight|train|road|motorway|highway|rail|route|distance|accident|bus|plane|travel|journey|border|traffic|"
    r"рейс|поезд|дорог|трасс|сообщен|пол[её]т|расстоян|границ|матч|маршрут|магистрал|лини[яюий]|электрич|движен|"
    r"самол|перел[её]т|билет|автобус|тоннел|мост|разниц)\w*[^.!?]*\Z",
    re.IGNORECASE,
)

# --- Russian --------------------------------------------------------------------

RUSSIAN_ACTS = words(
    """
    заяв сообщи|сообща сказал объяв призв|призыв требу|потреб обвин ответ|отвеч отреаг реаг отверг|отклон отказ
    отриц опроверг подтверд|подтвержд предлож|предлаг предупре пригроз|угрож осуд|осужд раскрит|критик поддерж
    соглас договор обсуд|обсужд подпис считае?т|считал|сочл|сочт полага убежд[её]н уверен|увер[яи] надеет|надеял
    рассчит ожида хоч|хот намер готов[аы]?\\b должн настаи|настоя выступ возраж|возраз выраз|выраж призна(?!н) призню пыта[ею]т|пытал
    попыт стрем обеспок озабоч недовол разочар прокоммент|коммент напомн|напомин отметил отмеча(?=[ею]т,) подч[её]рк вв[её]л|ввод|введ
    отозв выслал|высыл вышл[аи]_из_(?:договор|соглаш|переговор|состав) наруш блокир|заблок налож решил|реши[тл] обраща|обрат обеща|пообещ гарант приостан разорв
    сотруднич инициир ратиф игнор|проигнор манипул шантаж лжет|лжёт врет|вр[её]т вин[ия]т назва|назыв оцен понима
    заинтер против\\b жд[её]т|ждут прос[ия]т|попрос уступ воспри рассматр|рассмотр предприн провоц|спровоц переда[ёеюл]
    сохраня[ею]т|сохранил дал[аи]?_понять|да[ёе]т_понять|дают_понять обостр развяз нормализ прекра[тщ] пош[её]л|пошла|пошли
    выдви[нг] допус[кт] исключа[ею]т|исключил знает|знают|знал добива|добил наста[её] объясн советует|посовет
    высказ ставит|ставят вступ возлож|возлаг снима[ею]т|снял|снимет присоед предостав|предоставл оказыва[ею]т|оказал
    опас ведут|вед[её]т|вел[аи]?\\b верит|верят боит|боят торг[оу] нашл|наш[её]л|находят договар передум грозит|грозят
    одобр приветств отвод|отвел|отвед планирует_(?:ввест|ответ|подпис|обсуд) начал[иа]?_(?:переговор|диалог|консультац)
    продолжа[ею]т_(?:переговор|диалог|сотруднич|настаи|поддерж|считать|консультац) завершил[иа]?_(?:переговор|консультац)
    не_видит не_види|не_будет_(?:опуск|терп) созда[её]т|создают дистанц сблизил достиг помога[ею]т|помог эвакуир
    собира использу[ею]т накачив|накача найд[её]т|найдут удерж извест|извещ убежда|убеди стягива продолжа[ею]т_наращ поставит|поставля активиз приглас|приглаш сдал[аи]?\\b позвол отрек
    """
)
RUSSIAN_BEFORE_ACTS = words(
    """
    уже не также тоже сегодня вчера снова вновь опять всегда никогда по-прежнему пока теперь сейчас давно ещ[её] и ли вс[её]
    все же лишь только даже официально решительно категорически неоднократно резко будет|будут может|могут|могл[аи]|мог
    смо[жг]\\w+ продолжа\\w+ начал[аи]? начина\\w+ стал[аи]? никак просто так сразу впервые взаимно в_ответ в_очередной_раз по_этому_поводу
    официальн\\w+ бы была|были|был очень крайне совместно обоюдно первой|первым точно вряд_ли в_свою_очередь [а-яё]+о
    """
)
RUSSIAN_NAME = r"[А-ЯЁ][\w-]+(?: [А-ЯЁ][\w-]+)?"
RUSSIAN_SUBJECT = re.compile(
    rf"(?:(?: и|,| -| или) {RUSSIAN_NAME}){{0,3}}(?: (?:{RUSSIAN_BEFORE_ACTS})){{0,3}}(?: -)? ((?:{RUSSIAN_ACTS})[а-яё]*)",
)
RUSSIAN_ACTS_BEFORE = re.compile(
    rf"(?:\A|[^\w-])((?:{RUSSIAN_ACTS})[а-яё]*)(?: (?:ли|и|уже|не|официальн\w+))? (?:{RUSSIAN_NAME} и )?\Z",
    re.IGNORECASE,
)
# Of these only the subject is a party: one may name or consider a city something.
NAMING = ("назв", "назыв", "призна", "счита", "сочт", "сочл", "оцен", "рассм")
RUSSIAN_PLACE = re.compile(
    r"(?:\b(?:за|по|на|для|от|с|со|без|перед|из-под|город\w*|столиц\w+|аэропорт\w*|гостиниц\w+|отел\w+|кинотеатр\w*|клуб\w*|радиостанци\w+|стадион\w*|"
    r"рейс\w*|поезд\w*|метро|команд\w+|ФК|ХК|ЦСКА)|[-])(?: всей?| всю)? ?\Z",
    re.IGNORECASE,
)
RUSSIAN_OWNED = words(
    """
    позици реакци ответ политик[аиуе]\\b|политикой решени[еяюй] заявлени интерес давлени требовани обвинени мнени
    слов(?:ам|а|ах)?\\b согласи отказ союзник роль\\b|роли\\b влияни поддержк предложени инициатив намерени действи усили призыв
    угроз санкци провокаци|провокационн дипломати марионет курс[ау]?\\b|курсом отношени переговор диалог договор[её]нност спор
    контакт конфликт сближени партн[её]р противник враг[аиов]*\\b агресси пропаганд критик[аиуой]+\\b нот[ауы]\\b протест претензи
    обязательств гаранти уступ[ко] стратеги подход[аыомуе]*\\b вин[аыуе]\\b сторон[ыуе]?\\b участи посредничеств указк
    аргумент довод нажим ультиматум оценк мощь|мощи\\b амбици поведени готовност желани ожидани опасени обеспокоенност
    сотрудничеств взаимодействи разногласи противостояни напряж[её]нност консультаци соглашени пакт
    предупреждени упр[её]к протеже сигнал тон[ае]?\\b риторик отве[тч] подачи ставленник игр[аыу]\\b лояльност ложь|лжи\\b
    обещани представител намек намёк приоритет верси[яиюей] шаг[аиов]*\\b отмен соучасти неспособност нежелани договариваться
    """
)
RUSSIAN_OWNED_BY = re.compile(
    rf"(?:\A|[^\w-])(?:(?:{RUSSIAN_OWNED})\w*|[Оо]фициальн\w+) (?:официальн\w+ )?(?:{RUSSIAN_NAME} (?:и|-) )?\Z",
    re.IGNORECASE,
)
RUSSIAN_SHARED = words(
    """
    отношени переговор диалог контакт сотруднич договор соглас союз[аеу]?\\b конфликт спор сделк консультаци разрыв связ[иьяе]
    взаимодейств дружб конфронтаци войн напряж[её]нност координаци договор[её]нност партн[её]рств сближени торг обмен
    противостоян ссор компромисс обсуд|обсужд порвать воев общ(?:ение|ения|аться|ался) пакт соглашени работать бесед
    разногласи контрпродуктивн считаться обсуд разговор примир консульт
    """
)
RUSSIAN_DEALT_WITH = re.compile(
    rf"(?:\A|[^\w-])(?:{RUSSIAN_SHARED})\w*(?: [а-яё]+){{0,2}} (?:с|со) (?:официальн\w+ )?(?:{RUSSIAN_NAME} и )?\Z",
    re.IGNORECASE,
)
RUSSIAN_BETWEEN = re.compile(r"(?:\A|[^\w-])между (?:официальн\w+ )?\Z", re.IGNORECASE)
RUSSIAN_ADDRESSED = re.compile(
    rf"(?:\A|[^\w-])(?:официальн\w+|против|в отношении|со стороны|по мнению|по словам|по инициативе|в адрес|в пользу|от имени|в интересах"
    rf"|(?:требу|потреб|добива|ждать|жд[её]т|ждут|зависи|независи|отверну|отвернул)\w*(?: [а-яё]+)? от"
    rf"|(?:давлени|дав[ия]т|надави|влия|повлия|воздейств|нажим|вин|ответственност|санкци|нападк|рассчит|обид|жал[ую])\w*(?: [а-яё]+)? на)"
    rf" (?:официальн\w+ )?(?:{RUSSIAN_NAME} и )?\Z",
    re.IGNORECASE,
)
# Before a dative or an ablative with no preposition: a word that agrees with it makes it part of a name.
RUSSIAN_FREE = re.compile(
    r"(?:\A|[^\w-])(?!(?:городу?|столицей?|памятник|вслед|навстречу|между|перед|меж|над|под|рядом|вместе|эстафету)\b)[а-яё]{3,}(?<!ой)(?<!ому)(?<!ему)(?<!ым)(?<!им) \Z"
)
