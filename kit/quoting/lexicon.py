"""Word lists: the closed classes of English that the rules look words up in.

A word is added here because English uses it so in any report, never because one report needed it.
"""

from typing import Literal

Gender = Literal["he", "she"]
Form = Literal["base", "present", "past", "ing"]


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


# --- verbs of saying -------------------------------------------------------------------------
# Regular verbs; their forms are built by `verb_forms`.
SAYING = _words(
    "accuse acknowledge add admit advise affirm agree allege announce answer argue ask assert",
    "attest aver bemoan blame blast boast brag caution characterize charge chastise chide",
    "claim clarify comment compare complain concede conclude condemn confess confide confirm",
    "contend continue counter criticise criticize cry declare decline decry defend demand",
    "denounce deny deride describe detail disclose dismiss dispute dub echo elaborate",
    "emphasise emphasize enthuse estimate exclaim exhort explain exult fume gripe hail hint",
    "imply indicate inform insist interject intone invoke joke jeer label lament laud liken",
    "maintain mention mock mumble murmur muse mutter note object observe opine order",
    "paraphrase phrase plead pledge point portray praise predict proclaim promise pronounce",
    "propose protest quip question rail reaffirm reason reassure recall recite reckon",
    "recommend recount refer reiterate reject relate remark remind repeat reply report",
    "request respond retort reveal rule scoff scream shout shriek signal slam snap sneer",
    "sniff sob specify speculate state stipulate stress suggest surmise taunt tease testify",
    "thunder tout tweet underline underscore urge utter venture vent voice volunteer vow",
    "wager warn whisper wonder yell post chant certify theorize term brand ridicule attack",
    "bristle crow drawl gush huff josh lecture pray preach profess quote rant rave rejoin",
    "roar sigh stammer swear summarize acclaim admonish applaud assail assure berate blog",
    "broadcast categorize caption chime cite commend concur contest correct credit direct",
    "discuss divulge rebuff rebuke rebut refute relay remonstrate reprimand scold sing title",
    "trumpet verify welcome apologise apologize assess",
)
IRREGULAR = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "writing"),
    "speak": ("speaks", "spoke", "speaking"),
    "hold": ("holds", "held", "holding"),
    "foretell": ("foretells", "foretold", "foretelling"),
    "call": ("calls", "called", "calling"),
    "find": ("finds", "found", "finding"),
    "show": ("shows", "showed", "showing"),
    "read": ("reads", "read", "reading"),
    "swear": ("swears", "swore", "swearing"),
    "sing": ("sings", "sang", "singing"),
    "go": ("goes", "went", "going"),
    "begin": ("begins", "began", "beginning"),
    "put": ("puts", "put", "putting"),
    "think": ("thinks", "thought", "thinking"),
    "believe": ("believes", "believed", "believing"),
    "feel": ("feels", "felt", "feeling"),
    "hope": ("hopes", "hoped", "hoping"),
    "know": ("knows", "knew", "knowing"),
    "expect": ("expects", "expected", "expecting"),
    "fear": ("fears", "feared", "fearing"),
    "offer": ("offers", "offered", "offering"),
    "conclude": ("concludes", "concluded", "concluding"),
}
# These report without marks only before "that" or a clause of their own; thinking is not saying.
THINKING = _words("think believe feel hope know expect fear reckon wonder")
# These carry a quotation, but "called a meeting" or "went home" reports nothing by itself.
ONLY_WITH_MARKS = _words(
    "go put begin call speak hold read continue dub label brand term title caption phrase",
    "sing chant compare liken chime point rail rant vent detail show invoke post quote attack",
    "mock ridicule taunt tease portray characterize direct rule order offer contest correct",
    "credit answer refer sigh cry scream huff bristle crow signal thunder state",
)
# A clause follows these without "that": "said the road was closed".
BARE_CLAUSE = _words(
    "say add claim argue insist maintain note think believe report acknowledge admit warn",
    "suggest announce confirm allege concede declare estimate predict contend assert state",
    "explain stress emphasize emphasise conclude agree deny recall complain reveal swear vow",
    "promise testify tweet write observe indicate boast hint reiterate repeat remark hope",
    "fear expect feel reckon tell find show know joke counter reply respond speculate imply",
    "caution pledge",
)
# What these report is a thing or a person: "dismissed the charges", "accused Rome of delay".
WITH_OBJECT = _words(
    "accuse blame condemn criticise criticize demand denounce deny describe dismiss praise",
    "reject urge question propose request promise announce predict recommend decry defend",
    "deride blast slam hail warn remind rebuke laud lament commend dispute refute welcome",
    "suggest acknowledge admit pledge confirm applaud advise assail call cite discuss mention",
    "recount recall stress emphasize emphasise outline tout explain chastise chide ask",
)
# A person or thing may stand behind these without "that": "told Lee", "praised Rome".
WITH_PERSON = WITH_OBJECT | _words(
    "tell attack mock ridicule inform reassure assure taunt tease quote credit portray",
    "characterize challenge contradict counter correct answer interview endorse label brand",
    "dub term title liken compare show find read hold put call believe know fear expect offer",
    "order rule report lecture",
)
# What these report begins with a preposition: "called for talks", "warned against haste".
WITH_PREPOSITION = {
    "tell": _words("to"),
    "call": _words("for on"),
    "agree": _words("to on"),
    "warn": _words("of against about"),
    "speak": _words("of about against"),
    "complain": _words("of about"),
    "comment": _words("on"),
    "point": _words("to out"),
    "refer": _words("to"),
    "joke": _words("about"),
    "boast": _words("of about"),
    "decline": _words("to"),
    "promise": _words("to"),
    "vow": _words("to"),
    "pledge": _words("to"),
    "threaten": _words("to"),
    "offer": _words("to"),
    "claim": _words("to"),
    "refuse": _words("to"),
    "object": _words("to"),
    "respond": _words("to"),
    "argue": _words("for against"),
    "ask": _words("for about whether if to"),
    "apologise": _words("for"),
    "apologize": _words("for"),
    "insist": _words("on"),
    "testify": _words("about"),
    "say": _words("of"),
    "lecture": _words("about on"),
}
# These forms are nouns as often as verbs: "the report", "his claims", "a call".
ALSO_NOUNS = _words(
    "account answer answers attack attacks blame call calls cause charge charges claim claims",
    "comment comments complain contest counter credit cry cries demand demands detail details",
    "dispute disputes echo echoes estimate estimates fear fears feel hint hints hold hope",
    "hopes joke jokes label labels lament mention note notes notice object objects offer",
    "offers order orders plea pledge pledges point points post posts praise promise promises",
    "protest protests question questions quip quote quotes reason reasons remark remarks",
    "reply report reports request requests rule rules show shows sign signal signals slam",
    "state states stress tease term terms title titles tweet tweets vow vows voice voices",
    "warning warnings welcome wonder brand brands finding findings meaning ruling saying",
    "reading writing caption direct correct speaking hearing address addresses taunt taunts",
    "snap share shares rant rants cite record",
)
# In front of another verb of saying these are what is said: "Lee said the crisis demands …".
UNSURE = THINKING | _words("demand show read begin hold indicate signal rule order require")
# These say something only with the word behind them: "went on", "put it".
ONLY_WITH_PARTICLE = {"go": _words("on off"), "put": _words("it"), "point": _words("out to")}
REPORTED_PASSIVE = _words("quoted cited recorded heard reported paraphrased described")
AUXILIARIES = _words(
    "am is are was were be been being has have had having do does did will would shall should",
    "can could may might must wo ca isn't aren't wasn't weren't hasn't haven't hadn't doesn't",
    "don't didn't won't wouldn't can't couldn't shouldn't isn’t aren’t wasn’t weren’t hasn’t",
    "haven’t hadn’t doesn’t don’t didn’t won’t wouldn’t can’t couldn’t shouldn’t",
)
BE = _words(
    "am is are was were be been being isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t",
)
MODALS = _words(
    "will would shall should can could may might must to wo won't wouldn't won’t wouldn’t",
)
NEGATIONS = _words("not never no neither nor without")
NEGATIONS |= frozenset(word for word in AUXILIARIES if word.endswith(("n't", "n’t")))
# Adverbs that stand between subject and verb, besides those in -ly.
ADVERBS = _words(
    "also later then now still once again further even just first never always often earlier",
    "ever instead too not soon already yet twice sometimes afterward afterwards meanwhile",
    "thus thereby himself herself themselves itself all both each so far long since well back",
    "nevertheless nonetheless however moreover furthermore rather quite almost simply out",
)

