"""A line of a page → why it is no part of the article, where its words say so.

The tables below hold what can be told from the words of one line, in English, German, French and
Spanish and a little beyond. A row of FURNITURE gives the reason, a pattern for the whole line, and
phrases that show it wherever they stand in the line. BOXES are headings that open a box of links or
a form.
"""

import re
from functools import lru_cache

from kit.article import INVENTED

TIME_FOR_READING = "note on time for reading"
FURNITURE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "link that skips to a part of the page",
        (
            r"(?:skip|jump) (?:to|next|past)\b.{0,120}|accessibility links|zu[rm] .{3,40} springen"
            r"|direkt zum inhalt|den nächsten abschnitt .{0,120} überspringen"
            r"|(?:aller|passer) au (?:contenu|menu).{0,30}|(?:ir|saltar) al (?:contenido"
            r"|menú).{0,30}"
            r"|back to (?:top|home|search results)|go to homepage|nach oben|haut de page"
            r"|volver arriba"
        ),
        (),
    ),
    (
        "advertisement",
        (
            r"advertis(?:ement|ing)s?|sponsored(?: content)?|paid (?:post|content)|promoted"
            r"|anzeige|werbung|publicit[ée]|publicidad|pubblicità|reklam"
            r"|story continues below.{0,20}"
            r"|(?:article|scroll) (?:continues|to continue).{0,30}"
        ),
        (),
    ),
    (
        "copyright notice",
        r"(?:©|\(c\) ?\d|copyright\b).{0,300}",
        (
            " ©",
            "all rights reserved",
            "alle rechte vorbehalten",
            "tous droits réservés",
            "todos los derechos reservados",
            "may not be published, broadcast",
        ),
    ),
    (
        "note on cookies or privacy",
        (
            r"cookies?(?: (?:policy|settings?|notice|preferences|consent))?|privacy (?:policy"
            r"|notice).{0,40}|terms (?:of|and) (?:use|service"
            r"|conditions).{0,60}"
            r"|do not sell.{0,60}|datenschutz\w*|impressum|politique de confidentialité"
            r"|política de privacidad|aviso legal|mentions légales|enable cookies.{0,40}"
        ),
        (
            "we use cookies",
            "use of cookies",
            "using cookies",
            "accept cookies",
            "accept all cookies",
            "our privacy policy",
            "the privacy policy",
            "wir verwenden cookies",
            "unsere partner cookies",
            "des cookies",
            "utilizamos cookies",
            "utilizziamo cookie",
        ),
    ),
    (
        "plug for a newsletter, an app or a subscription",
        (
            r"(?:please )?(?:sign|log)(?:ged)? ?(?:up|in|out)\b.{0,160}"
            r"|(?:click to )?subscribe\b.{0,160}"
            r"|subscribers? only.{0,80}|register (?:now|here|for).{0,120}|already (?:have"
            r"|a) .{0,60}\?.{0,30}"
            r"|(?:get|download|install) .{0,60}\bapps?\b.{0,60}|be the first to .{0,80}"
            r"|newsletters?.{0,60}"
            r"|(?:donate|support) (?:now|us|to .{3,60}|our .{3,60})\W*|(?:jetzt )?(?:abonnieren"
            r"|anmelden)\W*"
            r"|your subscription .{0,80}|unlock this article.{0,160}"
            r"|this article is exclusive to.{0,80}"
            r"|to read the rest .{0,80}|(?:s.abonner|inscrivez-vous|suscr[ií]b[ea]).{0,120}"
            r"|choose your plan.{0,60}|view all plans.{0,60}"
        ),
        (
            "to our newsletter",
            "our daily newsletter",
            "for our newsletter",
            "the newsletter here",
            "straight to your inbox",
            "delivered to your inbox",
            "straight to your phone",
            "breaking news alert",
            "breaking news email",
            "subscription offers",
        ),
    ),
    (
        "plea for money",
        r"would you join us.{0,300}|(?:our|we) .{0,30}needs? you",
        (
            "your contribution of",
            "your support help",
            "your support make",
            "your donation",
            "contribute as little as",
            "contributing as little as",
            "consider supporting",
            "support our newsroom",
            "support independent journalism",
            "cannot do this without",
        ),
    ),
    (
        "form to send something in",
        (
            r"(?:please )?(?:fill (?:out|in) (?:the|this) form|email your "
            r"|do you have an issue).{0,400}"
            r"|do you have (?:info|information|a (?:news )?tip|a story) .{0,100}"
            r"|report (?:a|an) (?:correction|typo|error).{0,40}"
        ),
        (),
    ),
    (
        INVENTED,
        r"this (?:report|page) is (?:invented|made up)(?: for [\w ]{3,60})?: .{3,200}[^.]",
        (),
    ),
    ("dividing line", r"[\W_]+", ()),
    ("quoted post", r"[—–-] ?.{2,60}\(@\w{2,30}\).{0,40}", ("pic.twitter.com/", "https://t.co/")),
    (
        "note of the video or audio player",
        (
            r"(?:(?:to play|playing) this (?:video|audio)|please (?:enable|use|turn on|upgrade)\b"
            r"|ie \d+ is not|your browser|um dieses video|pour (?:lire|visionner) cette).{0,200}"
            r"|(?:\d{1,2}:)?\d{1,2}:\d\d(?: ?/ ?[\d:]+)?|loading ?(?:error)?.{0,20}|(?:toggle|show"
            r"|hide) caption"
            r"|(?:enlarge|expand|open)(?: this)? (?:image|picture|gallery)|(?:watch"
            r"|listen)(?: live| now)?"
            r"|video|audio|close|expand|play|pause|live|image|untitled|watch:.{3,120}"
            r"|now playing.{0,80}"
            r"|this content is (?:provided|not available).{0,300}"
        ),
        ("enable javascript", "content is provided by"),
    ),
    (
        "link to another page",
        (
            r"(?:(?:please |to )?(?:read|see|find out|learn|watch|listen|hear) (?:more|also|next"
            r"|now)|related(?: story)?"
            r"|see|read|live updates|latest|more|more on this|lesen sie (?:auch|mehr)|mehr (?:dazu"
            r"|zum thema|lesen)"
            r"|auch interessant|lire (?:aussi|la suite)|à lire(?: aussi)?|voir aussi|leer (?:más"
            r"|también)"
            r"|le[ae] (?:más|también)|leggi anche|ver también)\s*[:|>»-]+.{0,200}"
            r"|(?:read|see|show|load|view|learn|find out) (?:more|all|comments?|full .{3,30})\W*"
            r"|mehr (?:lesen|anzeigen)|lire la suite|leer más|lire aussi|weiterlesen"
            r"|alle artikel .{0,60}"
            r"|.{0,80}\bfollow live|here[’']s how"
        ),
        ("click here", "clicking here"),
    ),
    (
        TIME_FOR_READING,
        (
            r"(?:estimated )?(?:reading|read|lese)[ -]?(?:time|zeit|dauer).{0,20}"
            r"|\d{1,3} ?[- ]?min(?:ute|uten|utos)?s?\.?(?: (?:read|de lecture|de lectura"
            r"|lesezeit))?"
            r"|temps de lecture.{0,20}|\d{1,2} (?:hours?|minutes?|days?)(?: and \d+ \w+)? ago"
        ),
        (),
    ),
    (
        "form for comments",
        (
            r"(?:leave|post|add|write|view|show|join) (?:a |the |all )?(?:\d+ )?(?:comments?|reply"
            r"|conversation|discussion)\b.{0,80}|comments?(?: \(?\d+\)?)?|\d+ (?:comments?"
            r"|kommentare?)"
            r"|kommentare?|commentaires?(?: \(?\d+\)?)?|comentarios?"
            r"|your email address will not.{0,80}"
            r"|(?:comments? (?:are|is)|commenting) .{0,120}"
            r"|send us (?:your )?feedback\W*|schicken sie uns ihr feedback\W*"
            r"|give (?:us )?feedback.{0,30}"
        ),
        ("reader comments are", "limited to subscribers"),
    ),
    (
        "list of subjects",
        (
            r"(?:tags?|tagged|topics?|filed under|posted in|keywords?|related (?:subjects|topics)"
            r"|schlagw[oö]rter?|themen|mots[- ]clés|etiquetas|temas)\s*(?::.{0,300})?"
            r"|(?-i:Tags (?:[A-Z][\w’'-]* ?){2}.{0,300})"
        ),
        (),
    ),
    ("permalink", r"https?://\S{3,300}|(?:permalink|kurzlink)\W*", ()),
)
BOXES = (
    r"(?:the )?(?:related"
    r"|more (?:from|in|on|about|to explore|top|news|stories|coverage|related|for you)"
    r"|most (?:read|popular|viewed|watched|shared|recent)|trending|top (?:stor(?:y|ies)|news"
    r"|videos)"
    r"|latest (?:news|stories|videos?|headlines|updates)|the latest|recommended"
    r"|you (?:might|may) (?:also )?(?:like|have)|read (?:next|more|also)|up next|next up"
    r"|editor[’']?s[’']? picks?|what[’']?s hot|featured|don[’']t miss|in case you missed"
    r"|popular (?:in|now|stories|posts)|explore (?:more|the)|share (?:this|on|your story)"
    r"|follow (?:us|on|\w+ on)|support (?:us|our \w+|\w+)|stay (?:connected|informed)"
    r"|about (?:the authors?|us)|keep (?:reading|updated)|dw recommends|sponsored (?:links|stories)"
    r"|dw[’']s top story|from (?:our partners?|the web)|around the web|best .{3,20} deals"
    r"|other (?:stories|news)|weitere (?:informationen|themen|artikel|meldungen|nachrichten)"
    r"|mehr (?:zum thema|von|aus|zu)|passend zum|das könnte (?:sie|dich)|auch interessant"
    r"|meistgelesen|die redaktion empfiehlt|lesen sie auch|empfehlungen|sur le même (?:sujet|thème)"
    r"|à lire aussi|lire aussi|les plus lus|articles? (?:liés?|associés?|les plus)|voir aussi"
    r"|lo más (?:leído|visto|popular)|te puede interesar|noticias relacionadas|relacionad[oa]s"
    r"|más (?:noticias|información|en)|leggi anche|potrebbe interessarti|artigos relacionados"
    r"|leia também|lees ook|comments|leave a (?:comment|reply)|tags|topics|filed under|posted in"
    r"|orte|themen|why you can trust)\b.{0,60}"
)
_LINE = re.compile(
    "|".join(f"(?P<r{number}>{pattern})" for number, (_, pattern, _) in enumerate(FURNITURE)),
    re.IGNORECASE,
)
_PHRASES = tuple((phrase, reason) for reason, _, phrases in FURNITURE for phrase in phrases)
_BOX = re.compile(BOXES, re.IGNORECASE)
_LINK = re.compile(r":\s*\S")
# A teaser of another page ends in the word of its link.
_LINKED = re.compile(
    r"[.!?…][\"”»]? (?:mehr|more|weiter|weiterlesen|lire la suite|leer más)\W{0,3}\Z"
)
_SHARING = frozenset(
    "facebook twitter x tweet whatsapp email e-mail mail linkedin pinterest reddit flipboard pocket"
    " telegram messenger instagram youtube soundcloud rss share sharing print copy link copied save"
    " bookmark url send comment gift teilen drucken kopieren merken partager imprimer copier "
    "envoyer"
    " compartir imprimir copiar enviar condividi stampa threads bluesky mastodon xing sms wechat "
    "tiktok"
    " twitter-x ×".split()
)
_BESIDE_SHARING = frozenset("more and this article the on to by x via us | / · • , follow".split())
_PHOTO = re.compile(
    r"\b(?:photos?|foto|getty|reuters|afp|ap|epa|dpa|imago|shutterstock|file|image|handout|courtesy"
    r"|bild|archiv)\b",
    re.IGNORECASE,
)
_CREDIT_ENDS = (
    *(
        "hide caption",
        "getty images",
        "file photo",
        "nuotr.",
        "shutterstock",
        "via reuters",
        "via ap",
    ),
    *("via afp", "/reuters", "/afp", "/ap", "/epa", "/getty", "/dpa", "/pool", "/picture alliance"),
    *("/imago", "/ap photo", "/ap images", "/getty images", "/imago images", "/ reuters", "/ afp"),
)
_CREDIT_LINE = re.compile(
    r"(?:photos?|image|picture|photograph|foto|bild|photographie|crédits?|imagen|fotografía)"
    r" ?(?:by\b|credit\b|:|/|©|courtesy\b|von\b|par\b).{1,120}",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"@[\w-]{1,64}\.[\w.]{2,20}|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b")