# --- nouns and pronouns ----------------------------------------------------------------------
HE, SHE = _words("he him his himself"), _words("she her hers herself")
SUBJECT_PRONOUNS = _words("he she they it i we you who")
PLURAL_PRONOUNS = _words("they them their we")
DETERMINERS = _words(
    "the a an this that these those his her its their my our your some many most several few",
    "any no every each both all another one two three four five six seven eight nine ten",
    "dozens hundreds more other others what",
)
PREPOSITIONS = _words(
    "of in on at by for from with to into onto over under about above across after against",
    "along amid among around as before behind below beneath beside between beyond despite",
    "down during except inside like near off outside past per regarding since than through",
    "throughout till toward towards underneath until up upon versus via within without",
    "following concerning out alongside besides",
)
# A phrase with one of these can belong to the noun before it: "the mayor of Cork".
NOUN_PREPOSITIONS = _words(
    "of for at in from with to on near by against behind between through over across around",
    "into about",
)
CONJUNCTIONS = _words("and or but nor yet plus &")
SUBORDINATORS = _words(
    "that which who whom whose when where while whereas because although though if unless",
    "whether how why what whoever until since once so as before after than whatever lest",
)
# Numbers are no days; a day or a time is never who spoke.
TIMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april",
    "june july august september october november december jan feb mar apr jun jul aug sep",
    "sept oct nov dec today yesterday tomorrow tonight morning afternoon evening night noon",
    "midnight week weekend month year day hour minute earlier later now then recently last",
    "next ago early late once",
)
DAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april",
    "june july august september october november december",
)
# Nouns that are people or bodies who can speak; a "that" clause after "the news that" has none.
TITLES_HE = _words("mr sir lord king prince congressman chairman spokesman father brother pope")
TITLES_HE |= _words("businessman actor son husband grandfather uncle duke baron monk policeman")
TITLES_SHE = _words("mrs ms miss mme lady dame queen princess congresswoman chairwoman spokeswoman")
TITLES_SHE |= _words("mother sister actress daughter wife grandmother aunt duchess baroness nun")
TITLES_SHE |= _words("businesswoman policewoman heroine first-lady widow hostess")
TITLES = (
    TITLES_HE
    | TITLES_SHE
    | _words(
        "dr sen sens senator senators rep reps representative gov govs governor president",
        "vice prime minister secretary chancellor gen general col colonel lt lieutenant capt",
        "captain sgt sergeant maj major adm admiral judge justice prof professor rev reverend",
        "chair director ambassador attorney mayor speaker leader former ex then state foreign",
        "interior defence defense deputy chief spokesperson candidate nominee coach",
        "commissioner detective inspector officer sheriff archbishop bishop cardinal rabbi",
        "imam sheikh ayatollah emir sultan premier chairperson executive editor democrat",
        "republican labour conservative hon insp supt cllr councillor councilman councilwoman",
        "co-founder founder host author analyst economist correspondent reporter",
    )
)
# Capitalised words that begin a sentence or name no one.
NOT_NAMES = _words(
    "the a an this that these those in on at by for from with to of and or but if when while",
    "as it he she they we i you his her its their my our your there here what who why how",
    "after before since although though because despite during meanwhile however still yet",
    "now then also even not no so some many most several few all both each every one two",
    "three once more such according asked speaking mr mrs ms dr yes well just only perhaps",
    "maybe instead later earlier under over until through among amid about like unlike either",
    "neither nor than whether where which whose",
)
JOINERS = _words("de da di van von der den la le el al bin ibn abu du dos del ben ter bint")
SUFFIXES = _words("jr sr ii iii iv jr. sr.")
# Endings by which a name shows a body rather than a person.
BODY_WORDS = _words(
    "ministry department office house council committee commission party government agency",
    "bank university college institute center centre group association union company",
    "corporation corp inc ltd times post journal news press network court senate congress",
    "parliament assembly police army force forces service bureau board federation foundation",
    "fund league team club campaign church administration authority coalition alliance",
    "organization organisation nations states kingdom republic street magazine report poll",
    "survey study twitter facebook hall tribune herald guardian observatory society exchange",
    "airlines motors reserve treasury pentagon kremlin reuters interfax",
)