_LONGEST, _LONGEST_BOX, _LONGEST_CREDIT, _LONGEST_SHARING, _LONGEST_CONTACT = 420, 90, 120, 90, 500


@lru_cache(maxsize=1024)  # a page's lines are looked at several times
def furniture_reason(text: str) -> str:
    """Say why a line is no part of the article; an empty text if its words don't show it.

    >>> furniture_reason("Advertisement"), furniture_reason("Share | Tweet")
    ('advertisement', 'buttons for sharing')
    >>> furniture_reason("The ferry was late on Monday.")
    ''
    """
    if len(text) > _LONGEST:
        return ""
    match = _LINE.fullmatch(text)
    if match and match.lastgroup:
        return FURNITURE[int(match.lastgroup[1:])][0]
    lower = text.lower()
    for phrase, reason in _PHRASES:
        if phrase in lower:
            return reason
    if len(text) <= _LONGEST_SHARING and _shares(lower):
        return "buttons for sharing"
    return "teaser of another page" if _LINKED.search(lower, max(0, len(lower) - 30)) else ""


def opens_box(text: str) -> bool:
    """Tell whether a line is the heading of a box of links, a form or a list of subjects.

    >>> opens_box("Related stories"), opens_box("Related talks failed in May.")
    (True, False)
    """
    return (
        len(text) <= _LONGEST_BOX
        and text[-1:] not in ("", *'.!?”"')
        and _BOX.fullmatch(text) is not None
        and not _LINK.search(text)
    )


def is_caption(text: str) -> bool:
    """Tell whether a line ends as a picture's caption does, with who took the picture.

    >>> is_caption("A white ferry at the pier. (AP Photo/A. Holm)")
    True
    """
    if text[-1:] == ")":
        inside = text[text.rfind("(") + 1 : -1]
        return len(inside) <= _LONGEST_CREDIT and _PHOTO.search(inside) is not None
    return text[-40:].lower().endswith(_CREDIT_ENDS)


def is_credit(text: str) -> bool:
    """Tell whether a line says nothing but who took a picture.

    >>> is_credit("Photo: A. Holm"), is_credit("Photo shows a ferry.")
    (True, False)
    """
    return len(text) <= _LONGEST_CREDIT and _CREDIT_LINE.fullmatch(text) is not None


def gives_contact(text: str) -> bool:
    """Tell whether a line holds an e-mail address or a telephone number.

    >>> gives_contact("Write to desk@harbor.example")
    True
    """
    return len(text) <= _LONGEST_CONTACT and _CONTACT.search(text) is not None


def _shares(lower: str) -> bool:
    words = lower.replace("|", " | ").split()
    named = [word for word in words if word not in _BESIDE_SHARING]
    return bool(named) and _SHARING.issuperset(named)