# --- given names -----------------------------------------------------------------------------
# The commonest given names of several languages; names given to boys and girls alike are left out.
GIVEN_HE = _words(
    "aaron abdul abdullah abraham adam adrian ahmed ahmad alan albert alberto alejandro",
    "aleksandr alexander alexei ali alistair allan allen alfred alvin amir anatoly anders",
    "andreas andrei andrés andrew andy angelo anthony antoine antonio antónio anton arnold",
    "arthur arturo asad bashar barack barry bart ben benedict benjamin bernard bernie bert",
    "bill billy björn bob bobby boris brad bradley brendan brian bruce bruno bryan byron",
    "calvin carl carlos cedric chad charles charlie chen chester chris christian christoph",
    "christophe christopher chuck claude clarence claudio clifford clint clive colin conor",
    "corey craig curtis dale damien dan daniel darren dave david dean dennis derek dick diego",
    "dieter dimitri dmitri dmitry dominic don donald douglas doug duncan dwight dylan earl ed",
    "eddie edgar eduardo edward edwin elijah eli emmanuel enrique eric erik ernest ernesto",
    "ethan eugene evan fabio felipe felix fernando fidel francesco francisco franck franco",
    "françois frank franz fred frederick friedrich gabriel gareth gary gavin geoff geoffrey",
    "george gerald gerard gerhard gilbert giovanni giuseppe glenn gordon graham grant greg",
    "gregory guillaume günter gustavo guy hamid hans harold harry harvey hassan hector heinz",
    "helmut henri henrik henry herbert herman hosni howard hugh hugo hussein ian ibrahim igor",
    "imran isaac ivan jack jackson jacob jacques jaime jake jamal james jan jared jason",
    "javier jay jeff jeffrey jens jeremy jerome jerry jesse jesús jim jimmy joachim joão joe",
    "joel johan johannes john johnny jon jonas jonathan jorge josé jose joseph josh joshua",
    "josef juan julian julio jürgen justin karim karl keith ken kenneth kevin khalid kirk",
    "klaus kofi konstantin kurt kyle lamar larry lars laurent lawrence lee leo leon leonard",
    "leonardo leonid lewis liam lindsey lionel louis luca lucas luigi luis luiz lukas luke",
    "mahmoud manuel marc marcel marco marcus mario mark markus marshall martin marvin massimo",
    "mateo matt matteo matthew matthias maurice mauricio max maxim mehmet michael michel",
    "miguel mike mikhail milo mitch mitt mohamed mohammad mohammed muhammad morris moshe",
    "mustafa nathan nathaniel neil nelson newt nicholas nicolas nick nicola nigel nikita",
    "nikolai noah noel norman oliver omar oscar osama otto owen pablo paolo patrick paul",
    "pavel pedro per pete peter petr phil philip philippe phillip pierre pieter rafael ralph",
    "ramon randall randy raul raúl ray raymond recep reggie rex ricardo richard rick rob",
    "robert roberto rod rodney rodrigo roger roland roman ron ronald ross roy ruben rudy",
    "rudolph rupert rush russell ryan said salman salvador sam samuel scott sean sebastian",
    "serge sergei sergey sergio seth shane shaun shinzo simon spencer stanley stefan stephen",
    "steve steven stewart stuart sven tariq ted terrence thomas theodore theo tim timothy",
    "tobias todd tom tommy tony travis trent trevor tyler umar uwe valery vernon victor vijay",
    "viktor vincent vitaly vladimir volodymyr walter warren wayne werner wilhelm will william",
    "willie wolfgang xavier yasser yitzhak youssef yusuf yuri zachary",
)
GIVEN_SHE = _words(
    "abigail ada adriana agnes aisha alice alicia alison allison amanda amber amelia amina",
    "amy ana anastasia andrea angela angelica angelina anita ann anna anne annette annie",
    "antonia april arlene astrid audrey barbara beatrice becky bernadette beth betty beverly",
    "bonnie brenda bridget brigitte camille carla carly carmen carol carole caroline carolyn",
    "carrie catherine cathy cecilia celia charlotte chelsea cheryl christina christine cindy",
    "claire clara claudia colleen connie constance cristina crystal cynthia daisy dana",
    "danielle daniela dawn deborah debbie debra delia denise diana diane dina dolores donna",
    "dora doris dorothy edith eileen elaine eleanor elena elisabeth elise eliza elizabeth",
    "ella ellen elsa emily emma erica erika erin esther eva evelyn fatima federica fiona",
    "florence frances gabriela gabrielle gail geraldine gertrude gina giorgia gisela gloria",
    "grace greta gwen gretchen hanna hannah heather heidi helen helena helene hilary hillary",
    "holly ida ilse inga ingrid irene irina iris isabel isabella ivanka jacqueline jane janet",
    "janice jasmine jean jeanne jenna jennifer jenny jessica jill joan joanna joanne jodi",
    "josephine joy joyce juanita judith judy julia juliana julie juliet june karen karin kate",
    "katharine katherine kathleen kathryn kathy katie katja kayla kellyanne kimberly kirsten",
    "kristen kristin kristina larisa laura lauren laurie leah leila lena lillian lina linda",
    "lisa liz liza lois loretta lori lorraine louise lucia lucy lydia lynn madeleine madison",
    "maggie malala mandy margaret margarita margot maria mariam marian marianne marie marilyn",
    "marina marine marion marjorie martha mary maureen megan melania melanie melinda melissa",
    "mercedes michele michelle mildred milena miranda miriam molly mona monica monika nadia",
    "nancy naomi natalia natalie natasha nicole nikki nina noor nora norma olga olivia olena",
    "pam pamela patricia patty paula pauline peggy penelope penny petra phyllis priscilla",
    "rachel raquel rebecca regina renate renee rita roberta rosa rose rosemary roxanne ruth",
    "sabine sabrina sally samantha sandra sara sarah selina shannon sharon sheila shirley",
    "silvia simone sofia sonia sonja sophia sophie stacey stella stephanie sue susan susanne",
    "suzanne svetlana sylvia tamara tammy tania tanya tatiana teresa theresa thelma tiffany",
    "tina tracy ursula valentina valerie vanessa vera veronica victoria viola virginia vivian",
    "wanda wendy whitney yasmin yolanda yulia yvonne zainab zoe",
)


def verb_forms() -> dict[str, tuple[str, Form]]:
    """Return every form of the verbs of saying with its verb and the form it is.

    >>> verb_forms()["denied"], verb_forms()["tells"]
    (('deny', 'past'), ('tell', 'present'))
    """
    forms: dict[str, tuple[str, Form]] = {"according": ("according", "ing")}
    for verb in sorted(SAYING - IRREGULAR.keys()):
        forms |= _regular(verb)
    for verb, (present, past, ing) in IRREGULAR.items():
        forms |= {verb: (verb, "base"), present: (verb, "present"), past: (verb, "past")}
        forms[ing] = (verb, "ing")
    return forms


def _regular(verb: str) -> dict[str, tuple[str, Form]]:
    stem = verb.removesuffix("e")
    doubled = (
        verb + verb[-1]
        if verb in {"chat", "quip", "brag", "snap", "slam", "dub", "sob", "rebut"}
        else stem
    )
    doubled = verb + "r" if verb == "refer" else doubled
    doubled = verb + "t" if verb == "admit" else doubled
    if verb.endswith("y") and verb[-2] not in "aeo":
        present, past = f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    else:
        present = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
        past = f"{doubled}ed"
    return {
        verb: (verb, "base"),
        present: (verb, "present"),
        past: (verb, "past"),
        f"{doubled}ing": (verb, "ing"),
    }
